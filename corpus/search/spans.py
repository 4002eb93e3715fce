"""The time that a question speaks of, by its operators or in its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.language.calendars import FoundDate, parse_date
from corpus.search.operators import Ignored, Operators


@dataclass(frozen=True, slots=True)
class Span:
    """A time that a question speaks of, both days included; None is open.

    Attributes:
        kind: "demanded" by an operator: nothing else is found, nor anything of unknown date.
            "meant" by "since 2016" or "last week": what is known to be of another time is left
            out. "named" as in "Lima 2016": it may as well stand in an article's text.
    """

    first: date | None
    last: date | None
    kind: Literal["demanded", "meant", "named"]

    @property
    def is_empty(self) -> bool:
        """Whether it ends before it starts."""
        return self.first is not None and self.last is not None and self.first > self.last


def span_asked(
    operators: Operators, dates: Sequence[FoundDate], today: date
) -> tuple[Operators, Span | None]:
    """Take the time from `after:` and `before:`, else from the words of the question.

    An operator whose value is no time is named among those that were ignored.
    """
    first = parse_date(operators.after, None, today) if operators.after else None
    last = parse_date(operators.before, None, today) if operators.before else None
    unread = [
        Ignored(f"{name}:{value}", "unread")
        for name, value, read in (
            ("after", operators.after, first),
            ("before", operators.before, last),
        )
        if value and not read
    ]
    operators = replace(operators, ignored=(*operators.ignored, *unread))
    if first or last:
        ends = (first.first if first else None, last.last if last else None)
        return operators, Span(*ends, "demanded")
    return operators, _span_of(dates[0]) if dates else None


def _span_of(found: FoundDate) -> Span:
    first = None if found.opens == "start" else found.first
    last = None if found.opens == "end" else found.last
    # Two ends, or a time counted from today, are said to narrow; a year may be that of an event.
    is_meant = found.opens or found.relative or found.precision == "range"
    return Span(first, last, "meant" if is_meant else "named")
