"""Whether what somebody sees is in their language, whatever foreign words stand in it."""

import re
from collections.abc import Iterable, Iterator

_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
# What is the same in every language: commands and their examples, operators, addresses, files.
_ANYWHERE = re.compile(
    r"""
    /[a-z]+[^\n]*            # a command, and the example behind it
    | [@#]\w+ | https?://\S+ | \.[a-z]{3,4}\b
    | \b(?:lang|source|after|before|until|since):\S* | \bUTC[+:\d]* | \b(?:PNG|PDF|DOCX|HTML|RSS)\b
    | \b(?:Telegram|Safir|OPML|Atom|ISO)\b | \b[A-Z][a-z]+/[A-Z][a-z]+\b
    """,
    re.VERBOSE,
)
_LATIN, _CYRILLIC, _ARABIC = "[A-Za-z]{2,}", "[А-Яа-яЁё]{2,}", "[\u0621-\u064a\u066e-\u06d3]{2,}"
_FOREIGN = {
    "en": [_CYRILLIC, _ARABIC],
    "ru": [_LATIN, _ARABIC],
    # The two share a script: letters tell them apart.
    "fa": [_LATIN, _CYRILLIC, "[يكةى]"],
    "ar": [_LATIN, _CYRILLIC, "[یکپچگژ]"],
}
OWN_NAMES = ("English", "فارسی", "العربية", "Русский")


def is_balanced(text: str) -> bool:
    """Say whether every isolate ends in the line that it began in."""
    return all(_is_line_balanced(line) for line in text.split("\n"))


def _is_line_balanced(line: str) -> bool:
    depth = 0
    for char in line:
        depth += (char in _OPEN) - (char in _CLOSE)
        if depth < 0:
            return False
    return depth == 0


def foreign_words(text: str, language: str, quoted: Iterable[str] = ()) -> list[str]:
    """List what is not in a language, isolated and quoted words left out."""
    for words in sorted((*quoted, *OWN_NAMES), key=len, reverse=True):
        text = text.replace(words, " ")
    text = _ANYWHERE.sub(" ", "".join(_outside(text)))
    return [found for pattern in _FOREIGN[language] for found in re.findall(pattern, text)]


def _outside(text: str) -> Iterator[str]:
    """Give what stands outside of isolates."""
    depth = 0
    for char in text:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth -= 1
        elif depth <= 0:
            yield char
