"""Lengths as Telegram counts them, and the entities it finds in plain text by itself."""

from __future__ import annotations

import re

from bot.playground.journal import Json

MAX_ENTITIES = 100  # further ones are ignored

# In the order in which they win over each other.
_FOUND = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (
        "url",
        re.compile(
            r"(?:https?://[^\s<>\"]*[^\s<>\".,;:!?)\]»”'،؛]"
            r"|(?<![\w@./])(?:[\w-]+\.)+(?:com|org|net|int|gov|edu|ru|ir|af|info|me|news)\b(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}")),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d_])\w{1,255}")),
)

# U+2028 to U+202E and three combining lines are taken out of every text, as the server does;
# the isolates U+2066 to U+2069 stay.
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f]")


def utf16_length(text: str) -> int:
    """How many UTF-16 code units a text has: what entities and limits count in."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)


def cut_utf16(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def cleaned(text: str) -> str:
    """A text as Telegram would keep it, still with its outer white space."""
    return _CONTROL.sub(" ", _REMOVED.sub("", text))


def found_entities(text: str, taken: list[Json]) -> list[Json]:
    """The entities Telegram adds by itself where none of `taken` lies already."""
    added: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity = {
                "type": kind,
                "offset": utf16_length(text[: match.start()]),
                "length": utf16_length(match.group()),
            }
            if not any(_overlap(entity, other) for other in (*added, *_opaque(taken))):
                added.append(entity)
    return sorted([*taken, *added], key=_place)[:MAX_ENTITIES]


def _opaque(entities: list[Json]) -> list[Json]:
    return [entity for entity in entities if entity["type"] in {"text_link", "code", "pre"}]


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )


def _place(entity: Json) -> tuple[int, int]:
    return (entity["offset"], -entity["length"])


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Take white space off both ends, and move or drop the entities that stood on it."""
    removed = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    total = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - removed)
        end = min(total, entity["offset"] + entity["length"] - removed)
        if start < end:
            kept.append({**entity, "offset": start, "length": end - start})
    return text, kept
