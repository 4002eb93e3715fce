"""Patterns of single days with the name of their month or in numbers, and what is made of them."""

from datetime import date, timedelta

from corpus.language.calendars.found import Calendar, FoundDate
from corpus.language.calendars.letters import key
from corpus.language.calendars.numeric import readings
from corpus.language.calendars.resolve import (
    day_in,
    is_year,
    latest_day,
    year_in,
)
from corpus.language.calendars.rules import Parts, Reading, Rule

HEAD = "( roz? weekday close? dot? comma|open|dash|pipe? onword? )? roz|theday?"
_SOON = timedelta(days=60)
ERA = "g_era|h_era|p_era|either_era"
YEAR = f"( dot? comma|dash|slash|quote? yearword? year|yy yearword? {ERA}? )?"
BODY = "dom dot|dash|slash? of|onword? of? month ( slash|open|dash month close? )?"
_ERA_CALENDARS: dict[str, Calendar] = {
    "g_era": "gregorian",
    "h_era": "islamic",
    "p_era": "persian",
}


def short_year(number: int, calendar: Calendar, parts: Parts) -> int | None:
    """The year behind two digits; of one that could count something, none."""
    after = parts.following
    closed = after is None or bool(after.senses.keys() - {"thing"})
    if calendar == "persian" and (number > 31 or (number < 10 and closed)):
        return 1300 + number if number > 31 else 1400 + number
    if calendar == "gregorian" and closed and after is None:
        return 2000 + number
    return None


def written_year(parts: Parts, calendar: Calendar, reading: Reading) -> int | None:
    """The year that stands with a month of this calendar; 0 where none does, None if it cannot."""
    if "year" in parts:
        year = parts.number("year") or 0
        foreign = reading.language in ("fa", "ps") and calendar == "gregorian" and year < 1500
        return None if foreign or not is_year(year, calendar) else year
    if "yy" in parts:
        return short_year(parts.number("yy") or 0, calendar, parts)
    return 0


def build_day(
    parts: Parts, reading: Reading, day: int, month: tuple[Calendar, int], year: int, **more: object
) -> FoundDate | None:
    """A day of a month; year 0: the latest that is not after today."""
    calendar, number = month
    weekday = parts.number("weekday")
    if year:
        on = day_in(year, number, day, calendar)
    else:
        on = _nearest(number, day, calendar, weekday, reading.today)
    if on is None:
        return None
    return FoundDate(
        *parts.span,
        on,
        on,
        "day",
        calendar=calendar,
        year=year or None,
        month=number,
        day=day,
        weekday=weekday,
        complete=bool(year),
        **more,  # type: ignore[arg-type]
    )


def _nearest(
    month: int, day: int, calendar: Calendar, weekday: int | None, today: date
) -> date | None:
    """The latest such day, or the next if it comes soon and alone is on the weekday named."""
    latest = latest_day(month, day, calendar, today)
    if latest is None or weekday in (None, latest[1].weekday()):
        return None if latest is None else latest[1]
    coming = day_in(latest[0] + 1, month, day, calendar)
    is_meant = coming is not None and coming - today <= _SOON and coming.weekday() == weekday
    return coming if is_meant else latest[1]


def _named(parts: Parts, reading: Reading) -> FoundDate | None:
    month, day = parts.month(), parts.number("dom")
    if month is None or day is None or _is_count(parts) or _is_word(parts, reading):
        return None
    if "month2" in parts and parts.month("month2") != month:
        return None
    year = written_year(parts, month[0], reading)
    return None if year is None else _in_its_year(parts, reading, day, month, year)


def _is_word(parts: Parts, reading: Reading) -> bool:
    return _is_verb(parts, reading) or _is_score(parts, reading) or _is_portion(parts, reading)


def _is_portion(parts: Parts, reading: Reading) -> bool:
    """ "روزهای اول خرداد": the first days and not the first day."""
    head, day = parts.atom("roz2") or parts.atom("roz"), parts.atom("dom")
    if head is None or day is None or "ord" not in day.senses:
        return False
    return key(reading.text[head.start : head.end]) == "روزهای"


def _is_verb(parts: Parts, reading: Reading) -> bool:
    """Whether می is no May but the beginning of a verb: "یک واحد می شوند"."""
    month = parts.atom("month")
    if month is None or "year" in parts or key(reading.text[month.start : month.end]) != "می":
        return False
    after = parts.following
    return after is not None and not after.senses


def _is_score(parts: Parts, reading: Reading) -> bool:
    """Whether صفر is no Safar but nought: "1-صفر"."""
    month = parts.atom("month")
    return (
        month is not None
        and ("dash" in parts or "dash2" in parts)
        and "year" not in parts
        and reading.text[month.start : month.end] == "صفر"
    )


def _in_its_year(
    parts: Parts, reading: Reading, day: int, month: tuple[Calendar, int], year: int
) -> FoundDate | None:
    """With the time, where it stands between the day and the year."""
    return build_day(parts, reading, day, month, year, time=parts.word("time"))


