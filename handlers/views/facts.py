"""The fact line of an article, in the reader's language."""

from collections.abc import Sequence

from corpus.facts import Facts
from corpus.knowledge import Entry
from handlers.texts import Text
from handlers.views.view import isolate, italic


def fact_line(text: Text, facts: Facts) -> str:
    """Say who does what and where, in one plain line; empty where the knowledge saw nothing.

    The day is left out: it stands beside the source.
    """
    parts = [_listed(text, part) for part in (facts.who, facts.what, facts.where) if part]
    return text.mark + text("fact-separator").join(parts) if parts else ""


def fact_lines(text: Text, facts: Facts | None) -> list[str]:
    """Give the fact line in HTML, to be put below a title; none where there is nothing to say."""
    line = fact_line(text, facts) if facts else ""
    return [italic(line)] if line else []


def _listed(text: Text, entries: Sequence[Entry]) -> str:
    # Isolated, because a taught or foreign name may be written in another direction.
    labels = (isolate(entry.labels[text.language]) for entry in entries)
    return text("list-separator").join(labels)
