"""Patterns that count from today, and what is made of them."""

from datetime import date, timedelta

from corpus.language.calendars.found import Calendar, FoundDate, Precision
from corpus.language.calendars.resolve import (
    Span,
    add_months,
    day_in,
    latest_day,
    month_span,
    narrowed,
    year_in,
    year_span,
)
from corpus.language.calendars.rules import Parts, Reading, Rule

# The weekday a week begins with, 0 for Monday; so "last week" is read where it is written.
_WEEK_START = {"fa": 5, "ps": 5, "ar": 6}
_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}
_NEXT_MEANS_WEEK_AFTER = frozenset({"en", None})


def _own_calendar(reading: Reading) -> Calendar:
    """The calendar whose months and years a language counts: in Persian the solar one."""
    return "persian" if reading.language in ("fa", "ps") else "gregorian"


def counted(day: date, unit: str, count: int, calendar: Calendar = "gregorian") -> date | None:
    """So many units before or after a day; hours shorter than a day do not move it."""
    try:
        if unit in _UNIT_DAYS:
            return day + timedelta(days=count * _UNIT_DAYS[unit])
        if unit in _UNIT_MONTHS:
            return add_months(day, count * _UNIT_MONTHS[unit], calendar)
    except OverflowError:
        return None
    hours = {"hour": count, "minute": count / 60, "second": count / 3600}[unit]
    return None if abs(hours) >= 24 * 366 else day + timedelta(days=int(hours / 24))


def relative(
    parts: Parts, span: Span | None, precision: Precision = "day", **more: object
) -> FoundDate | None:
    if span is None:
        return None
    return FoundDate(*parts.span, *span, precision, relative=True, **more)  # type: ignore[arg-type]


def _near_day(parts: Parts, reading: Reading) -> FoundDate | None:
    offset = parts.number("relday")
    if offset is None:
        return None
    day = reading.today + timedelta(days=offset)
    return relative(parts, (day, day), weekday=parts.number("weekday"))


def _named_span(parts: Parts, reading: Reading) -> FoundDate | None:
    shift = parts.number("span")
    if shift is None:
        return None
    days = _unit_span("year", shift, reading)
    return relative(parts, days, "year", calendar=_own_calendar(reading))


def _unit_span(unit: str, shift: int, reading: Reading) -> Span | None:
    """The day, week, month or year before, of or after today."""
    today, calendar = reading.today, _own_calendar(reading)
    if unit == "week":
        start = today - timedelta(
            days=(today.weekday() - _WEEK_START.get(reading.language or "", 0)) % 7
        )
        first = start + timedelta(days=7 * shift)
        return first, first + timedelta(days=6)
    if unit == "year":
        return year_span(year_in(calendar, today) + shift, calendar)
    if unit == "month":
        return _month_beside(today, shift, calendar)
    day = today + timedelta(days=shift)
    return (day, day) if unit == "day" else None


def _month_beside(today: date, shift: int, calendar: Calendar) -> Span | None:
    beside = add_months(today, shift, calendar)
    if beside is None:
        return None
    number = next(
        number
        for number in range(1, 13)
        if (span := month_span(year_in(calendar, beside), number, calendar)) is not None
        and span[0] <= beside <= span[1]
    )
    return month_span(year_in(calendar, beside), number, calendar)


_PRECISIONS: dict[str, Precision] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}


def _unit(parts: Parts, reading: Reading) -> FoundDate | None:
    unit, shift = parts.word("unit"), parts.number("shift")
    if unit is None or shift is None or unit not in _PRECISIONS or _is_arabic_ago(parts):
        return None
    if unit == "decade":
        return _last_decade(parts, shift, reading)
    span = _unit_span(unit, shift, reading)
    if span is None:
        return None
    days = narrowed(span, parts.number("part"))
    return relative(parts, days, _PRECISIONS[unit], calendar=_own_calendar(reading))


def _is_arabic_ago(parts: Parts) -> bool:
    """ "قبل أسبوع" is a week ago, where "هفته قبل" is the week before this one."""
    shift, unit = parts.atom("shift"), parts.atom("unit")
    if shift is None or unit is None:
        return False
    return shift.start < unit.start and "ahead" in shift.senses


