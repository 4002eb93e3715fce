"""How the bot is doing, for admins."""

from datetime import timedelta

from handlers.buttons import Handler, on_admins_command
from handlers.context import Context
from handlers.views.stats import stats_view

_DAY = timedelta(days=1)
_LATE = timedelta(minutes=10)


async def show_stats(context: Context) -> None:
    """Say how much there is, what was asked and sent within a day, and what did not go well."""
    async with context.transaction() as stored:
        figures = await stored.counts.all()
        since = figures.now - _DAY
        view = stats_view(
            context.text,
            figures,
            questions=await stored.questions.count(since),
            sent=await stored.counts.digests_sent(since),
            due=await stored.counts.due_before(figures.now + _DAY),
            late=await stored.subscriptions.late(figures.now - _LATE),
        )
        context.say(view)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_admins_command("stats", show_stats)]
