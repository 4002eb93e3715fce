"""Guest mode: a mention in a chat that the bot is no member of gets one answer."""

from telegram import Update
from telegram.ext import MessageHandler, filters

from handlers.ask import question_in_group
from handlers.asking import answer_question
from handlers.buttons import Handler
from handlers.context import Context
from handlers.errors import Refused


async def answer_guest(update: Update, context: Context) -> None:
    """Answer what a message asks that mentions us or replies to us; nothing asked gets help."""
    message = update.guest_message
    if message is None:
        return
    question = question_in_group(message, context.bot.id, context.bot.username)
    if not question:
        raise Refused("guest-empty", bot=f"@{context.bot.username}")
    await answer_question(context, question)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [MessageHandler(filters.UpdateType.GUEST_MESSAGE, answer_guest)]
