"""Whether an article opens with its dateline: a place, an agency, a day."""

import re

from corpus.intake.published_cues import plain, says
from corpus.language.calendars import FoundDate

_WORD = re.compile(r"[^\W\d_]+")
_OPENING = re.compile(
    r"\s*[)/\]]?\s*(?:[-–—:|/]|\([^()\d]+\)|\.\s*[/(]|\.\s*[-–—]|,?\s*/|\.\s*[\w.]{3,25}\s*[-–—])"
)
_SENTENCE = re.compile(r"[.!?؟]\s")
_AGENCY = re.compile(r"[(/][^()/]{2,40}[)/]")
_PLACE_WORDS = 4
_OPENING_CHARACTERS = 120
# "Женева, ", "Rostov-on-Don, ", "نیویورک، ", also "Вена. ": words that begin with no small letter.
_PLACE = re.compile(
    r"(?:г\.\s*)?(?:[^\W\d_a-zа-яё][\w'’.\u200c-]*[ ]?){1,3}(?:,\s*[A-Z.]+)?[,،.]\s*"
)
# The full stop of the year's abbreviation ends the dateline as well: "2022 г. Стороны".
_NEW_SENTENCE = re.compile(r"(?:\s*г(?:\.|ода))?(?:\s*\.|(?<=\.))\s+[\"«„“]?(?:[^\Wa-zа-яё_])")


def opens(raw: str, start: int, found: FoundDate) -> bool:
    """Whether the day stands at the opening of the article as agencies write it.

    Args:
        raw: The text as it came.
        start: Where the article begins in it.
        found: The day.
    """
    if not _is_near(raw, start, found):
        return False
    before = raw[start : found.start]
    bare = _AGENCY.sub(" ", before)
    if _count(bare) > _PLACE_WORDS or (_SENTENCE.search(bare) and _count(bare) > 1):
        return False
    return _OPENING.match(raw, found.end) is not None or _is_after_agency(before)


def heads(raw: str, start: int, found: FoundDate, language: str | None) -> bool:
    """Whether a place, the day and a full stop stand before the first sentence.

    "Женева, 21 января 2022 года. Сергей Лавров …": newspapers write it so, and so do those who
    set the scene of what was long ago; the rest of the article has to allow it.
    """
    if not _is_near(raw, start, found):
        return False
    before = raw[start : found.start].lstrip()
    is_place = _PLACE.fullmatch(before) is not None and not says(
        "background", plain(before), language
    )
    return is_place and _NEW_SENTENCE.match(raw, found.end) is not None


def _is_near(raw: str, start: int, found: FoundDate) -> bool:
    end = raw.find("\n", start)
    end = len(raw) if end < 0 else end
    return start <= found.start <= min(end, start + _OPENING_CHARACTERS)


def _is_after_agency(before: str) -> bool:
    """ "(Reuters) – March 3: …" and "/ТАСС/, 12 апреля.": the agency has been named already."""
    return _AGENCY.search(before) is not None and _count(_AGENCY.sub(" ", before)) <= 3


def _count(text: str) -> int:
    return len(_WORD.findall(text))
