"""The command line: `safir COMMAND`.

What a command needs is imported when it runs, so that none waits for what another needs.
Exit status: 0 done, 1 it failed, 2 wrong usage or settings.
"""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.words import sentence
from bot.errors import BotError, SettingsError
from bot.memory import share_arenas

DONE, FAILED, MISUSED = 0, 1, 2

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

AsJson = Annotated[bool, typer.Option("--json", help=sentence("cli-help-json"))]


@app.callback(help=sentence("cli-about"))
def safir() -> None:
    share_arenas()


@app.command(help=sentence("cli-help-run"))
def run() -> None:
    from bot.cli.running import run_bot

    run_bot()


@app.command(help=sentence("cli-help-playground"))
def playground(
    port: Annotated[int | None, typer.Option(help=sentence("cli-help-port"))] = None,
) -> None:
    from bot.cli.playing import play

    play(port)


@app.command(help=sentence("cli-help-add"))
def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...")], json: AsJson = False
) -> None:
    from bot.cli.adding import add_paths

    _leave(add_paths(paths, as_json=json))


@app.command(help=sentence("cli-help-ask"))
def ask(
    question: Annotated[str | None, typer.Argument()] = None,
    json: AsJson = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=sentence("cli-help-jsonl"))] = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help=sentence("cli-help-limit"))] = 10,
) -> None:
    from bot.cli.asking import ask_lines, ask_one

    if jsonl != (question is None):
        raise typer.BadParameter(sentence("cli-question-or-lines", always=True))
    _leave(ask_lines(limit) if question is None else ask_one(question, limit, as_json=json))


@app.command(help=sentence("cli-help-digest"))
def digest(chat: Annotated[int, typer.Argument()]) -> None:
    from bot.cli.digesting import print_digest

    _leave(print_digest(chat))


feeds = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.add_typer(feeds, name="feeds", help=sentence("cli-help-feeds"))

Direct = Annotated[bool, typer.Option("--direct", help=sentence("cli-help-feeds-direct"))]
OnTopic = Annotated[bool, typer.Option("--on-topic", help=sentence("cli-help-feeds-on-topic"))]


@feeds.command("add", help=sentence("cli-help-feeds-add"))
def feeds_add(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS...")],
    direct: Direct = False,
    on_topic: OnTopic = False,
) -> None:
    from bot.cli.feeding import add_feeds

    _leave(add_feeds(addresses, is_direct=direct, on_topic=on_topic))


@feeds.command("list", help=sentence("cli-help-feeds-list"))
def feeds_list(json: AsJson = False) -> None:
    from bot.cli.feeding import list_feeds

    _leave(list_feeds(as_json=json))


@feeds.command("pause", help=sentence("cli-help-feeds-pause"))
def feeds_pause(which: Annotated[str, typer.Argument()]) -> None:
    from bot.cli.feeding import change_feed

    _leave(change_feed(which, "paused"))


@feeds.command("resume", help=sentence("cli-help-feeds-resume"))
def feeds_resume(which: Annotated[str, typer.Argument()]) -> None:
    from bot.cli.feeding import change_feed

    _leave(change_feed(which, "active"))


@feeds.command("remove", help=sentence("cli-help-feeds-remove"))
def feeds_remove(which: Annotated[str, typer.Argument()]) -> None:
    from bot.cli.feeding import change_feed

    _leave(change_feed(which, "removed"))


@feeds.command("import", help=sentence("cli-help-feeds-import"))
def feeds_import(
    file: Annotated[Path, typer.Argument()], direct: Direct = False, on_topic: OnTopic = False
) -> None:
    from bot.cli.feeding import import_feeds

    _leave(import_feeds(file, is_direct=direct, on_topic=on_topic))


@feeds.command("export", help=sentence("cli-help-feeds-export"))
def feeds_export(file: Annotated[Path, typer.Argument()]) -> None:
    from bot.cli.feeding import export_feeds

    _leave(export_feeds(file))


@app.command(help=sentence("cli-help-reindex"))
def reindex() -> None:
    from bot.cli.indexing import index_afresh

    _leave(index_afresh())


@app.command(help=sentence("cli-help-export"))
def export(file: Annotated[Path, typer.Argument()]) -> None:
    from bot.cli.exporting import export_articles

    _leave(export_articles(file))


@app.command(help=sentence("cli-help-backup"))
def backup(file: Annotated[Path, typer.Argument()]) -> None:
    from bot.cli.keeping import back_up

    _leave(back_up(file))


@app.command(help=sentence("cli-help-restore"))
def restore(
    file: Annotated[Path, typer.Argument()],
    replace: Annotated[bool, typer.Option("--replace", help=sentence("cli-help-replace"))] = False,
) -> None:
    from bot.cli.keeping import restore

    _leave(restore(file, replace=replace))


@app.command(help=sentence("cli-help-migrate"))
def migrate() -> None:
    from bot.cli.checking import migrate_database

    _leave(migrate_database())


@app.command(help=sentence("cli-help-check"))
def check() -> None:
    from bot.cli.checking import check_all

    _leave(check_all())


def main() -> None:
    """Run the command that was typed, and leave with its exit status."""
    sys.exit(_run(typer.main.get_command(app)))


def _leave(is_done: bool) -> None:
    raise typer.Exit(DONE if is_done else FAILED)


def _run(command: Any) -> int:
    from storage.errors import StorageError

    try:
        status = command.main(standalone_mode=False)
    except SettingsError as error:
        return _complain(str(error), MISUSED)
    except (BotError, StorageError, OSError) as error:
        return _complain(str(error), FAILED)
    except (KeyboardInterrupt, typer.Abort):
        return FAILED
    except Exception as error:
        # Typer carries Click's exceptions without a public name for their base.
        if not hasattr(error, "format_message"):
            raise
        return _complain(error.format_message(), MISUSED)
    return status if isinstance(status, int) else DONE


def _complain(problem: str, status: int) -> int:
    line = " ".join(problem.split())
    sys.stderr.write(f"safir: {line}\n")
    return status
