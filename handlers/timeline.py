"""/timeline: a picture of when something was in the news, by month and language."""

import re
from datetime import date
from typing import Any

from corpus.search.timeline import Timeline, timeline
from handlers.asking import answer_question, may_ask
from handlers.buttons import Handler, on_button, on_command
from handlers.context import Context
from handlers.errors import Refused
from handlers.pictures import as_file, drawn
from handlers.results import kept_search
from handlers.search_state import as_state
from handlers.views.results import Results
from handlers.views.timeline import Theme, caption_view, chart_of
from handlers.views.view import clipped
from handlers.working import working
from storage.models import Search
from storage.outbox import Call

_BUTTONS = 3
_LONGEST_SHOWN = 200
_THEMES: dict[str, Theme] = {"l": "light", "d": "dark"}


async def show_timeline(context: Context) -> None:
    """Draw when what stands after /timeline was in the news."""
    question = " ".join(context.args or ())
    if not question:
        raise Refused("timeline-how")
    if not await may_ask(context):
        return
    async with working(context, "upload_photo"):
        found = await _timeline(context, question)
        picture = await drawn(chart_of(context.text, question, found, "light"))
    async with context.transaction() as stored:
        ranges = [
            [found.months[place].first.isoformat(), found.months[place].last.isoformat()]
            for place in found.busiest(_BUTTONS)
        ]
        state = as_state(Results(question, "closest", (), 0)) | {"ranges": ranges}
        place = context.place
        search = await stored.searches.keep(
            place.chat_id, context.reader.user_id, clipped(question, _LONGEST_SHOWN), state
        )
        context.say_picture(
            caption_view(context.text, question, found, search, "light"),
            as_file(picture, "timeline.png"),
        )


async def _timeline(context: Context, question: str) -> Timeline:
    await context.services.until_current(context.reader.is_admin)
    async with context.reading() as stored:
        today = (await stored.now()).date()
    days = context.services.searcher.days(question, today)
    if not any(days.values()):
        raise Refused("timeline-nothing", question=clipped(question, _LONGEST_SHOWN))
    return timeline(days, is_solar=context.text.is_solar)


async def change_theme(context: Context, pressed: re.Match[str]) -> None:
    """Draw the picture anew, light or dark, in place of itself."""
    search = await _kept(context, int(pressed[1]))
    theme = _THEMES[pressed[2]]
    async with working(context, "upload_photo"):
        found = await _timeline(context, search.question)
        picture = await drawn(chart_of(context.text, search.question, found, theme))
    view = caption_view(context.text, search.question, found, search.id, theme)
    async with context.transaction():
        context.queue(Call("editMessageMedia", _media(context, view.text, picture, view.markup())))


def _media(
    context: Context, caption: str, picture: bytes, markup: dict[str, Any]
) -> dict[str, Any]:
    place = context.place
    media = {
        "type": "photo",
        "media": "attach://picture",
        "caption": caption,
        "parse_mode": "HTML",
    }
    where = {"chat_id": place.chat_id, "message_id": place.message_id, "reply_markup": markup}
    return where | {"media": media, "picture": as_file(picture, "timeline.png")}


async def ask_month(context: Context, pressed: re.Match[str]) -> None:
    """Ask for the articles of one of the busiest months."""
    search = await _kept(context, int(pressed[1]))
    ranges = search.state["ranges"]
    if int(pressed[2]) >= len(ranges):
        raise Refused("search-gone")
    first, last = (date.fromisoformat(day) for day in ranges[int(pressed[2])])
    await answer_question(context, f"{search.question} after:{first} before:{last}")


async def _kept(context: Context, search_id: int) -> Search:
    async with context.reading() as stored:
        search = await kept_search(stored, search_id)
    if "ranges" not in search.state:
        raise Refused("search-gone")
    return search


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("timeline", show_timeline),
        on_button(r"tl:(\d{1,18}):([ld])", change_theme),
        on_button(r"tm:(\d{1,18}):(\d)", ask_month),
    ]
