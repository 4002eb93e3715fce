"""What a date in a text is, once it is found."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Calendar = Literal["gregorian", "persian", "islamic"]
Precision = Literal["day", "week", "month", "season", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """One expression of time in a text, as a span of days.

    Attributes:
        start: Where the expression begins in the original text.
        end: Where it ends, exclusive.
        first: The first day meant. Of what has no year, the latest that is not after today.
        last: The last day meant, inclusive; the same as `first` for a day.
        precision: What kind of span the words name; "range" where they name two ends or one.
        calendar: The calendar the words belong to; `first` and `last` are Gregorian always.
        year, month, day: As written, in `calendar`; None where the words do not say it.
        time: "HH:MM" of a 24-hour clock, as written.
        zone: As written beside the time, such as "UTC", "+03:30" or "МСК".
        weekday: 0 for Monday, where the words name one; it may contradict the date.
        complete: Whether the words say the year, so that they mean one span for every reader.
        relative: Whether the words count from the day they are read or written.
        opens: The end that the words leave open ("since 2016" has no end: `last` is today;
            "before 2016" has no start: `first` is `date.min`).
        also: The first day of the other reading where the words allow two: 05/06/2016.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    zone: str | None = None
    weekday: int | None = None
    complete: bool = False
    relative: bool = False
    opens: Literal["start", "end"] | None = None
    also: date | None = None

    @property
    def weekday_agrees(self) -> bool:
        """Whether the weekday named is that of the day, or none is named."""
        return self.weekday is None or self.first.weekday() == self.weekday
