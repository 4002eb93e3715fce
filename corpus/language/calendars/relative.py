"""Patterns that count from today, and what is made of them."""

from datetime import date, timedelta

from corpus.language.calendars.found import Calendar, FoundDate, Precision
from corpus.language.calendars.letters import key
from corpus.language.calendars.resolve import (
    Span,
    add_months,
    month_span,
    narrowed,
    year_in,
    year_span,
)
from corpus.language.calendars.rules import Parts, Reading, Rule

# The weekday a week begins with, 0 for Monday; so "last week" is read where it is written.
_WEEK_START = {"fa": 5, "ps": 5, "ar": 6}
_PLURALS = frozenset(
    map(
        key,
        [
            "days",
            "weeks",
            "months",
            "years",
            "decades",
            "дни",
            "недели",
            "месяцы",
            "годы",
            "روزهای",
            "هفته\u200cهای",
            "ماه\u200cهای",
            "سال\u200cهای",
            "هفته\u200cها",
            "الأيام",
            "أيام",
            "الأسابيع",
            "أسابيع",
            "الأشهر",
            "أشهر",
            "السنوات",
            "سنوات",
            "الأعوام",
            "أعوام",
            "العقود",
        ],
    )
)
_DEMONSTRATIVES = frozenset(map(key, ("این", "هذا", "هذه", "دې")))
_UNIT_DAYS = {"day": 1, "week": 7}
_UNIT_MONTHS = {"month": 1, "year": 12, "decade": 120}


def own_calendar(reading: Reading) -> Calendar:
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
    days = unit_span("year", shift, reading)
    return relative(parts, days, "year", calendar=own_calendar(reading))


def unit_span(unit: str, shift: int, reading: Reading) -> Span | None:
    """The day, week, month or year before, of or after today."""
    today, calendar = reading.today, own_calendar(reading)
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
    if unit is None or shift is None or unit not in _PRECISIONS:
        return None
    if _is_foreign(parts, reading) or _is_several(parts, reading):
        return None
    if unit == "decade":
        return _last_decade(parts, shift, reading)
    span = unit_span(unit, shift, reading)
    if span is None:
        return None
    days = narrowed(span, parts.number("part"))
    return relative(parts, days, _PRECISIONS[unit], calendar=own_calendar(reading))


def _is_several(parts: Parts, reading: Reading) -> bool:
    """ "سال‌های گذشته", "past years": no one of them."""
    unit = parts.atom("unit")
    return unit is not None and key(reading.text[unit.start : unit.end]) in _PLURALS


def _is_foreign(parts: Parts, reading: Reading) -> bool:
    """Whether the words do not go together in their own language.

    What points at an Arabic or Persian unit follows it, but for "this", and elsewhere stands
    before it: "قبل أسبوع" is a week ago. And شهر is a month in Arabic, a city in Persian.
    """
    shift, unit = parts.atom("shift"), parts.atom("unit")
    if shift is None or unit is None:
        return False
    word = key(reading.text[unit.start : unit.end])
    pointing = key(reading.text[shift.start : shift.end])
    stands_before = word[0] < "\u0600" or pointing in _DEMONSTRATIVES
    is_before = shift.start < unit.start
    return is_before != stands_before or (word == "شهر" and reading.language != "ar")


def _part_of_this(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "پایان سال", in Persian of this year."""
    unit, part = parts.word("unit"), parts.number("part")
    if unit not in ("year", "month") or part is None or reading.language not in ("fa", "ps"):
        return None
    span = unit_span(unit, 0, reading)
    days = None if span is None else narrowed(span, part)
    return relative(parts, days, _PRECISIONS[unit], calendar=own_calendar(reading))


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
    if sign is None or not counts or _is_lone_persian(parts) or _is_since(parts, reading):
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


def _is_since(parts: Parts, reading: Reading) -> bool:
    """Whether a unit without a number is the word of a year or month, or no date at all.

    "منذ عام 2011" is no year ago, "in year" no year hence, "6 أسابيع بعد الجراحة" no date.
    """
    if "ahead" not in parts:
        return reading.language == "ar" and parts.number("ago") == 1 and "afterward" not in parts
    if _present(parts):
        return False
    if _is_several(parts, reading):
        return True  # "منذ سنوات"
    after, ahead = parts.following, parts.atom("ahead")
    named = after is not None and bool(after.senses.keys() & {"year", "month"})
    return named or (ahead is not None and reading.text[ahead.start].isascii())


def _present(parts: Parts) -> set[str]:
    return {name for name in ("num", "one", "dual") if name in parts}


def _duration(parts: Parts, reading: Reading) -> FoundDate | None:
    """A duration that is the whole text: so long ago."""
    day = _moved(reading.today, _counts(parts), -1) if reading.whole else None
    return None if day is None else relative(parts, (day, day), "day")


def _lasting(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "the past three weeks", "سه روز گذشته": the days from then to today."""
    counts, after = _counts(parts), parts.following
    day = _moved(reading.today, counts, -1) if counts else None
    is_to_come = after is not None and after.senses.get("shift") == 1
    if day is None or day == reading.today or is_to_come:
        return None
    return relative(parts, (day, reading.today), "range")


def _from_day(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "two days before yesterday", "four days from yesterday"."""
    base, offset = parts.number("base"), parts.number("relday")
    if base is None or offset is None:
        return None
    day = _moved(reading.today + timedelta(days=offset), _counts(parts), base)
    return None if day is None else relative(parts, (day, day))


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
    Rule(f"afterward {COUNT} {MORE} ago", _ago),
    Rule("afterward dual ago", _ago),
    Rule(f"num unit {MORE}", _duration),
    Rule("lasting num|one unit gone?", _lasting),
    Rule("lasting dual gone?", _lasting),
    Rule("lasting? num|one unit gone", _lasting),
    Rule("lasting? unit num gone", _lasting),
    Rule("dual gone", _lasting),
    Rule(f"num unit {MORE} base relday", _from_day),
)
