"""How the bot is doing, in a message."""

from handlers.texts import Text
from handlers.views.view import View
from storage.figures import Figures


def stats_view(
    text: Text, figures: Figures, *, questions: int, sent: int, due: int, late: int
) -> View:
    """Show the counts, a line each.

    Args:
        text: The sentences.
        figures: What there is now.
        questions: Asked within a day.
        sent: Digests sent within a day.
        due: Digests that are due within a day.
        late: Digests that should have been written.
    """
    subscriptions, outbox = figures.subscriptions, figures.outbox
    lines = {
        "stats-articles": figures.articles,
        "stats-drafts": figures.drafts.get("open", 0),
        "stats-questions": questions,
        "stats-subscriptions": subscriptions.get("active", 0),
        "stats-paused": subscriptions.get("paused", 0),
        "stats-suspended": subscriptions.get("suspended", 0),
        "stats-due": due,
        "stats-sent": sent,
        "stats-waiting": sum(outbox.get(state, 0) for state in ("waiting", "sending", "uncertain")),
        "stats-late": late,
        "stats-failed": outbox.get("parked", 0),
        "stats-feeds-failing": figures.feeds_failing,
    }
    return View.plain("\n".join(text(key, count=count) for key, count in lines.items()))