def _part_of_this(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "پایان سال", in Persian of this year."""
    unit, part = parts.word("unit"), parts.number("part")
    if unit not in ("year", "month") or part is None or reading.language not in ("fa", "ps"):
        return None
    span = _unit_span(unit, 0, reading)
    days = None if span is None else narrowed(span, part)
    return relative(parts, days, _PRECISIONS[unit], calendar=_own_calendar(reading))


def _last_decade(parts: Parts, shift: int, reading: Reading) -> FoundDate | None:
    """The last ten years up to today, or the ten to come."""
    far = add_months(reading.today, 120 * shift)
    if far is None or shift == 0:
        return None
    return relative(parts, (min(far, reading.today), max(far, reading.today)), "decade")


def _counts(parts: Parts) -> list[tuple[str, int]]:
    """The units counted and how many of each."""
    found: list[tuple[str, int]] = []
    for suffix in ("", "2", "3"):
        unit = parts.word(f"unit{suffix}")
        if unit is not None:
            found.append((unit, _how_many(parts, suffix)))
    dual = parts.word("dual")
    return [(dual, 2)] if dual is not None else found


def _how_many(parts: Parts, suffix: str) -> int:
    number = parts.number(f"num{suffix}")
    if number is None and not suffix:
        number = parts.number("one")
    return 1 if number is None else number


def _moved(day: date, counts: list[tuple[str, int]], sign: int) -> date | None:
    moved: date | None = day
    for unit, count in counts:
        moved = None if moved is None else counted(moved, unit, sign * count)
    return moved


def _ago(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "3 days ago", "قبل ثلاثة أيام", "in two weeks"; of months and years the same day of one."""
    sign = parts.number("ahead") if "ahead" in parts else parts.number("ago")
    counts = _counts(parts)
    if sign is None or not counts or _is_lone_persian(parts):
        return None
    day = _moved(reading.today, counts, sign)
    if day is None:
        return None
    precision = _PRECISIONS.get(counts[-1][0], "day")
    return relative(parts, (day, day), "day" if precision == "week" else precision)


def _is_lone_persian(parts: Parts) -> bool:
    """ "هفته پیش" is the week before today and not the day a week ago."""
    ago = parts.atom("ago")
    return ago is not None and "shift" in ago.senses and not {"num", "one"} & _present(parts)


def _present(parts: Parts) -> set[str]:
    return {name for name in ("num", "one", "dual") if name in parts}


def _duration(parts: Parts, reading: Reading) -> FoundDate | None:
    """A duration that is the whole text: so long ago."""
    day = _moved(reading.today, _counts(parts), -1) if reading.whole else None
    return None if day is None else relative(parts, (day, day), "day")


def _lasting(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "the past three weeks", "سه روز گذشته": the days from then to today."""
    counts = _counts(parts)
    day = _moved(reading.today, counts, -1) if counts else None
    if day is None or day == reading.today:
        return None
    return relative(parts, (day, reading.today), "range")


def _last_weekday(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    """The last such day that is not after today."""
    weekday = parts.number("sureday") if "sureday" in parts else parts.number("weekday")
    if weekday is None:
        return None
    day = _last_weekday(weekday, reading.today)
    return relative(parts, (day, day), weekday=weekday)


def _whole_weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    return _weekday(parts, reading) if reading.whole else None


def _shifted_weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    weekday, shift = parts.number("weekday"), parts.number("shift")
    if weekday is None or shift is None:
        return None
    day = _beside(weekday, shift, reading)
    return relative(parts, (day, day), weekday=weekday)


def _beside(weekday: int, shift: int, reading: Reading) -> date:
    today = reading.today
    if shift < 0:
        return _last_weekday(weekday, today - timedelta(days=1))
    if shift == 0 or reading.language in _NEXT_MEANS_WEEK_AFTER:
        return _in_week(weekday, shift, reading)
    return _last_weekday(weekday, today + timedelta(days=7))


def _in_week(weekday: int, shift: int, reading: Reading) -> date:
    week = _unit_span("week", shift, reading)
    first = week[0] if week is not None else reading.today
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _weekday_of_week(parts: Parts, reading: Reading) -> FoundDate | None:
    weekday, shift = parts.number("weekday"), parts.number("shift")
    if weekday is None or shift is None or parts.word("unit") != "week":
        return None
    day = _in_week(weekday, shift, reading)
    return relative(parts, (day, day), weekday=weekday)


def _weekday_and_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "Friday the 22nd": of the months around today the one where it is a Friday."""
    weekday, number = parts.number("weekday"), parts.number("dom")
    atom = parts.atom("dom")
    if weekday is None or number is None or atom is None:
        return None
    if "ord" not in atom.senses and not _is_closed(parts):
        return None
    for shift in (0, -1, -2, 1):
        day = _day_of_month(number, shift, reading.today)
        if day is not None and day.weekday() == weekday:
            return relative(parts, (day, day), weekday=weekday, day=number)
    return None


def _is_closed(parts: Parts) -> bool:
    """Whether nothing follows that the number could count: the text ends or a sign stands."""
    after = parts.following
    return after is None or bool(after.senses.keys() & {"comma", "dot", "close", "quote", "pipe"})


def _day_of_month(number: int, shift: int, today: date) -> date | None:
    beside = add_months(today.replace(day=1), shift)
    return None if beside is None else day_in(beside.year, beside.month, number, "gregorian")


def _lone_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "on the 27th": the last such day of a month."""
    number = parts.number("dom")
    if number is None or not _is_closed(parts):
        return None
    for shift in (0, -1, -2):
        day = _day_of_month(number, shift, reading.today)
        if day is not None and day <= reading.today:
            return relative(parts, (day, day), day=number)
    return None


def _arabic_lone_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "في 15", with nothing after it."""
    is_last = parts.following is None and reading.language == "ar"
    return _lone_day(parts, reading) if is_last else None


def _day_of_shifted_month(parts: Parts, reading: Reading) -> FoundDate | None:
    number, shift = parts.number("dom"), parts.number("shift")
    if number is None or shift is None or parts.word("unit") != "month":
        return None
    if reading.language in ("fa", "ps"):
        month = _unit_span("month", shift, reading)
        day = None if month is None else month[0] + timedelta(days=number - 1)
        day = None if day is None or month is None or day > month[1] else day
    else:
        day = _day_of_month(number, shift, reading.today)
    return None if day is None else relative(parts, (day, day), calendar=_own_calendar(reading))


def _nth_weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "the first Friday of July", "second Sunday" (of this month)."""
    nth, weekday = parts.number("ord"), parts.number("weekday")
    if nth is None or weekday is None or nth > 5:
        return None
    month = parts.month()
    first = _first_of(month, parts.number("year"), reading.today)
    if first is None:
        return None
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return relative(parts, (day, day), weekday=weekday) if day.month == first.month else None


def _first_of(month: tuple[Calendar, int] | None, year: int | None, today: date) -> date | None:
    if month is None:
        return today.replace(day=1)
    if month[0] != "gregorian":
        return None
    if year is not None:
        return date(year, month[1], 1)
    latest = latest_day(month[1], 1, "gregorian", today)
    return None if latest is None else latest[1]


def _from_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "two days before yesterday", "four days from yesterday"."""
    base, offset = parts.number("base"), parts.number("relday")
    if base is None or offset is None:
        return None
    day = _moved(reading.today + timedelta(days=offset), _counts(parts), base)
    return None if day is None else relative(parts, (day, day))


def _weekdays_later(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "two Mondays later"."""
    count, weekday, sign = parts.number("num"), parts.number("weekday"), parts.number("ago")
    if count is None or weekday is None or sign is None or not 0 < count < 100:
        return None
    nearest = _last_weekday(weekday, reading.today)
    back = nearest if nearest < reading.today or sign > 0 else nearest - timedelta(days=7)
    day = back + timedelta(days=7 * (count if sign > 0 else 1 - count))
    return relative(parts, (day, day), weekday=weekday)


def _pair(parts: Parts, reading: Reading) -> FoundDate | None:
    """A day and a month in numbers, 4/22; in what order, the language and the numbers say."""
    written = parts.word("pair") or ""
    mark = next(mark for mark in "./-" if mark in written)
    first, second = (int(number) for number in written.split(mark))
    is_american = second > 12 or (first <= 12 and reading.language == "en" and mark != ".")
    month, day = (first, second) if is_american else (second, first)
    latest = latest_day(month, day, "gregorian", reading.today) if 1 <= month <= 12 else None
    if latest is None:
        return None
    other = latest_day(day, month, "gregorian", reading.today) if day <= 12 != month else None
    also = other[1] if other is not None and other[1] != latest[1] else None
    return FoundDate(*parts.span, latest[1], latest[1], "day", month=month, day=day, also=also)


def _american(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "08/12, 2015": the comma before the year goes with the month first."""
    month, _, day = (parts.word("pair") or "").partition("/")
    year = parts.number("year")
    on = None if not day or year is None else day_in(year, int(month), int(day), "gregorian")
    if on is None:
        return None
    return FoundDate(
        *parts.span, on, on, "day", year=on.year, month=on.month, day=on.day, complete=True
    )


def _closed_pair(parts: Parts, reading: Reading) -> FoundDate | None:
    """Without a preposition only at the end of a clause, and never a fraction such as 2/3."""
    written = parts.word("pair") or ""
    first, _, second = written.partition("/")
    is_date = second and (int(second) > 12 or (int(first) > 12 and second[0] in "0٠۰"))
    if not is_date or not _is_closed(parts) or reading.language == "fa":
        return None
    return _pair(parts, reading)


COUNT = "num|one? unit"
MORE = "( comma? and? num unit )? ( comma? and? num unit )?"
RULES = (
    Rule("relday tod?", _near_day),
    Rule("tod relday", _near_day),
    Rule("span", _named_span),
    Rule("lasting? part? of? shift unit", _unit),
    Rule("lasting? part? of? unit shift", _unit),
    Rule("part of? unit", _part_of_this),
    Rule(f"{COUNT} {MORE} ago", _ago),
    Rule("dual ago", _ago),
    Rule(f"ahead {COUNT} {MORE} ago?", _ago),
    Rule("ahead dual ago?", _ago),
    Rule(f"num unit {MORE}", _duration),
    Rule("lasting num|one unit gone?", _lasting),
    Rule("lasting dual gone?", _lasting),
    Rule("lasting? num|one unit gone", _lasting),
    Rule("lasting? unit num gone", _lasting),
    Rule("dual gone", _lasting),
    Rule("sureday tod?", _weekday),
    Rule("tod sureday", _weekday),
    Rule("roz sureday", _weekday),
    Rule("~yawm weekday", _weekday),
    Rule("~onword weekday tod?", _weekday),
    Rule("weekday dot?", _whole_weekday),
    Rule("shift yawm? weekday", _shifted_weekday),
    Rule("roz? weekday shift", _shifted_weekday),
    Rule("onword? weekday shift unit", _weekday_of_week),
    Rule("weekday of|onword? unit shift", _weekday_of_week),
    Rule("shift unit onword? weekday", _weekday_of_week),
    Rule("unit shift yawm|onword? weekday", _weekday_of_week),
    Rule("weekday comma|onword? theday? dom", _weekday_and_day),
    Rule("~onword theday dom", _lone_day),
    Rule("~onword dom", _arabic_lone_day),
    Rule("theday? dom of|monthword? shift unit", _day_of_shifted_month),
    Rule("dom of|monthword? unit shift", _day_of_shifted_month),
    Rule("theday? ord weekday ( of month year? )?", _nth_weekday),
    Rule(f"num unit {MORE} base relday", _from_day),
    Rule("num weekday ago", _weekdays_later),
    Rule("~onword pair", _pair),
    Rule("weekday comma? pair", _pair),
    Rule("pair", _closed_pair),
    Rule("pair comma year", _american),
)
