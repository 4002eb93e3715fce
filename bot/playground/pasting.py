"""How a client splits a text that is too long for one message."""

from __future__ import annotations

from bot.playground.entities import utf16_length
from bot.playground.methods.messages import MAX_TEXT


def pasted_parts(text: str, limit: int = MAX_TEXT) -> list[str]:
    """Split a text into parts of at most `limit` UTF-16 units.

    A client cuts at a line's end in the second half of a part if there is one, else at a
    space there, else wherever it has to; each message is then trimmed.
    """
    parts = []
    rest = text.strip()
    while rest:
        cut = _cut(rest, limit)
        parts.append(rest[:cut].strip())
        rest = rest[cut:].strip()
    return parts


def _cut(text: str, limit: int) -> int:
    if utf16_length(text) <= limit:
        return len(text)
    end = _characters(text, limit)
    for boundary in ("\n", " "):
        found = text.rfind(boundary, end // 2, end)
        if found > 0:
            return found
    return end


def _characters(text: str, units: int) -> int:
    """How many characters fit into so many UTF-16 units; a pair is never torn."""
    for index, character in enumerate(text):
        units -= 2 if ord(character) > 0xFFFF else 1
        if units < 0:
            return index
    return len(text)
