"""Why each result was found, out of typed reasons."""

from collections.abc import Mapping, Sequence

from corpus.knowledge import Entry
from corpus.search.found import Reason
from handlers.texts import Text
from handlers.views.article import heading, list_number
from handlers.views.view import Button, View, bold, clipped, escape
from storage.models import Article

_TITLE_UNITS, _WORD_UNITS, _MOST_REASONS = 100, 40, 5


def why_view(
    text: Text,
    found: Mapping[int, tuple[Article, Sequence[Reason]]],
    entries: Mapping[str, Entry],
    *,
    back: str,
) -> View:
    """Show for each article of a page by which of its words it was found.

    Args:
        text: The reader's language.
        found: By their places, counted from 0.
        entries: The knowledge's, whose names stand for what a reason has no words for.
        back: The callback data of the way back.
    """
    parts = [escape(text("why-these"))]
    for place, (article, reasons) in found.items():
        title = f"{list_number(text, place + 1)} {bold(heading(article, _TITLE_UNITS))}"
        lines = [_worded(text, reason, entries) for reason in reasons[:_MOST_REASONS]]
        worded = [text.mark + escape(line) for line in lines or [text("why-date-only")]]
        parts.append("\n".join([title, *worded]))
    return View("\n\n".join(parts), ((Button(text("button-back"), back),),))


def _worded(text: Text, reason: Reason, entries: Mapping[str, Entry]) -> str:
    """Word one reason: "Kerry = كيري", "lavrof ≈ Lavrov (typo)"."""
    entry = entries.get(reason.entry or "")
    stands = reason.stands or (entry.labels[text.language] if entry else "")
    asked, stands = _short(reason.asked), _short(stands)
    if reason.is_verbatim or not stands:
        return text("why-verbatim", asked=asked)
    return text(f"why-{reason.how}", asked=asked, stands=stands)


def _short(words: str) -> str:
    return clipped(" ".join(words.split()), _WORD_UNITS)
