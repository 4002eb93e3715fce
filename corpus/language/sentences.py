"""Where the sentences of a text begin and end."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from corpus.language.hazm_parts import hazm_part
from corpus.language.stems import Language

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c]+")
_END = re.compile(r"""(?:[.!?؟۔…⸮]+["'»”’)\]]*)(?=\s)""")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a full stop ends without ending a sentence: initials and the abbreviations of news.
_INITIAL = re.compile(r"(?:^|[\s.\"«(])[^\W\d_]$")
_ABBREVIATIONS: dict[str, frozenset[str]] = {
    "en": _words(
        "mr mrs ms dr prof gen col lt sgt capt adm sen rep gov st jr sr vs no inc corp co ltd "
        "jan feb mar apr jun jul aug sept sep oct nov dec u.s u.n u.k e.g i.e a.m p.m"
    ),
    "ru": _words("г гг т тыс млн млрд руб им ул д стр см ср напр проф акад т.е т.д т.п"),
    "ar": _words("د أ م ص"),
    "fa": _words("دکتر ص ج ق م ه"),
}


@cache
def _hazm() -> Callable[[str], list[str]]:
    tokenizer = hazm_part("sentence_tokenizer", "SentenceTokenizer")
    tokenize: Callable[[str], list[str]] = tokenizer().tokenize
    return tokenize


def _placed(line: str, pieces: list[str]) -> Iterator[int]:
    """Find where each piece ends: hazm gives pieces whose blanks differ from those of the line."""
    position = 0
    for piece in pieces:
        for character in piece:
            if not character.isspace():
                position = line.index(character, position) + 1
        yield position


def _hazm_ends(line: str) -> Iterator[int]:
    return _placed(line, _hazm()(line))


def _own_ends(line: str) -> Iterator[int]:
    return (match.end() for match in _END.finditer(line))


def _goes_on(sentence: str, language: Language) -> bool:
    """Say whether the full stop at its end is that of an initial or an abbreviation."""
    if not sentence.endswith("."):
        return False
    before = sentence[-20:-1]
    last = before.split()[-1:] or [""]
    return _INITIAL.search(before) is not None or last[0].lower() in _ABBREVIATIONS[language]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _of_line(line: str, language: Language) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _hazm_ends(line) if language == "fa" else _own_ends(line):
        if not _goes_on(line[start:end], language):
            yield start, end
            start = end
    yield start, len(line)


def sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Give the start and end of each sentence, blanks around it left out; a line end ends one."""
    found = (
        _trimmed(text, line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _of_line(line.group(), language)
    )
    return [(start, end) for start, end in found if start < end]
