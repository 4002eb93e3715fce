"""Days and times in the reader's style."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from corpus.language.calendars import Calendar, to_hijri, to_jalali
from handlers.texts import Text
from handlers.views.view import ISOLATE, POP, balanced, escape
from storage.models import Language

CALENDARS: tuple[Calendar, ...] = ("gregorian", "persian", "islamic")

# The spelled-out month keeps a day from being read in two ways, as 05/06 is.
_PATTERN = "d MMMM y"
_FIRST_SOLAR_DAY, _LAST_SOLAR_DAY = date(622, 3, 22), date(9000, 1, 1)
_UMM_AL_QURA = (date(1924, 8, 1), date(2077, 11, 16))
_CONVERSIONS: Mapping[str, Callable[[date], tuple[int, int, int]]] = {
    "persian": to_jalali,
    "islamic": to_hijri,
}
# The months as CLDR names them, in each language and calendar; in Russian as they stand in a date.
_MONTHS: Mapping[tuple[str, Language], str] = {
    ("persian", "en"): """Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey
        Bahman Esfand""",
    ("persian", "fa"): """فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند""",
    ("persian", "ar"): """فرفردين أرديبهشت خرداد تير مرداد شهريور مهر آبان آذر دي بهمن إسفند""",
    ("persian", "ru"): """фарвардина ордибехешта хордада тира мордада шахривара мехра абана азера
        дея бахмана эсфанда""",
    ("islamic", "en"): """Muharram Safar Rabi_I Rabi_II Jumada_I Jumada_II Rajab Shaban Ramadan
        Shawwal Dhul-Qidah Dhul-Hijjah""",
    ("islamic", "fa"): """محرم صفر ربیع‌الاول ربیع‌الثانی جمادی‌الاول جمادی‌الثانی رجب شعبان
        رمضان شوال ذیقعده ذیحجه""",
    ("islamic", "ar"): """محرم صفر ربيع_الأول ربيع_الآخر جمادى_الأولى جمادى_الآخرة رجب شعبان
        رمضان شوال ذو_القعدة ذو_الحجة""",
    ("islamic", "ru"): """мухаррама сафара раби_I раби_II джумада_I джумада_II раджаба шаабана
        рамадана шавваля зуль-каада зуль-хиджжа""",
}


def worded_day(text: Text, day: date, calendar: str | None = None) -> str:
    """Write a day, the Gregorian one beside it where the calendar is another.

    Args:
        text: The reader's language.
        day: Gregorian.
        calendar: One of `CALENDARS`; None: that of the reader.
    """
    return _worded(text, day, calendar or text.calendar)


@lru_cache(maxsize=4096)
def _worded(text: Text, day: date, calendar: str) -> str:
    gregorian = text.digits(format_date(day, _PATTERN, locale=text.language))
    if not _is_counted(day, calendar):
        return gregorian
    year, month, number = _CONVERSIONS[calendar](day)
    name = month_name(text, calendar, month)
    worded = text.digits(f"{number} {name} {year}")
    return text("day-in-two-calendars", solar=worded, gregorian=gregorian)


def day_and_month(text: Text, day: date) -> str:
    """Write a day without its year, in the reader's calendar; short enough for a picture."""
    calendar = text.calendar
    if not _is_counted(day, calendar):
        return text.digits(format_date(day, "d MMM", locale=text.language))
    _, month, number = _CONVERSIONS[calendar](day)
    return text.digits(f"{number} {month_name(text, calendar, month)}")


def month_name(text: Text, calendar: str, month: int) -> str:
    """Name a month of a calendar that is not the Gregorian one, counted from 1."""
    return _MONTHS[calendar, text.language].split()[month - 1].replace("_", " ")


def _is_counted(day: date, calendar: str) -> bool:
    """Say whether a calendar other than the Gregorian one counts a day."""
    if calendar == "persian":
        return _FIRST_SOLAR_DAY <= day <= _LAST_SOLAR_DAY
    first, last = _UMM_AL_QURA
    return calendar == "islamic" and first <= day <= last


def worded_date(
    text: Text, day: date | None, time: str | None = None, calendar: str | None = None
) -> str:
    """Write when something was published: a day, "HH:MM" where it is known, or that it is not."""
    if day is None:
        return text("undated")
    if time is None:
        return worded_day(text, day, calendar)
    return text("day-and-time", day=worded_day(text, day, calendar), time=text.digits(time))


def worded_moment(text: Text, moment: datetime, zone: str, calendar: str | None = None) -> str:
    """Write a moment as the clock of a zone shows it."""
    local = moment.astimezone(ZoneInfo(zone))
    clock = text.digits(local.strftime("%H:%M"))
    return text("day-and-time", day=worded_day(text, local.date(), calendar), time=clock)


def on_readers_clock(
    text: Text, markup: str, moment: datetime, zone: str, calendar: str | None = None
) -> str:
    """Have Telegram show a moment on the reader's own clock, in HTML that holds its words.

    A client that cannot do so shows the words, as does one to a reader of another calendar, of
    which Telegram knows nothing.
    """
    if (calendar or text.calendar) != "gregorian":
        return markup
    worded = escape(balanced(worded_moment(text, moment, zone, calendar)))
    tagged = f'<tg-time unix="{int(moment.timestamp())}" format="Dt">{worded}</tg-time>'
    # With what isolates them, as "1 May" stands in "21 May" as well.
    return markup.replace(f"{ISOLATE}{worded}{POP}", f"{ISOLATE}{tagged}{POP}")
