"""Patterns of months, seasons, years and decades, and what is made of them."""

from datetime import date, timedelta

from corpus.language.calendars.days import ERA, YEAR, written_year
from corpus.language.calendars.found import Calendar, FoundDate, Precision
from corpus.language.calendars.numeric import calendar_of
from corpus.language.calendars.resolve import (
    Span,
    is_year,
    latest_month,
    month_span,
    narrowed,
    year_in,
    year_span,
)
from corpus.language.calendars.rules import Parts, Reading, Rule

PART = "( part of|monthword? )?"
DOUBLE = "( slash|open|dash month close? )?"

# The months a season begins and ends in; the winter goes on into the next year.
_SEASONS: dict[Calendar, dict[int, tuple[int, int]]] = {
    "gregorian": {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)},
    "persian": {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)},
}


def month_found(
    parts: Parts, span: Span | None, month: tuple[Calendar, int], year: int | None, **more: object
) -> FoundDate | None:
    if span is None:
        return None
    return FoundDate(
        *parts.span,
        *narrowed(span, parts.number("part")),
        "month",
        calendar=month[0],
        month=month[1],
        year=year,
        complete=year is not None,
        **more,  # type: ignore[arg-type]
    )


def _month_of_year(parts: Parts, reading: Reading) -> FoundDate | None:
    month = parts.month()
    if month is None or ("month2" in parts and parts.month("month2") != month):
        return None
    year = written_year(parts, month[0], reading)
    if not year or _counts(parts):
        return None
    return month_found(parts, month_span(year, month[1], month[0]), month, year)


def _lone_month(parts: Parts, reading: Reading) -> FoundDate | None:
    month = parts.month("suremonth") or parts.month()
    twin = parts.month("month" if "suremonth" in parts else "month2")
    if month is None or twin not in (None, month):
        return None
    return month_found(parts, latest_month(month[1], month[0], reading.today), month, None)


