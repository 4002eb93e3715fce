"""Patterns of weekdays, and of days of the month without their month."""

from datetime import date, timedelta

from corpus.language.calendars.found import Calendar, FoundDate
from corpus.language.calendars.relative import own_calendar, relative, unit_span
from corpus.language.calendars.resolve import add_months, day_in, latest_day
from corpus.language.calendars.rules import Parts, Reading, Rule

_NEXT_MEANS_WEEK_AFTER = frozenset({"en", None})


def _last_weekday(weekday: int, today: date) -> date:
    return today - timedelta(days=(today.weekday() - weekday) % 7)


def _weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    """The last such day that is not after today."""
    weekday = parts.number("sureday") if "sureday" in parts else parts.number("weekday")
    if weekday is None or _is_name(parts, reading):
        return None
    day = _last_weekday(weekday, reading.today)
    return relative(parts, (day, day), weekday=weekday)


def _is_name(parts: Parts, reading: Reading) -> bool:
    """Whether an Arabic weekday lacks its article, as in the name of Ali Gomaa, علي جمعة."""
    atom = parts.atom("sureday")
    return reading.language == "ar" and atom is not None and reading.text[atom.start] != "ا"


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
    week = unit_span("week", shift, reading)
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


def _to_the_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "للثاني والعشرين" at the end of a clause, of this month; a low number is a rank as often."""
    atom = parts.atom("tothe")
    number = None if atom is None else atom.senses.get("dom")
    if not isinstance(number, int) or number <= 12 or not _is_closed(parts):
        return None
    day = _day_of_month(number, 0, reading.today)
    return None if day is None else relative(parts, (day, day), day=number)


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
        month = unit_span("month", shift, reading)
        day = None if month is None else month[0] + timedelta(days=number - 1)
        day = None if day is None or month is None or day > month[1] else day
    else:
        day = _day_of_month(number, shift, reading.today)
    return None if day is None else relative(parts, (day, day), calendar=own_calendar(reading))


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
    if written == "9/11":
        return None  # the attacks, and no day of this year
    mark = next(mark for mark in "./-" if mark in written)
    first, second = (int(number) for number in written.split(mark))
    is_american = second > 12 or (first <= 12 and reading.language == "en" and mark != ".")
    after = parts.following
    is_time = after is not None and bool(after.senses.keys() & {"am", "pm", "tod"})
    if is_time or (is_american and mark == "." and reading.language != "en"):
        return None  # "в 5.30 утра"
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


RULES = (
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
    Rule("tothe", _to_the_day),
    Rule("theday? dom of|monthword? shift unit", _day_of_shifted_month),
    Rule("dom of|monthword? unit shift", _day_of_shifted_month),
    Rule("theday? ord weekday ( of month year? )?", _nth_weekday),
    Rule("num weekday ago", _weekdays_later),
    Rule("~onword pair", _pair),
    Rule("weekday comma? pair", _pair),
    Rule("pair", _closed_pair),
    Rule("pair comma year", _american),
)
