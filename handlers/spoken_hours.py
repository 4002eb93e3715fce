"""Numbers and hours said in words, written as digits: "половина девятого" is 8:30."""

import re
from collections.abc import Callable

from handlers.wish_words import NUMBERS, any_of, said, whole

# Weekdays of two words begin with a number: "سه شنبه".
_NUMBER = re.compile(rf"(?<!\w)(?P<half>пол)?(?P<number>{any_of(NUMBERS)})(?!\w|\s*شنبه)")
_HOUR = r"(\d{1,2})(?!\d)"


def _at(minutes: int) -> Callable[[re.Match[str]], str]:
    """Give what writes an hour with so many minutes after it, or before it."""

    def written(found: re.Match[str]) -> str:
        clock = (int(found[1]) * 60 + minutes) % (24 * 60)
        return f"{clock // 60}:{clock % 60:02}"

    return written


_NOT_AFTER_HOUR = r"(?<!\d)(?<!\d\s)"
_FIRST_HOUR = whole(rf"{_NOT_AFTER_HOUR}час(?=\s+(?:дня|ночи))")  # "час дня" names no number
_HOURS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_FIRST_HOUR, lambda _: "1"),
    (whole(rf"(?:{said('half_past')})\s+{_HOUR}"), _at(30)),
    (whole(rf"(?:{said('quarter_past')})\s+{_HOUR}"), _at(15)),
    (whole(rf"(?:{said('quarter_to')})\s+{_HOUR}"), _at(-15)),
    (whole(rf"{_HOUR}\s+(?:{said('and_half')})"), _at(30)),
    (whole(rf"{_HOUR}\s+(?:{said('and_quarter')})"), _at(15)),
    (whole(rf"{_HOUR}\s+(?:{said('less_quarter')})"), _at(-15)),
    # In Russian these are parts of the hour that has begun.
    (whole(rf"(?:{said('half_of')})\s+{_HOUR}"), _at(-30)),
    (whole(rf"(?:{said('quarter_of')})\s+{_HOUR}"), _at(-45)),
    (whole(rf"{_NOT_AFTER_HOUR}(?:{said('noon')})"), lambda _: "12:00"),
    (whole(rf"{_NOT_AFTER_HOUR}(?:{said('midnight')})"), lambda _: "0:00"),
)


def in_digits(folded: str) -> str:
    """Write the numbers up to twelve and the hours of a folded text in digits.

    >>> in_digits("هشت و نیم صبح"), in_digits("в половине девятого"), in_digits("noon")
    ('8:30 صبح', 'в 8:30', '12:00')
    """
    text = _NUMBER.sub(_number, folded)
    for pattern, write in _HOURS:
        text = pattern.sub(write, text)
    return text


def _number(found: re.Match[str]) -> str:
    return ("пол " if found["half"] else "") + NUMBERS[found["number"]]
