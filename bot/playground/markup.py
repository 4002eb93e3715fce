"""Telegram's HTML: to text and entities, or the complaint Telegram would make.

The tags and attributes: https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.playground.entities import cleaned, found_entities, trimmed, utf16_length
from bot.playground.errors import BotApiError, bad_request
from bot.playground.journal import Json

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));?")
_TAG = re.compile(r"</?([^\s<>/]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
_ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int  # in UTF-16 units of the text so far
    start: int  # in characters of the text so far


def unescaped(text: str) -> str:
    """Resolve the references Telegram knows: four names, and numbers."""
    return _REFERENCE.sub(_resolved, text)


def _resolved(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    usable = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if usable else match.group()


def parse_text(text: str, parse_mode: str | None) -> tuple[str, list[Json]]:
    """Make a text and its entities out of what a bot sent.

    Raises:
        BotApiError: The markup is wrong, or the parse mode is one the playground does not know.
    """
    if not parse_mode:
        plain, entities = cleaned(text), list[Json]()
    elif parse_mode.lower() == "html":
        plain, entities = _Reader(cleaned(text)).read()
    else:
        raise bad_request("unsupported parse_mode")
    plain, entities = trimmed(plain, entities)
    return plain, found_entities(plain, entities)


class _Reader:
    """Reads one HTML text from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._text: list[str] = []
        self._units = 0
        self._characters = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        position = 0
        while (start := self._source.find("<", position)) >= 0:
            self._add(self._source[position:start])
            position = self._tag(start)
        self._add(self._source[position:])
        if self._open:
            tag = self._open[-1].tag
            raise _refused(f'Can\'t find end tag corresponding to start tag "{tag}"')
        return "".join(self._text), _without_inner(self._entities)

    def _add(self, escaped: str) -> None:
        text = unescaped(escaped)
        self._text.append(text)
        self._units += utf16_length(text)
        self._characters += len(text)

    def _tag(self, start: int) -> int:
        match = _TAG.match(self._source, start)
        if match is None:
            raise _refused("Unclosed start tag", self._bytes(start))
        name = match.group(1).lower()
        if self._source[start + 1] == "/":
            self._close(name, start)
        else:
            self._begin(name, match.group(2), start)
        return match.end()

    def _begin(self, name: str, rest: str, start: int) -> None:
        if name not in _KINDS:
            raise _refused(f'Unsupported start tag "{name}"', self._bytes(start))
        attributes = {
            key.lower(): unescaped(double or single or bare or "")
            for key, double, single, bare in _ATTRIBUTE.findall(rest)
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _refused('Tag "span" must have class "tg-spoiler"', self._bytes(start))
        self._open.append(_Open(name, attributes, self._units, self._characters))

    def _close(self, name: str, start: int) -> None:
        if not self._open:
            raise _refused("Unexpected end tag", self._bytes(start))
        opened = self._open.pop()
        if name and name != opened.tag:
            expected = f'Unmatched end tag at byte offset {self._bytes(start)}, expected "'
            raise _refused(f'{expected}</{opened.tag}>", found "</{name}>"')
        length = self._units - opened.offset
        covered = "".join(self._text)[opened.start :] if name == "a" else ""
        facts = _facts(opened, covered)
        if length and facts is not None:
            kind = facts.pop("type", _KINDS[opened.tag])
            self._entities.append(
                {"type": kind, "offset": opened.offset, "length": length, **facts}
            )

    def _bytes(self, position: int) -> int:
        return len(self._source[:position].encode())


def _refused(reason: str, byte: int | None = None) -> BotApiError:
    where = "" if byte is None else f" at byte offset {byte}"
    return bad_request(f"can't parse entities: {reason}{where}")


def _facts(opened: _Open, covered: str) -> Json | None:
    """What an entity holds besides its place; None: Telegram makes no entity of it."""
    attributes = opened.attributes
    match opened.tag:
        case "a":
            return _link(attributes.get("href") or covered)
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"language": attributes["class"].removeprefix("language-")}
        case "tg-emoji":
            number = attributes.get("emoji-id", "")
            return {"custom_emoji_id": number} if number.isdecimal() else None
        case "tg-time":
            return _time(attributes)
    return {}


def _link(address: str) -> Json | None:
    """An address that is none is dropped without a word; its text stays."""
    address = address.strip()
    if user := re.fullmatch(r"tg://user\?id=(\d+)", address):
        return {"type": "text_mention", "user": {"id": int(user.group(1))}}
    if re.fullmatch(r"(?:https?://|tg://|ton://)\S+", address):
        return {"url": address}
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,}(?:[/?#]\S*)?", address, re.IGNORECASE):
        return {"url": f"http://{address}"}
    return None


def _time(attributes: dict[str, str]) -> Json:
    moment, shape = attributes.get("unix", ""), attributes.get("format", "")
    if not moment.isdecimal():
        raise _refused('Tag "tg-time" must have attribute "unix"')
    if not _TIME_FORMAT.fullmatch(shape):
        raise _refused('Tag "tg-time" has a wrong "format"')
    facts: Json = {"unix_time": int(moment)}
    return {**facts, "date_time_format": shape} if shape else facts


def _without_inner(entities: list[Json]) -> list[Json]:
    """Drop what may not be nested: anything in code, a quotation in a quotation.

    <pre><code class="language-x"> is one entity, with its language.
    """
    ordered = sorted(
        entities,
        key=lambda entity: (entity["offset"], -entity["length"], entity["type"] != "pre"),
    )
    kept: list[Json] = []
    for entity in ordered:
        around = [outer for outer in kept if _holds(outer, entity)]
        pre = next((outer for outer in around if outer["type"] == "pre"), None)
        if pre is not None and entity["type"] == "code" and entity.get("language"):
            pre["language"] = entity["language"]
        if any(_excludes(outer, entity) for outer in around):
            continue
        kept.append(entity)
    for entity in kept:
        if entity["type"] == "code":
            entity.pop("language", None)
    return kept


def _holds(outer: Json, inner: Json) -> bool:
    ends = outer["offset"] + outer["length"], inner["offset"] + inner["length"]
    return bool(outer["offset"] <= inner["offset"] and ends[0] >= ends[1])


def _excludes(outer: Json, inner: Json) -> bool:
    if outer["type"] in {"code", "pre"}:
        return True
    return outer["type"].endswith("blockquote") and bool(inner["type"].endswith("blockquote"))
