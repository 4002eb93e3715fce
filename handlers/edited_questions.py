"""A question that is edited by who asked it: its answer is edited, wherever that stands by now."""

import re

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.ask import ask_by_command, question_in_group, show_latest
from handlers.buttons import Handler
from handlers.context import Context
from handlers.follow_up import answer_or_follow
from handlers.incoming import read_message

_COMMAND = re.compile(r"/(ask|latest)(?:@(\w+))?(?:\s+|\Z)", re.IGNORECASE)


async def answer_anew(update: Update, context: Context) -> None:
    """Answer what a message asks now, in place of what it asked before."""
    message = update.edited_message
    if message is None or message.text is None:
        return
    if context.reader.is_admin and read_message(message).is_upload:
        return  # by now it is an article, which comes in as a message of its own
    place, user_id = context.place, context.reader.user_id
    async with context.reading() as stored:
        asked = await stored.searches.asked_in(place.chat_id, user_id, message.message_id)
    if not asked or asked[0].answered_in is None:
        return
    context.edited = asked[0]
    await _ask(context, message, message.text, asked[-1].question)


async def _ask(context: Context, message: Message, text: str, before: str) -> None:
    command = _COMMAND.match(text)
    if command is not None:
        if (command[2] or context.bot.username).lower() == context.bot.username.lower():
            context.args = text[command.end() :].split()
            await (ask_by_command if command[1].lower() == "ask" else show_latest)(context)
        return
    is_private = context.place.is_private
    question = (
        text if is_private else question_in_group(message, context.bot.id, context.bot.username)
    )
    if question.strip() and question != before and not question.startswith("/"):
        await answer_or_follow(context, question)


def handlers() -> list[Handler]:
    """List the handlers of this file; they come beside those of articles that are edited."""
    return [MessageHandler(filters.UpdateType.EDITED_MESSAGE, answer_anew)]
