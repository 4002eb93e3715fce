"""How the bot is doing: a picture of the last days, and what stands below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from handlers.texts import Text
from handlers.views.days import day_and_month
from handlers.views.timeline import heights
from handlers.views.view import View, balanced
from storage.figures import Figures, Kind

KINDS: tuple[Kind, ...] = ("questions", "articles", "digests")
_TICK_EVERY = 7  # days


@dataclass(frozen=True)
class Stats:
    """What is counted.

    Attributes:
        figures: What there is now.
        questions: Asked within a day.
        sent: Digests sent within a day.
        due: Digests that are due within a day.
        late: Digests that should have been written.
    """

    figures: Figures
    questions: int
    sent: int
    due: int
    late: int


def stats_view(text: Text, stats: Stats) -> View:
    """Show the counts, a line each; together they fit below a picture."""
    figures = stats.figures
    subscriptions, outbox = figures.subscriptions, figures.outbox
    lines = {
        "stats-articles": figures.articles,
        "stats-drafts": figures.drafts.get("open", 0),
        "stats-questions": stats.questions,
        "stats-subscriptions": subscriptions.get("active", 0),
        "stats-paused": subscriptions.get("paused", 0),
        "stats-suspended": subscriptions.get("suspended", 0),
        "stats-due": stats.due,
        "stats-sent": stats.sent,
        "stats-waiting": sum(outbox.get(state, 0) for state in ("waiting", "sending", "uncertain")),
        "stats-late": stats.late,
        "stats-failed": outbox.get("parked", 0),
        "stats-feeds-failing": figures.feeds_failing,
    }
    return View.plain("\n".join(text(key, count=count) for key, count in lines.items()))


def stats_chart(
    text: Text, by_day: Mapping[Kind, Mapping[date, int]], first: date, days: int
) -> dict[str, Any]:
    """Say what is to be drawn: a row of bars of each kind, a bar a day.

    Args:
        text: The reader's language.
        by_day: How many of each kind; a day without any may be left out.
        first: The day of the first bar.
        days: How many bars.
    """
    shown = [first + timedelta(days=number) for number in range(days)]
    return {
        "title": text("stats-title"),
        "note": balanced(text("stats-note", count=days)),
        "theme": "light",
        "is_rtl": text.language in ("fa", "ar"),
        "ticks": [
            [place, day_and_month(text, shown[place])]
            for place in range((days - 1) % _TICK_EVERY, days, _TICK_EVERY)
        ],
        "panels": [
            _panel(text, kind, [by_day[kind].get(day, 0) for day in shown]) for kind in KINDS
        ],
    }


def _panel(text: Text, kind: Kind, values: Sequence[int]) -> dict[str, Any]:
    return {
        "label": balanced(text(f"stats-{kind}-all", count=sum(values))),
        "values": list(values),
        "marks": [[height, text.digits(height)] for height in heights(max(1, *values), 2)],
    }
