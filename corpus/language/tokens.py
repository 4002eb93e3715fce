"""Words and numbers of a text, each with its place in the text as it came.

Words that one writer sets apart and another joins become one token here, so that it does not matter
which was typed: می دانیم, می‌دانیم and میدانیم; گروه ها and گروهها; گفت و گو, گفت‌وگو and گفتگو.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from corpus.language.fold import fold


class Token(NamedTuple):
    """A word or number: its folded text, and where it stands in the original, end excluded."""

    text: str
    start: int
    end: int


# A longer word is cut: no index takes a word of 1 MB, and no reader asks for one.
MAX_LENGTH = 100

_ARABIC_BLOCKS = (
    (0x600, 0x6FF),
    (0x750, 0x77F),
    (0x8A0, 0x8FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFC),
)
_MARK_BLOCKS = (
    *(
        (0x300, 0x36F),
        (0x483, 0x489),
        (0x591, 0x5C7),
        (0x610, 0x61A),
        (0x64B, 0x65F),
        (0x670, 0x670),
    ),
    *((0x6D6, 0x6DC), (0x6DF, 0x6E8), (0x6EA, 0x6ED), (0x8D3, 0x8FF), (0x1AB0, 0x1AFF)),
    *((0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F)),
)
# Joiners, directions, soft hyphen: invisible, and met inside words.
_INVISIBLE = "\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"


def _letters(blocks: tuple[tuple[int, int], ...]) -> str:
    codes = (code for first, last in blocks for code in range(first, last + 1))
    return "".join(chr(code) for code in codes if unicodedata.category(chr(code))[0] == "L")


_ARABIC = _letters(_ARABIC_BLOCKS)
_MARKS = "".join(f"{chr(first)}-{chr(last)}" for first, last in _MARK_BLOCKS)
_INSIDE = f"[{_MARKS}{_INVISIBLE}]"
_OTHER_LETTER = rf"[^\W\d_{_ARABIC}{_MARKS}]"
_OTHER_LETTER_OR_DIGIT = rf"[^\W_{_ARABIC}{_MARKS}]"
# The s of Russia's, after its apostrophe, ends a word; what vanishes in folding does not.
_WORD_GOES_ON = rf"{_INSIDE}*\w"
_TOKEN = re.compile(
    rf"[{_ARABIC}]+(?:{_INSIDE}+[{_ARABIC}]+)*[{_MARKS}]*"
    r"|[A-Z]\.(?:[A-Z]\.)+"  # U.S. is one word, and so is U.S.S.R.
    rf"|{_OTHER_LETTER}{_OTHER_LETTER_OR_DIGIT}*"
    rf"(?:(?:{_INSIDE}|['’ʼʹ])+(?<!['’ʼʹ]['’ʼʹ])(?![sS](?!{_WORD_GOES_ON})){_OTHER_LETTER}+)*[{_MARKS}]*"
    r"|\d{1,3}(?:[,٬]\d{3})+(?!\d)|\d+"
)
_GOES_ON = re.compile(_WORD_GOES_ON)
_NOT_IN_WORDS = re.compile(r"[^\w]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Endings that are written on to a Persian word, after a joiner, or after a space.
_ENDINGS = _words(
    "ها های هایی هایم هایت هایش هایمان هایتان هایشان تر ترین ترینها ترینهای ترها ترهای"
)
# These lean only on a word that ends in ه: خانه ای, گفته اند.
_ENDINGS_AFTER_HEH = _words("ی ای ام ات اش اند ایم اید ایم اند")
_PREFIXES = frozenset(("می", "نمی", "همی"))
# Words built with و, which is joined, set apart by a joiner, by spaces, or left out.
_PAIRS = {"گفت": "گو", "جست": "جو", "شست": "شو", "پرس": "جو", "زد": "خورد", "رفت": "امد"}
_AFTER_PAIR = ("", "ی", "یی", "ها", "های", "هایی", "هایش", "هایشان", "یش", "یشان", "یم", "یمان")
_SECONDS = {
    link + second + ending: second + ending
    for second in set(_PAIRS.values())
    for ending in _AFTER_PAIR
    for link in ("", "و")
}
_JOINED_PAIR = re.compile(
    "^(?:" + "|".join(f"{first}(?=و{second})" for first, second in _PAIRS.items()) + ")و"
)
_LEANING = {"s"} | _ENDINGS | _ENDINGS_AFTER_HEH | _SECONDS.keys()
_GAPS = frozenset((" ", "\u00a0", "\u200c", " \u200c", "\u200c "))


# Words that are not always tokens of their own; "" is what vanished in folding, or was too long.
_PERHAPS_JOINED = _LEANING | {""}
_PERHAPS_PREFIXES = _PREFIXES | {""}
_NOT_SURELY_ALONE = _PERHAPS_JOINED | _PERHAPS_PREFIXES


def _word(surface: str) -> str:
    """Fold one word of a text; what still divides it (1,000, U.S., O'Neill) vanishes."""
    if surface.isascii() and surface.isalnum():
        return sys.intern(surface.lower())
    folded = fold(surface)
    if not folded.isalnum():
        folded = _NOT_IN_WORDS.sub("", folded)
    if "و" in folded and (pair := _JOINED_PAIR.match(folded)) is not None:
        folded = folded[: pair.end() - 1] + folded[pair.end() :]
    return sys.intern(folded)


_Placed = tuple[str, int, int]


class _Cut(dict[str, tuple[_Placed, ...]]):
    """What stands between two blanks, each with its words: folded, and where they stand in it.

    A word that is too long is "" here. No word reaches over a blank, and most of what stands
    between two has been met before: the expression is not asked about it again.
    """

    _MOST = 65536  # about 25 MB
    _LONGEST = 64

    def __missing__(self, between: str) -> tuple[_Placed, ...]:
        cut = tuple(_placed_words(between))
        if len(between) <= self._LONGEST:
            if len(self) >= self._MOST:
                self.clear()
            self[between] = cut
        return cut


_cut = _Cut().__getitem__


def _placed_words(text: str) -> Iterator[_Placed]:
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        yield _word(found.group()) if end - start <= MAX_LENGTH else "", start, end


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a word that is longer than any word."""
    while start < end:
        yield start, min(start + MAX_LENGTH, end)
        start += MAX_LENGTH


def _joined(first: str, second: str) -> str | None:
    """Give the one word that two neighbours are, or None if they are two."""
    if first in _PREFIXES:
        return first + second if second[0] >= "ء" else None
    if second in _ENDINGS or (second in _ENDINGS_AFTER_HEH and first.endswith("ه")):
        return first + second if first[0] >= "ء" else None
    rest = _SECONDS.get(second)
    if rest is not None and first in _PAIRS and rest.startswith(_PAIRS[first]):
        return first + rest
    return None


def _lean(tokens: list[Token], token: Token, text: str) -> Token | None:
    """Join a token with those before it where they are one word; these are taken off the list.

    None is the s of Russia's, which is left out.
    """
    if token.text == "s":
        is_possessive = text[token.start - 1] in "'’ʼ" and not _GOES_ON.match(text, token.end)
        return None if is_possessive else token
    if len(tokens) > 1 and tokens[-1].text == "و" and text[tokens[-1].end : token.start] in _GAPS:
        first = tokens[-2]
        joined = _joined(first.text, token.text) if first.text in _PAIRS else None
        if joined is not None and text[first.end : tokens[-1].start] in _GAPS:
            del tokens[-2:]
            return Token(joined, first.start, token.end)
    first = tokens[-1]
    joined = _joined(first.text, token.text)
    # Endings without end would be joined to one word, each time the whole of it.
    if joined is None or len(joined) > MAX_LENGTH or text[first.end : token.start] not in _GAPS:
        return token
    tokens.pop()
    return Token(joined, first.start, token.end)


def _append(tokens: list[Token], token: Token, text: str) -> None:
    if not token.text:
        return
    joined: Token | None = token
    if tokens and (token.text in _LEANING or tokens[-1].text in _PREFIXES):
        joined = _lean(tokens, token, text)
    if joined is not None:
        tokens.append(joined)


def _whole(token: Token, text: str) -> Iterator[Token]:
    """Give a token, or the pieces of one that is too long."""
    if token.end - token.start <= MAX_LENGTH:
        yield token
        return
    for start, end in _pieces(token.start, token.end):
        yield Token(_word(text[start:end]), start, end)


def _joined_where_one(tokens: list[Token], words: Sequence[str], text: str) -> list[Token]:
    """Join tokens that are one word, drop empty ones, and cut long ones."""
    done, found = 0, list[Token]()
    for at, (before, word) in enumerate(zip(chain(("",), words), words, strict=False)):
        if word in _PERHAPS_JOINED or before in _PERHAPS_PREFIXES:
            found += tokens[done:at]
            for token in _whole(tokens[at], text):
                _append(found, token, text)
            done = at + 1
    return found + tokens[done:]


# Half of the time of `Token(...)`: this is the innermost loop of indexing.
_token: Callable[[tuple[str, int, int]], Token] = partial(tuple.__new__, Token)


def tokenize(text: str) -> list[Token]:
    """Cut a text into its words and numbers, in order; time grows with its length alone.

    What a word is, is looked up where it was met before: an index is cut from hundreds of millions.

    >>> [token.text for token in tokenize("گفت و گو هاي U.S. و Лавров-а نمي شود 1,000")]
    ['گفتگوهای', 'us', 'و', 'лавров', 'а', 'نمیشود', '1000']
    """
    between = text.replace("\n", " ").split(" ")
    places = accumulate([len(each) + 1 for each in between], initial=0)
    tokens = [
        _token((word, place + start, place + end))
        for place, cut in zip(places, map(_cut, between), strict=False)
        for word, start, end in cut
    ]
    words = [token.text for token in tokens]
    if _NOT_SURELY_ALONE.isdisjoint(words):
        return tokens
    return _joined_where_one(tokens, words, text)
