"""Questions: by command, in plain text, in a group, and by the button that proposes one."""

import re

from telegram import Message, MessageEntity

from handlers.asking import answer_question, newest, say_results
from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.follow_up import answer_or_follow
from handlers.search_state import from_search
from handlers.views.results import Results
from handlers.views.view import View

_LATEST = "latest"  # a word that every question understands, whatever its language


async def ask_by_command(context: Context) -> None:
    """Answer what stands after /ask."""
    question = " ".join(context.args or ())
    if not question:
        raise Refused("ask-empty")
    await answer_or_follow(context, question)


async def show_latest(context: Context) -> None:
    """Show the newest articles, of all or of what stands after /latest."""
    about = " ".join(context.args or ())
    if about:
        await answer_question(context, f"{_LATEST} {about}")
        return
    async with context.transaction() as stored:
        none = Results("", "newest", (), await stored.articles.count())
        results = await newest(stored, none)
        if results.article_ids:
            await say_results(context, stored, results)
        else:
            context.say(View.plain(context.text("found-newest", count=0)))


async def ask_suggestion(context: Context, pressed: re.Match[str]) -> None:
    """Ask the question that a search without result has proposed."""
    async with context.reading() as stored:
        search = await stored.searches.get(int(pressed[1]))
    suggestion = from_search(search).suggestion if search else None
    if not suggestion:
        raise Refused("search-gone")
    await answer_question(context, suggestion)


def question_in_group(message: Message, bot_id: int, username: str) -> str:
    """Give what a message of a group asks us, by mention or by reply; empty: nothing."""
    written = (message.text or "").strip()
    mention = re.compile(rf"@{re.escape(username)}\b", re.IGNORECASE)
    # Entities may mark words of a text that is not there.
    if written and any(
        mention.fullmatch(words)
        for words in message.parse_entities([MessageEntity.MENTION]).values()
    ):
        return " ".join(mention.sub(" ", written).split())
    replied = message.reply_to_message.from_user if message.reply_to_message else None
    return written if replied is not None and replied.id == bot_id else ""


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("ask", ask_by_command),
        on_command("latest", show_latest),
        on_button(r"n:(\d{1,18})", ask_suggestion),
    ]