def _is_count(parts: Parts) -> bool:
    """Whether the last number counts what follows: "مهر 12 نفر", "March 3 people"."""
    after = parts.following
    return after is not None and "thing" in after.senses and "yearword" not in after.senses


def _shifted(parts: Parts, reading: Reading) -> FoundDate | None:
    """A day "of last year", "امسال", "الماضي"."""
    month, day = parts.month(), parts.number("dom")
    shift = _shift(parts)
    if month is None or day is None or shift is None:
        return None
    calendar, number = month
    if "shift" in parts and "yearword" not in parts:
        return _last_or_next(parts, reading, day, month, shift)
    year = year_in(_year_calendar(calendar, reading), reading.today) + shift
    if _year_calendar(calendar, reading) != calendar:
        return None
    found = build_day(parts, reading, day, (calendar, number), year, relative=True)
    return _without_year(found)


def _year_calendar(calendar: Calendar, reading: Reading) -> Calendar:
    """Whose year "last year" is: that of the month named."""
    return "gregorian" if calendar == "islamic" else calendar


def _shift(parts: Parts) -> int | None:
    return parts.number("shift") if "shift" in parts else parts.number("span")


def _last_or_next(
    parts: Parts, reading: Reading, day: int, month: tuple[Calendar, int], shift: int
) -> FoundDate | None:
    latest = latest_day(month[1], day, month[0], reading.today)
    if latest is None:
        return None
    this_year = year_in(month[0], reading.today)
    year = {-1: latest[0], 0: this_year, 1: latest[0] + 1}.get(shift)
    if year is None:
        return None
    return _without_year(build_day(parts, reading, day, month, year, relative=True))


def _month_first(parts: Parts, reading: Reading) -> FoundDate | None:
    """In Persian with a year only: "فروردین دو رویداد" are two events."""
    if reading.language in ("fa", "ps") and "year" not in parts:
        return None
    return _named(parts, reading)


def _named_alone(parts: Parts, reading: Reading) -> FoundDate | None:
    """Without the number behind it, which is no year: "۵ مهر 20 نفر"."""
    after = parts.following
    return None if after is not None and "year" in after.senses else _named(parts, reading)


def _named_before_weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    return _agreeing(_named(parts, reading))


def _numeric_before_weekday(parts: Parts, reading: Reading) -> FoundDate | None:
    return _agreeing(_numeric(parts, reading))


def _agreeing(found: FoundDate | None) -> FoundDate | None:
    """A weekday behind a date belongs to it only if it is the date's own."""
    is_own = found is not None and (found.weekday_agrees or not found.complete)
    return found if is_own else None


def _without_year(found: FoundDate | None) -> FoundDate | None:
    """The words count from today: they say no year of their own."""
    if found is None:
        return None
    return FoundDate(
        found.start,
        found.end,
        found.first,
        found.last,
        "day",
        calendar=found.calendar,
        month=found.month,
        day=found.day,
        weekday=found.weekday,
        relative=True,
    )


def _numeric(parts: Parts, reading: Reading) -> FoundDate | None:
    calendar = next(
        (kind for era, kind in _ERA_CALENDARS.items() if era in parts), reading.calendar
    )
    written = parts.word("full") or ""
    read = readings(written, reading.language, reading.today, calendar)
    if not read:
        return None
    one, *others = read
    return FoundDate(
        *parts.span,
        one.on,
        one.on,
        "day",
        calendar=one.calendar,
        year=one.year,
        month=one.month,
        day=one.day,
        weekday=parts.number("weekday"),
        complete=True,
        also=others[0].on if others else None,
    )


RULES = (
    Rule(f"{HEAD} {BODY} {YEAR}", _named),
    Rule(f"{HEAD} {BODY}", _named_alone),
    Rule(f"roz? weekday open {BODY} {YEAR} close", _named),
    Rule(f"{HEAD} open? month close? dot|slash|quote? theday|of? dom {YEAR}", _month_first),
    Rule(f"{HEAD} month dot? dom comma? ( athour? time comma? )? year", _named),
    Rule("year dash|slash|comma|dot? month dash|slash|comma|dot? dom", _named),
    Rule(f"{HEAD} {BODY} of? yearword shift", _shifted),
    Rule(f"{HEAD} {BODY} of? shift yearword", _shifted),
    Rule(f"{HEAD} {BODY} of? span", _shifted),
    Rule(f"{HEAD} {BODY} shift", _shifted),
    Rule(f"{HEAD} month dot? theday? dom comma? shift yearword", _shifted),
    Rule(f"{HEAD} full ( {ERA} )?", _numeric),
    Rule(f"roz? {BODY} {YEAR} dot? comma|open? weekday close?", _named_before_weekday),
    Rule("full comma|open? weekday close?", _numeric_before_weekday),
)
