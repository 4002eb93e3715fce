"""How the bot is doing, for admins."""

from datetime import UTC, datetime, time, timedelta

import structlog

from handlers.buttons import Handler, on_admins_command
from handlers.context import Context
from handlers.pictures import NotDrawn, as_file, drawn
from handlers.views.stats import Stats, stats_chart, stats_view
from handlers.working import working
from storage.database import Stored

_DAY = timedelta(days=1)
_LATE = timedelta(minutes=10)
_DAYS = 30

log = structlog.get_logger(__name__)


async def show_stats(context: Context) -> None:
    """Draw the last thirty days, and say how much there is and what did not go well."""
    async with context.reading() as stored:
        stats = await _stats(stored)
        today = stats.figures.now.date()
        first = today - timedelta(days=_DAYS - 1)
        by_day = await stored.counts.by_day(datetime.combine(first, time(), UTC))
    view = stats_view(context.text, stats)
    try:
        async with working(context, "upload_photo"):
            picture = await drawn(stats_chart(context.text, by_day, first, _DAYS))
    except NotDrawn as error:
        log.warning("the picture could not be drawn", error=str(error))
        async with context.transaction():
            context.say(view)
        return
    async with context.transaction():
        context.say_picture(view, as_file(picture, "stats.png"))


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
