"""What the articles of news_fa say of the day they were published on, row by row counted.

Shows how many could be dated from their text by anybody, and which of the two columns for the day
the texts bear out:

    SAFIR_TEST_DATA=../shared python -m benchmarks.own_day
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.machine import headline, table
from corpus.language.calendars import FoundDate, find_dates
from corpus.language.calendars.convert import to_gregorian, to_jalali

Row = dict[str, Any]
DAY = timedelta(days=1)
# ی and ک are folded, joiners taken out before.
_WEEKDAYS = ("دوشنبه", "سهشنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
_TODAY = re.compile(rf"امروز[ (،]{{1,3}}({'|'.join(_WEEKDAYS)})")
_BESIDE = 60  # characters around a date within which "today" speaks of it


def rows() -> list[Row]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / "news_fa.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def text(row: Row) -> str:
    return "\n".join(part for part in (row["title"], row["lead"], row["body"]) if part)


def by_number(row: Row) -> date:
    """Give the day in the article's number, which `date_jalali` repeats."""
    year, month, of_month = map(int, row["date_jalali"].split("-"))
    day = to_gregorian(year, month, of_month, "persian")
    assert day is not None
    return day


def days_named(row: Row) -> list[FoundDate]:
    """Give each day of a Gregorian or Solar month that the text names, with a year or without."""
    found = find_dates(text(row), "fa", by_number(row))
    return [
        each
        for each in found
        if each.precision == "day" and each.month and each.day and each.calendar != "islamic"
    ]


def is_on(found: FoundDate, day: date) -> bool:
    if found.complete:
        return found.first == day
    _, month, of_month = to_jalali(day) if found.calendar == "persian" else day.timetuple()[:3]
    return (found.month, found.day) == (month, of_month)


def weekdays_of_today(row: Row) -> Iterator[int]:
    """Give the weekdays that stand right beside "today", 0 for Monday."""
    plain = text(row).replace("ي", "ی").replace("\u200c", "")
    plain = re.sub(r"(یک|دو|سه|چهار|پنج) شنبه", r"\1شنبه", plain)
    for match in _TODAY.finditer(plain):
        yield _WEEKDAYS.index(match[1])


def columns(found: Sequence[Row]) -> Iterator[list[str]]:
    """Say which column is the day that "today, Wednesday" was written on."""
    named = [(row, weekday) for row in found for weekday in set(weekdays_of_today(row))]
    by_id = sum(by_number(row).weekday() == weekday for row, weekday in named)
    by_date = sum(date.fromisoformat(row["date"]).weekday() == weekday for row, weekday in named)
    gaps = Counter((by_number(row) - date.fromisoformat(row["date"])).days for row in found)
    yield [
        "days from `date` to `date_jalali`",
        ", ".join(f"{gap} in {n} rows" for gap, n in gaps.items()),
    ]
    yield ["rows with a weekday beside “today”", str(len(named))]
    yield ["of these, it is that of `date_jalali`", str(by_id)]
    yield ["of these, it is that of `date`", str(by_date)]


def counts(found: Sequence[Row]) -> Iterator[list[str]]:
    kinds: Counter[str] = Counter()
    for row in found:
        kinds.update(set(_kinds(row)))
    for kind in KINDS:
        yield [kind, str(kinds[kind])]


KINDS = (
    "a day of a month is named",
    "the day of publication is named",
    "with a weekday",
    "with its year",
    "beside “today”",
    "the day before or after is named, beside “yesterday” or “tomorrow”",
)


def _kinds(row: Row) -> Iterator[str]:
    whole, true = text(row), by_number(row)
    for each in days_named(row):
        around = whole[max(0, each.start - _BESIDE) : each.end + _BESIDE].replace("ي", "ی")
        yield KINDS[0]
        if is_on(each, true):
            yield KINDS[1]
            yield from (KINDS[2],) if each.weekday is not None else ()
            yield from (KINDS[3],) if each.complete else ()
            yield from (KINDS[4],) if "امروز" in around else ()
        for day, word in ((true - DAY, "دیروز"), (true + DAY, "فردا")):
            if is_on(each, day) and word in around:
                yield KINDS[5]


def main() -> None:
    found = rows()
    print(headline("news_fa: what a text says of its own day"))
    print(table(["rows", str(len(found))], [*columns(found), *counts(found)]))


if __name__ == "__main__":
    main()
