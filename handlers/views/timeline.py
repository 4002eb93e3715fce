"""A timeline: the chart as data for whoever draws it, and what stands below it."""

from collections.abc import Sequence
from typing import Any, Literal

from babel.dates import format_date

from corpus.search.timeline import Month, Timeline
from handlers.texts import Text
from handlers.views.days import month_name
from handlers.views.view import Button, View, balanced, bold, clipped, escape
from storage.models import Language

Theme = Literal["light", "dark"]

_TITLE_UNITS = 34  # what fits above the picture on a phone
_QUESTION_UNITS = 200
_TICKS = 5
_MARKS = 4
_BUSIEST = 3
_ORDER: tuple[Language, ...] = ("en", "fa", "ar", "ru")


def chart_of(text: Text, question: str, found: Timeline, theme: Theme) -> dict[str, Any]:
    """Say what is to be drawn, every word and number in the reader's language."""
    languages = [language for language in _ORDER if language in found.counts]
    return {
        "title": clipped(" ".join(balanced(question).split()), _TITLE_UNITS),
        "note": _flat(text("timeline-note", count=sum(found.totals))),
        "theme": theme,
        "is_rtl": text.language in ("fa", "ar"),
        "series": [
            {"label": text(f"language-{language}"), "values": list(found.counts[language])}
            for language in languages
        ],
        "ticks": [
            [place, worded_month(text, found.months[place], "LLL y")]
            for place in _spread(found.months)
        ],
        "marks": [[height, text.digits(height)] for height in heights(max(found.totals), _MARKS)],
    }


def caption_view(text: Text, question: str, found: Timeline, search: int, theme: Theme) -> View:
    """Word the picture for who cannot see it, with buttons for the busiest months."""
    totals, months = found.totals, found.busiest(_BUSIEST)
    head = bold(clipped(" ".join(balanced(question).split()), _QUESTION_UNITS))
    note = escape(text("timeline-note", count=sum(totals)))
    busiest = escape(text("timeline-busiest")) if months else ""
    rows = [
        (Button(_month_button(text, found.months[place], totals[place]), f"tm:{search}:{number}"),)
        for number, place in enumerate(months)
    ]
    other, key = ("dark", "d") if theme == "light" else ("light", "l")
    rows.append((Button(text(f"button-{other}"), f"tl:{search}:{key}"),))
    return View("\n".join(filter(None, (head, note, busiest))), tuple(rows))


def _month_button(text: Text, month: Month, total: int) -> str:
    # What is isolated does not tell a label its direction.
    return text.mark + text("timeline-month", month=worded_month(text, month), count=total)


def worded_month(text: Text, month: Month, pattern: str = "LLLL y") -> str:
    """Name a month and its year, in the calendar it belongs to; `pattern` is for Gregorian ones."""
    if text.is_solar:
        return f"{month_name(text, 'persian', month.month)} {text.digits(month.year)}"
    return text.digits(format_date(month.first, pattern, locale=text.language))


def _spread(months: Sequence[Month]) -> list[int]:
    """Choose the places below which a month is named: few enough not to touch."""
    step = -(-len(months) // _TICKS)
    return list(range(0, len(months), step))


def heights(most: int, marks: int) -> list[int]:
    """Choose round heights up to the highest bar, about so many."""
    step = next(
        base * 10**power
        for power in range(12)
        for base in (1, 2, 5)
        if base * 10**power * marks >= most
    )
    return list(range(0, most + step, step))


def _flat(words: str) -> str:
    """Leave out the isolates, which the fonts of pictures show as boxes."""
    return balanced(words)
