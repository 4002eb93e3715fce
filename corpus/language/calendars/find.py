"""The dates of a text, and the one date that somebody typed."""

from datetime import date

from corpus.language.calendars.found import Calendar, FoundDate


def find_dates(text: str, language: str | None, today: date) -> list[FoundDate]:
    """All expressions of dates and spans of days in a text, in order and apart from each other.

    Args:
        text: As written; the offsets of what is found refer to it.
        language: What the text is written in, or None where that is not known. Names of months
            of every language are understood anyway; it decides between readings.
        today: What relative words count from, and what a missing year is sought before.
    """
    return []


def parse_date(
    text: str, language: str | None, today: date, *, calendar: Calendar | None = None
) -> FoundDate | None:
    """The date that a text consists of, or None if it is no date or could be anything.

    Unlike `find_dates` this takes lone durations ("3 weeks": so long ago), and numbers in the
    order of the calendar given.
    """
    return None
