"""When something was in the news: how many articles a month, by language."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import jdatetime

from storage.models import Language

_LONGEST = 240  # months; older ones are left out
_FIRST_SOLAR_DAY = date(622, 3, 22)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a calendar, and its days in the Gregorian one, both included."""

    year: int
    month: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """Months without a gap, and how many articles of each language every one has."""

    months: Sequence[Month]
    counts: Mapping[Language, Sequence[int]]

    @property
    def totals(self) -> list[int]:
        """How many articles each month has."""
        return [sum(numbers) for numbers in zip(*self.counts.values(), strict=True)]

    def busiest(self, most: int) -> list[int]:
        """Give the places of the months that have most articles, the fullest first."""
        totals = self.totals
        full = [place for place, total in enumerate(totals) if total]
        return sorted(full, key=lambda place: (-totals[place], -place))[:most]


def timeline(days: Mapping[Language, Sequence[date]], *, is_solar: bool) -> Timeline:
    """Count days by month, of the Solar Hijri calendar or the Gregorian one.

    Args:
        days: When the articles of each language were published, in any order; at least one.
        is_solar: Whether months are those of the Solar Hijri calendar.
    """
    key = _solar if is_solar else _gregorian
    keyed = {language: Counter(map(key, some)) for language, some in days.items()}
    first = min(min(counter) for counter in keyed.values() if counter)
    last = max(max(counter) for counter in keyed.values() if counter)
    keys = [divmod(number, 12) for number in range(_number(first), _number(last) + 1)][-_LONGEST:]
    start = _start_of_solar if is_solar else _start_of_gregorian
    months = _months([(year, month + 1) for year, month in keys], start)
    counts = {
        language: [counter[(each.year, each.month)] for each in months]
        for language, counter in keyed.items()
        if counter
    }
    return Timeline(months, counts)


def _number(key: tuple[int, int]) -> int:
    return key[0] * 12 + key[1] - 1


def _gregorian(day: date) -> tuple[int, int]:
    return day.year, day.month


def _solar(day: date) -> tuple[int, int]:
    solar = jdatetime.date.fromgregorian(date=max(day, _FIRST_SOLAR_DAY))
    return solar.year, solar.month


def _start_of_gregorian(year: int, month: int) -> date:
    return date(year, month, 1)


def _start_of_solar(year: int, month: int) -> date:
    start: date = jdatetime.date(year, month, 1).togregorian()
    return start


def _months(keys: Sequence[tuple[int, int]], start: Callable[[int, int], date]) -> list[Month]:
    year, month = divmod(_number(keys[-1]) + 1, 12)
    ends = [start(*key) for key in (*keys, (year, month + 1))]
    return [
        Month(*key, first, following - timedelta(days=1))
        for key, (first, following) in zip(keys, pairwise(ends), strict=True)
    ]
