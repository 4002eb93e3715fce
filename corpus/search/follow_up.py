"""What is said after a question and is none by itself: "and in Lima?", "the second one"."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from corpus.knowledge import Knowledge
from corpus.language.calendars import find_dates
from corpus.language.detect import detect
from corpus.language.fold import fold
from corpus.language.tokens import tokenize
from corpus.search.operators import read_operators

_MOST_WORDS = 6  # of an addition; what is longer says what it is about by itself
_ENDS = " \t\n?؟!.,،;؛:"


@dataclass(frozen=True, slots=True)
class Addition:
    """Words that the question before is meant with."""

    words: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the results of the question before, counted from 1; -1 is the last."""

    number: int


# Folded words, the longer before the shorter that it begins with.
_OPENINGS = tuple(
    tuple(opening.split())
    for opening in (
        "and what about",
        "and how about",
        "what about",
        "how about",
        "and",
        "а как насчет",
        "а что насчет",
        "как насчет",
        "что насчет",
        "а что с",
        "а что",
        "а",
        "и",
        "و همین طور",
        "و",
        "پس",
        "وماذا عن",
        "ماذا عن",
        "و ماذا عن",
    )
)
_CLOSINGS = tuple(
    tuple(closing.split()) for closing in ("چطور", "چه طور", "چی", "چه خبر", "what about it")
)
# Arabic writes its "and" on to the next word; alone before these it is surely one.
_AFTER_WAW_WORDS = "فی عن عند مع بعد قبل من حول خلال منذ الی علی"
_AFTER_WAW = frozenset(_AFTER_WAW_WORDS.split())

_ORDINALS = {
    1: "first 1st اول اولی اولین الاول الاولی первый первую первая первое",
    2: "second 2nd دوم دومی دومین الثانی الثانیه второй вторую вторая второе",
    3: "third 3rd سوم سومی سومین الثالث الثالثه третий третью третья третье",
    4: "fourth 4th چهارم چهارمی چهارمین الرابع الرابعه четвертый четвертую четвертая четвертое",
    5: "fifth 5th پنجم پنجمی پنجمین الخامس الخامسه пятый пятую пятая пятое",
    -1: "last اخر اخری اخرین الاخیر الاخیره последний последнюю последняя последнее",
}
_NUMBER_OF = {word: number for number, words in _ORDINALS.items() for word in words.split()}
# What may stand beside the number without meaning anything else.
_BESIDE_WORDS = """
    the one open show me read please number no result article story it
    را رو باز کن بازکن بده نشان نشانم نشون نشونم بهم لطفا بخوان
    شماره ان این اون خبر نتیجه مقاله مطلب مورد
    افتح اقرا اعرض ارنی رقم المقال المقاله النتیجه الخبر من فضلك فضلک
    открой откройте покажи покажите прочти давай мне пожалуйста
    номер результат статью статья новость
"""
_BESIDE = frozenset(_BESIDE_WORDS.split())
# Numbers that count something, unless a word before them says that they are its number.
_CARDINALS = {
    1: "one یک واحد один",
    2: "two دو اثنین اثنان два",
    3: "three سه ثلاثه три",
    4: "four چهار اربعه четыре",
    5: "five پنج خمسه пять",
}
_COUNT_OF = {word: number for number, words in _CARDINALS.items() for word in words.split()}
_SAYS_NUMBER = frozenset(["number", "no", "شماره", "رقم", "номер"])
_DIGITS = re.compile(r"(?:#|no\.?|№)?(\d{1,2})(?:st|nd|rd|th)?")


def read_follow_up(
    text: str, is_name: Callable[[str], bool] = lambda word: False
) -> Addition | Pick | None:
    """Read what follows a question; None where it is a question of its own.

    Args:
        text: As it was typed.
        is_name: Whether a word names somebody or something: Arabic writes its "and" on to it.
    """
    words = text.split()
    folded = [fold(word).strip(_ENDS) for word in words]
    return _pick(folded) or _addition(words, folded, is_name)


def _pick(folded: list[str]) -> Pick | None:
    if len(folded) == 2 and folded[0] in _SAYS_NUMBER and folded[1] in _COUNT_OF:
        return Pick(_COUNT_OF[folded[1]])
    named = [word for word in folded if word and word not in _BESIDE]
    if len(named) != 1:
        return None
    digits = _DIGITS.fullmatch(named[0])
    number = int(digits[1]) if digits else _NUMBER_OF.get(named[0], 0)
    return Pick(number) if number else None


def _addition(
    words: list[str], folded: list[str], is_name: Callable[[str], bool]
) -> Addition | Pick | None:
    for start, end in _cuts(folded):
        rest = " ".join(words[start:end]).strip(_ENDS)
        if rest and end - start <= _MOST_WORDS:
            return _pick(folded[start:end]) or Addition(rest)
    first = folded[0] if folded else ""
    if first[:1] != "و" or len(words) > _MOST_WORDS:
        return None
    if (first[1:] in _AFTER_WAW and len(words) > 1) or is_name(first[1:]):
        return Addition(" ".join(words).strip(_ENDS)[1:])
    return _pick([first[1:], *folded[1:]])


def _cuts(folded: list[str]) -> Iterator[tuple[int, int]]:
    """Say between which words the addition stands, for each way in which it can be said."""
    opening = next((one for one in _OPENINGS if tuple(folded[: len(one)]) == one), ())
    closing = next((one for one in _CLOSINGS if tuple(folded[-len(one) :]) == one), ())
    if opening or closing:
        yield len(opening), len(folded) - len(closing)


def added(question: str, addition: str, knowledge: Knowledge, today: date) -> str:
    """Give the question that is meant: the one before, with more words.

    A place or a time that is added stands in for those asked before: "Kerry in Lima", "and in
    Geneva?". People are asked for together.
    """
    new_places = _places(addition, knowledge)
    new_times = _times(addition, today)
    old = _places(question, knowledge) if new_places else []
    old += _times(question, today) if new_times else []
    kept = "".join(
        char
        for place, char in enumerate(question)
        if not any(start <= place < end for start, end in old)
    )
    words, more = kept.rstrip(_ENDS).split(), addition.split()
    # What led to the old place leads to the new one: "in", "в".
    led = bool(old and more and words[1:]) and words[-1].lower() == more[0].lower()
    return " ".join([*(words[:-1] if led else words), *more])


def _places(text: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    tokens = tokenize(read_operators(text)[1])
    return [
        (tokens[mention.first].start, tokens[mention.last].end)
        for mention in knowledge.mentions(tokens)
        if mention.entry.kind == "place"
    ]


def _times(text: str, today: date) -> list[tuple[int, int]]:
    rest = read_operators(text)[1]
    return [(found.start, found.end) for found in find_dates(rest, detect(rest), today)]
