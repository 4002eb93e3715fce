"""How the bot is doing, for admins."""

from datetime import UTC, datetime, time, timedelta

import structlog

from handlers.buttons import Handler, on_admins_command
from handlers.context import Context
from handlers.pictures import NotDrawn, as_file, drawn
from handlers.views.stats import Stats, stats_chart, stats_view
from handlers.views.view import View
from handlers.working import working
from storage.database import Stored

_DAY = timedelta(days=1)
_LATE = timedelta(minutes=10)
_DAYS = 30

log = structlog.get_logger(__name__)


async def show_stats(context: Context) -> None:
    """Draw the last thirty days, and say how much there is and what did not go well."""
    async with working(context, "upload_photo"):
        view, picture = await _drawn_stats(context)
    async with context.transaction():
        if picture is None:
            context.say(view)
        else:
            context.say_picture(view, as_file(picture, "stats.png"))


async def _drawn_stats(context: Context) -> tuple[View, bytes | None]:
    """Give the words and the picture; None where it could not be drawn."""
    async with context.reading() as stored:
        stats = await _stats(stored)
        first = stats.figures.now.date() - timedelta(days=_DAYS - 1)
        by_day = await stored.counts.by_day(datetime.combine(first, time(), UTC))
    view = stats_view(context.text, stats)
    try:
        return view, await drawn(stats_chart(context.text, by_day, first, _DAYS))
    except NotDrawn as error:
        log.warning("the picture could not be drawn", error=str(error))
        return view, None


async def _stats(stored: Stored) -> Stats:
    figures = await stored.counts.all()
    since = figures.now - _DAY
    return Stats(
        figures,
        questions=await stored.questions.count(since),
        sent=await stored.counts.digests_sent(since),
        due=await stored.counts.due_before(figures.now + _DAY),
        late=await stored.subscriptions.late(figures.now - _LATE),
    )


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_admins_command("stats", show_stats)]
