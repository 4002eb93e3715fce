"""The lines of a pasted text and what each of them is like.

Nothing here knows a site: a line is judged by its length, its words, how it ends, and the kinds of
things pages put around an article (`furniture.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLOSERS = "\"'»”’)]}›*_ \u200c\u200e\u200f\u202c\u2069"
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u00a0"  # alone on a line they are none
_SENTENCE_ENDS = (".", "!", "?", "…", "؟", "۔", "։", ":")
_WORD = re.compile(r"[^\W\d_]+(?:[\u200c'’\-][^\W\d_]+)*")
# A mark at which a sentence ends and another begins within one line.
_INNER_END = re.compile(r"[.!?؟…][\"'»”)\]]*\s")


@dataclass(frozen=True, slots=True)
class Line:
    """One non-blank line.

    Attributes:
        number: Its place in the text, counted from 0, blank lines included.
        text: The line without white space at its ends.
        words: How many words of letters it has.
        letters: How many letters those have together.
        ends_sentence: Whether it closes as a sentence does, quotes and brackets aside.
        inner_ends: How many sentences end before its last one.
        after_blank: Whether a blank line stands before it.
    """

    number: int
    text: str
    words: int
    letters: int
    ends_sentence: bool
    inner_ends: int
    after_blank: bool

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a part of an article rather than like a label."""
        return self.words >= 12 or (self.words >= 5 and self.ends_sentence)


def read_lines(text: str) -> list[Line]:
    """Return the non-blank lines of a text, in order; any kind of line end counts."""
    lines = []
    after_blank = True
    for number, raw in enumerate(text.splitlines()):
        stripped = raw.strip().strip(_UNSEEN)
        if stripped:
            lines.append(_measure(number, stripped, after_blank))
        after_blank = not stripped
    return lines


def _measure(number: int, text: str, after_blank: bool) -> Line:
    words = _WORD.findall(text)
    return Line(
        number=number,
        text=text,
        words=len(words),
        letters=sum(map(len, words)),
        ends_sentence=ends_sentence(text),
        inner_ends=sum(1 for _ in _INNER_END.finditer(text)),
        after_blank=after_blank,
    )


def ends_sentence(text: str) -> bool:
    """Say whether a line closes as a sentence does."""
    return text.rstrip(_CLOSERS).endswith(_SENTENCE_ENDS)


def joined(lines: Sequence[Line]) -> str:
    """Put lines together again, a blank line between them where the text had one."""
    parts: list[str] = []
    for line in lines:
        if parts:
            parts.append("\n\n" if line.after_blank else "\n")
        parts.append(line.text)
    return "".join(parts)
