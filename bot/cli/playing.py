"""`safir playground`: the bot and somebody to talk to, on this machine, without a token."""

import asyncio
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from bot import playground
from bot.cli.adding import add_all
from bot.cli.running import run_bot
from bot.cli.words import say, sentence
from bot.errors import BotError
from bot.playground import ADMIN_ID, Playground
from bot.settings import Settings, load_settings

SAMPLE = Path(playground.__file__).parent / "sample"


def play(port: int | None) -> None:
    """Open the playground over a fresh database with a small corpus, and run the bot in it.

    Args:
        port: Where; None is the usual one, or any other if that is taken.
    """
    load_settings()  # what is malformed is said before anything starts
    with _opened(port) as opened, tempfile.TemporaryDirectory(prefix="safir-") as folder:
        settings = _settings(opened, Path(folder))
        say("cli-playground-loading")
        asyncio.run(add_all(settings, [SAMPLE], as_json=False))
        sys.stdout.write(sentence("cli-playground-open", always=True, address=opened.url) + "\n")
        sys.stdout.flush()
        run_bot(settings, lambda: timedelta(seconds=opened.world.ahead))


@contextmanager
def _opened(port: int | None) -> Iterator[Playground]:
    wanted = (playground.DEFAULT_PORT, 0) if port is None else (port,)
    with ExitStack() as ending:
        for number in wanted:
            with suppress(OSError):
                yield ending.enter_context(playground.in_background(port=number))
                return
    raise BotError(sentence("cli-port-taken", always=True, port=str(port)))


def _settings(opened: Playground, folder: Path) -> Settings:
    """Take the settings as they are, but for what would reach outside."""
    return Settings(
        bot_token=SecretStr(opened.token),
        bot_api_url=opened.url,
        admin_ids=frozenset({ADMIN_ID}),
        database_url=None,
        data_dir=folder,
        webhook_url=None,
        ops_listen=None,
    )
