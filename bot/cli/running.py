"""`safir run`."""

import asyncio
import sys
from collections.abc import Callable
from datetime import timedelta

import structlog
import typer

from bot.errors import BotError
from bot.logs import set_up_logging
from bot.settings import Settings, load_settings
from storage.errors import StorageError

_SWITCH_SECONDS = 0.0005
"""How long a thread may keep Python to itself while another waits for it. At the usual 5 ms every
wait of a question for the database lasts as long, while something works in the background."""

log = structlog.get_logger(__name__)


def run_bot(settings: Settings | None = None, ahead: Callable[[], timedelta] = timedelta) -> None:
    """Run the bot until it is told to stop.

    Args:
        settings: None: those of the environment.
        ahead: How far its clock is moved forward just now.
    """
    settings = settings or load_settings()
    from bot.start import run  # takes longer to load than a wrong setting takes to be named

    set_up_logging(settings.log_level, settings.log_format, settings.token)
    sys.setswitchinterval(_SWITCH_SECONDS)
    try:
        asyncio.run(run(settings, ahead))
    except (BotError, StorageError):
        raise
    except Exception as error:
        # Through the log, which hides the token wherever the traceback holds it.
        log.critical("the bot failed", exc_info=error)
        raise typer.Exit(1) from None
