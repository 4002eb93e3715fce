"""All handlers, in the order in which they are tried."""

from collections.abc import Sequence

from telegram.ext import CallbackQueryHandler

from handlers import (
    admin,
    announce,
    ask,
    ask_again,
    backup,
    channels,
    choices,
    cutting,
    digest,
    edited_messages,
    edited_questions,
    edits,
    feed_lists,
    feedback,
    feeds,
    files,
    forget,
    guest,
    inline,
    merging,
    messages,
    presence,
    reader,
    results,
    saving,
    standing_questions,
    stats,
    stored_articles,
    subscribe,
    teach,
    timeline,
    welcome,
)
from handlers.buttons import Handler
from handlers.context import SafirApplication
from handlers.failures import answer_failure

_POSTS, _FIRST, _THEN, _BESIDES = -1, 0, 1, 2


def register(application: SafirApplication) -> None:
    """Give an application its handlers."""
    application.add_handlers(channels.handlers(), group=_POSTS)
    application.add_handlers(reader.handlers(), group=_FIRST)
    application.add_handlers(conversation(), group=_THEN)
    application.add_handlers(edited_questions.handlers(), group=_BESIDES)
    application.add_error_handler(answer_failure)


def conversation() -> Sequence[Handler]:
    """List what a reader can do; of these the first that fits is taken."""
    return [
        *welcome.handlers(),
        *ask.handlers(),
        *results.handlers(),
        *ask_again.handlers(),
        *feedback.handlers(),
        *saving.handlers(),
        *edits.handlers(),
        *merging.handlers(),
        *cutting.handlers(),
        *edited_messages.handlers(),
        *files.handlers(),
        *admin.handlers(),
        *announce.handlers(),
        *backup.handlers(),
        *stats.handlers(),
        *teach.handlers(),
        *stored_articles.handlers(),
        *timeline.handlers(),
        *feeds.handlers(),
        *feed_lists.handlers(),
        *subscribe.handlers(),
        *choices.handlers(),
        *digest.handlers(),
        *standing_questions.handlers(),
        *presence.handlers(),
        *forget.handlers(),
        *inline.handlers(),
        *guest.handlers(),
        CallbackQueryHandler(messages.refuse_button),
        *messages.handlers(),
    ]