def _introduced_month(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "in May": a month that is another word too, behind a preposition, of letters with case."""
    atom = parts.atom("month")
    if atom is None or (not reading.text[atom.start].isascii() and reading.language != "ru"):
        return None
    is_short = atom.end - atom.start <= 3 and reading.text[atom.start].islower()
    return (
        None if is_short and not reading.whole and parts.following else _lone_month(parts, reading)
    )


def _month_alone(parts: Parts, reading: Reading) -> FoundDate | None:
    """A month that is another word too, where the text is nothing but a date."""
    return _lone_month(parts, reading) if reading.whole else None


def _portion(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "the first week of September", "نیمه دوم آبان", "دهه اول محرم": days of a month, not one."""
    month, nth = parts.month(), parts.number("ord")
    length = _portion_length(parts)
    if month is None or nth is None or length is None:
        return None
    year = written_year(parts, month[0], reading)
    if year is None:
        return None
    whole = (
        month_span(year, month[1], month[0])
        if year
        else latest_month(month[1], month[0], reading.today)
    )
    if whole is None or (nth - 1) * length > 30:
        return None
    first = whole[0] + timedelta(days=(nth - 1) * length)
    days = (first, min(whole[1], first + timedelta(days=length - 1)))
    return month_found(parts, days, month, year or None)


def _portion_length(parts: Parts) -> int | None:
    """How many days a week, a decade of days or a half of a month is about."""
    unit = parts.word("unit")
    if unit is not None:
        return {"week": 7, "decade": 10, "day": 5}.get(unit)
    return 15


def _shifted_month(parts: Parts, reading: Reading) -> FoundDate | None:
    month, shift = parts.month(), _shift_of(parts)
    if month is None or shift is None or not _goes_with(parts, reading):
        return None
    calendar, number = month
    if "yearword" in parts or "span" in parts:
        year = year_in(calendar, reading.today) + shift
        return month_found(parts, month_span(year, number, calendar), month, None, relative=True)
    latest = _month_by_shift(number, calendar, shift, reading.today)
    return month_found(parts, latest, month, None, relative=True)


def _goes_with(parts: Parts, reading: Reading) -> bool:
    """Whether the word that points goes with the month: "این میزان" is this amount."""
    month, shift = parts.atom("month"), parts.atom("shift")
    if month is None or shift is None or reading.text[month.start] < "\u0600":
        return True
    return shift.start > month.start and ("suremonth" in month.senses or "yearword" in parts)


def _month_by_shift(number: int, calendar: Calendar, shift: int, today: date) -> Span | None:
    """The last such month that is over, the one of this year, or the next to come."""
    year = year_in(calendar, today)
    if shift == 0:
        return month_span(year, number, calendar)
    spans = [month_span(one, number, calendar) for one in (year - 1, year, year + 1)]
    past = [span for span in spans if span is not None and span[1] < today]
    future = [span for span in spans if span is not None and span[0] > today]
    return past[-1] if shift < 0 else future[0] if future else None


def _shift_of(parts: Parts) -> int | None:
    return parts.number("span") if "span" in parts else parts.number("shift")


def _year(parts: Parts, reading: Reading) -> FoundDate | None:
    year = parts.number("year")
    if year is None or _counts(parts):
        return None
    calendar = _year_calendar(parts, year, reading)
    bare = not ({"yearword", "g_era", "h_era", "p_era", "onword", "part"} & _names(parts))
    if calendar is None or (bare and not _is_usual(year, calendar, reading)):
        return None
    if bare and calendar == "persian" and _is_before_noun(parts):
        return None
    return year_found(parts, year, calendar)


def _is_before_noun(parts: Parts) -> bool:
    """Whether a word follows that the number may count: "از 1400 غرفه"."""
    after = parts.following
    return after is not None and not after.senses


def _names(parts: Parts) -> set[str]:
    names = ("yearword", "g_era", "h_era", "p_era", "onword", "part")
    return {name for name in names if name in parts or f"_{name}" in parts}


def _year_calendar(parts: Parts, year: int, reading: Reading) -> Calendar | None:
    for era, calendar in (("g_era", "gregorian"), ("h_era", "islamic"), ("p_era", "persian")):
        if era in parts:
            return calendar  # type: ignore[return-value]
    return calendar_of(year, reading.language)


def _is_usual(year: int, calendar: Calendar, reading: Reading) -> bool:
    """Whether a number alone is likely to be a year of the news rather than a count."""
    if calendar == "persian":
        return reading.language in ("fa", "ps", None) and 1290 <= year <= 1420
    return calendar == "gregorian" and 1900 <= year <= reading.today.year + 15


def _counts(parts: Parts) -> bool:
    after = parts.following
    return after is not None and "thing" in after.senses


def year_found(parts: Parts, year: int, calendar: Calendar) -> FoundDate | None:
    span = year_span(year, calendar) if is_year(year, calendar) else None
    if span is None:
        return None
    days = narrowed(span, parts.number("part"))
    return FoundDate(*parts.span, *days, "year", calendar=calendar, year=year, complete=True)


def _short_year(parts: Parts, reading: Reading) -> FoundDate | None:
    """ "سال ۹۳": two digits are a year in Persian, behind the word."""
    number = parts.number("yy")
    if number is None or reading.language not in ("fa", "ps", None) or _counts(parts):
        return None
    return year_found(parts, 1300 + number if number > 31 else 1400 + number, "persian")


def _season(parts: Parts, reading: Reading) -> FoundDate | None:
    season, year = parts.number("season"), parts.number("year")
    if season is None:
        return None
    calendar = _season_calendar(year, reading)
    shift = _shift_of(parts)
    if year is None and shift is None:
        return None
    number = year if year is not None else _season_year(season, calendar, shift or 0, reading.today)
    span = _season_span(season, number, calendar)
    if span is None:
        return None
    return FoundDate(
        *parts.span,
        *span,
        "season",
        calendar=calendar,
        year=year,
        complete=year is not None,
        relative=year is None,
    )


def _season_calendar(year: int | None, reading: Reading) -> Calendar:
    if year is None:
        return "persian" if reading.language in ("fa", "ps") else "gregorian"
    return "persian" if calendar_of(year, "fa") == "persian" else "gregorian"


def _season_span(season: int, year: int, calendar: Calendar) -> Span | None:
    first, last = _SEASONS[calendar][season]
    begin = month_span(year, first, calendar)
    end = month_span(year if last > first else year + 1, last, calendar)
    return None if begin is None or end is None else (begin[0], end[1])


def _season_year(season: int, calendar: Calendar, shift: int, today: date) -> int:
    this = year_in(calendar, today)
    span = _season_span(season, this, calendar)
    if span is None or shift == 0:
        return this
    if shift < 0:
        return this if span[1] < today else this - 1
    return this if span[0] > today else this + 1


def _decade(parts: Parts, reading: Reading) -> FoundDate | None:
    year = parts.number("tens") or parts.number("year") or _short_decade(parts, reading)
    calendar = None if not year or year % 10 else calendar_of(year, reading.language)
    first = None if calendar is None or not year else year_span(year, calendar)
    last = None if calendar is None or not year else year_span(year + 9, calendar)
    if first is None or last is None or calendar is None:
        return None
    precision: Precision = "decade"
    days = (first[0], last[1])
    return FoundDate(*parts.span, *days, precision, calendar=calendar, year=year, complete=True)


def _short_decade(parts: Parts, reading: Reading) -> int | None:
    """ "دهه ۶۰"."""
    number = parts.number("yy")
    return None if number is None or reading.language not in ("fa", "ps") else 1300 + number


RULES = (
    Rule(
        f"{PART} monthword? month {DOUBLE} dot? of|comma|dash|quote? yearword? year|yy yearword? "
        f"( {ERA} )?",
        _month_of_year,
    ),
    Rule(f"{PART} suremonth {DOUBLE}", _lone_month),
    Rule(f"theday? ord unit|half of? month {YEAR}", _portion),
    Rule(f"unit|half ord of? month {YEAR}", _portion),
    Rule("part of? month", _introduced_month),
    Rule("~onword month", _introduced_month),
    Rule("month dot?", _month_alone),
    Rule(f"{PART} month of? shift yearword?", _shifted_month),
    Rule(f"{PART} shift month", _shifted_month),
    Rule(f"{PART} month of? yearword shift", _shifted_month),
    Rule(f"{PART} month of? span", _shifted_month),
    Rule(f"{PART} yearword year ( {ERA} )?", _year),
    Rule(f"{PART} year yearword? ( {ERA} )?", _year),
    Rule("~onword year", _year),
    Rule("yearword yy", _short_year),
    Rule("season of? yearword? year yearword?", _season),
    Rule("shift season", _season),
    Rule("season of? shift yearword?", _season),
    Rule("season of? yearword shift", _season),
    Rule("decadeword year", _decade),
    Rule("decadeword yy", _decade),
    Rule("decadeword? tens", _decade),
)
