"""Dates in texts and in questions: three calendars, four languages and more."""

from corpus.language.calendars.convert import to_gregorian, to_hijri, to_jalali
from corpus.language.calendars.find import find_dates, parse_date
from corpus.language.calendars.found import Calendar, FoundDate, Precision

__all__ = [
    "Calendar",
    "FoundDate",
    "Precision",
    "find_dates",
    "parse_date",
    "to_gregorian",
    "to_hijri",
    "to_jalali",
]
