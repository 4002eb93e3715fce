"""What went wrong: said to the reader in one line, and to the log whole where nobody foresaw it."""

import secrets
from contextlib import suppress

import structlog
from telegram import Update
from telegram.ext import ApplicationHandlerStop

from corpus.intake.errors import NoText, NotFetched, NotText, Unreadable
from handlers.context import Context, handling
from handlers.errors import Refused
from handlers.reader import find_reader
from handlers.texts import Text
from handlers.views.view import View
from storage.errors import DatabaseUnavailable, DraftSettled, LostClaim, UnknownRow

log = structlog.get_logger(__name__)


async def answer_failure(update: object, context: Context) -> None:
    """Answer an update that failed; no handler of a later group sees it any more."""
    error = context.error
    if isinstance(error, DatabaseUnavailable | LostClaim):
        # Nothing has happened: the update comes again, here or in another process.
        log.warning("an update has to wait", error=str(error))
        handling.get().retry = True
    elif isinstance(update, Update) and await _can_answer(update, context):
        _answer(context, error)
    else:
        log.error("an update failed", exc_info=error)
    raise ApplicationHandlerStop


async def _can_answer(update: Update, context: Context) -> bool:
    if handling.get().is_handled or update.my_chat_member is not None:
        return False
    if update.inline_query is not None:
        return False
    handling.get().calls.clear()
    with suppress(DatabaseUnavailable):
        return await find_reader(update, context)
    return False


def _answer(context: Context, error: Exception | None) -> None:
    sentence = foreseen(context.text, error)
    if sentence is not None:
        context.notify(sentence, alert=True)
        return
    code = secrets.token_hex(3)
    log.error("an update failed", code=code, exc_info=error)
    context.say(View.plain(context.text("error-apology", code=code)))


_SETTLED = ("discarded", "question", "open", "merged", "failed")
_UNDER_WAY = ("gathering", "fetching", "reading", "saving", "undoing")


def foreseen(text: Text, error: Exception | None) -> str | None:
    """Word an error that a reader can do something about; None: nobody foresaw it."""
    match error:
        case Refused(key=key, variables=variables):
            return text(key, **variables)
        case DraftSettled(article_id=int(article_id)):
            return text("draft-already-saved", article=text.digits(article_id))
        case DraftSettled(state=state) if state in _SETTLED:
            return text(f"draft-already-{state}")
        case DraftSettled(state=state) if state in _UNDER_WAY:
            return text("draft-under-way")
        case UnknownRow(kind="draft"):
            return text("draft-gone")
        case UnknownRow(kind="article"):
            return text("article-gone")
        case UnknownRow():
            return text("search-gone")
        case NoText():
            return text("no-text")
        case NotText():
            return text("not-text")
        case NotFetched(reason=reason, detail=detail):
            return text(f"link-{reason}", detail=detail)
        case Unreadable():
            return text("link-unreadable")
        case _:
            return None
