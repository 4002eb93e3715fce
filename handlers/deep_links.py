"""Links that lead into the private chat with the bot: to an article, a story, or a question.

Telegram takes 64 letters of A-Z, a-z, 0-9, _ and - behind `?start=`. The first says what follows:
`a12` article 12, `s7` story 7, `q` a question whose letters are one byte each, as below.
"""

import base64
import binascii
from dataclasses import dataclass

_LONGEST = 64
_LONGEST_NUMBER = 18  # digits
# Each alphabet follows ASCII in a table of its own, so that a question of 46 letters fits into a
# link in any of them, where UTF-8 would have room for 23.
_ALPHABETS = {
    "a": "".join(map(chr, range(0x060C, 0x066E))) + "پچژکگیۀۂەۆێۇ" + "۰۱۲۳۴۵۶۷۸۹",
    "c": "".join(map(chr, range(0x0400, 0x0480))),
}
# The half space takes a place where no text has anything to say.
_HALF_SPACE, _ITS_BYTE = "\u200c", 0x1F
_FIRST_LETTER = 0x80


@dataclass(frozen=True)
class ToArticle:
    """An article by its id."""

    article_id: int


@dataclass(frozen=True)
class ToStory:
    """A story by its id."""

    story_id: int


@dataclass(frozen=True)
class ToQuestion:
    """A question to be asked."""

    question: str


Target = ToArticle | ToStory | ToQuestion


def deep_link(bot: str, parameter: str) -> str:
    """Give the address that starts the bot of that username with a parameter."""
    return f"https://t.me/{bot}?start={parameter}"


def parameter_of(target: Target) -> str | None:
    """Write where a link leads; None where a question is too long or of too many alphabets."""
    match target:
        case ToArticle(article_id=article_id):
            return f"a{article_id}"
        case ToStory(story_id=story_id):
            return f"s{story_id}"
        case ToQuestion(question=question):
            return _of_question(" ".join(question.split()))


def read_parameter(parameter: str) -> Target | None:
    """Read where a link leads; None where it is none of ours."""
    kind, rest = parameter[:1], parameter[1:]
    if kind == "q":
        question = _question_of(rest)
        return ToQuestion(question) if question else None
    if not (rest.isascii() and rest.isdecimal() and len(rest) <= _LONGEST_NUMBER):
        return None
    match kind:
        case "a":
            return ToArticle(int(rest))
        case "s":
            return ToStory(int(rest))
    return None


def _of_question(question: str) -> str | None:
    for key, letters in _ALPHABETS.items():
        written = _bytes_of(question, letters)
        if written:
            coded = base64.urlsafe_b64encode(written).decode().rstrip("=")
            parameter = f"q{key}{coded}"
            return parameter if len(parameter) <= _LONGEST else None
    return None


def _bytes_of(question: str, letters: str) -> bytes | None:
    values = [_byte_of(char, letters) for char in question]
    known = bytes(value for value in values if value is not None)
    return known if len(known) == len(values) else None


def _byte_of(char: str, letters: str) -> int | None:
    if char == _HALF_SPACE:
        return _ITS_BYTE
    if " " <= char <= "~":
        return ord(char)
    place = letters.find(char)
    return _FIRST_LETTER + place if place >= 0 else None


def _question_of(coded: str) -> str | None:
    letters = _ALPHABETS.get(coded[:1])
    if letters is None:
        return None
    padded = coded[1:] + "=" * (-len(coded[1:]) % 4)
    try:
        written = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    chars = [_char_of(byte, letters) for byte in written]
    return "".join(chars) if all(chars) else None


def _char_of(byte: int, letters: str) -> str:
    """Give the letter of a byte; empty where it stands for none."""
    if byte == _ITS_BYTE:
        return _HALF_SPACE
    if byte >= _FIRST_LETTER:
        return letters[byte - _FIRST_LETTER : byte - _FIRST_LETTER + 1]
    return chr(byte) if " " <= chr(byte) <= "~" else ""
