"""Whether an update is made as the Bot API documents it.

python-telegram-bot refuses an object that is none, and takes any value for a text or a number.
https://core.telegram.org/bots/api#update
"""

from collections.abc import Iterator
from typing import Any

_TEXTS = (
    *("text", "caption", "data", "query", "title", "username", "first_name", "last_name"),
    *("language_code", "file_id", "file_unique_id", "file_name", "mime_type", "media_group_id"),
    *("url", "inline_message_id", "sender_user_name", "author_signature", "guest_query_id"),
    *("type", "status", "new_chat_title", "chat_instance"),
)
_NUMBERS = (
    *("message_id", "date", "edit_date", "message_thread_id", "file_size", "length"),
    *("migrate_to_chat_id", "migrate_from_chat_id", "latitude", "longitude"),
)
_WITH_NUMBERS_AS_IDS = (
    *("chat", "from", "user", "sender_chat", "sender_user", "via_bot", "sender_business_bot"),
)
_WITH_TEXTS_AS_IDS = ("callback_query", "inline_query")
_OF_FREE_SHAPE = ("rich_message",)
"""Its texts are trees, and whoever reads them looks at each part."""


_MESSAGE = {"chat", "message_id", "date"}
_NEEDED = {
    "message": _MESSAGE,
    "edited_message": _MESSAGE,
    "channel_post": _MESSAGE,
    "edited_channel_post": _MESSAGE,
    "guest_message": _MESSAGE,
    "reply_to_message": _MESSAGE,
    "callback_query": {"id", "from", "data"},
    "inline_query": {"id", "from", "query", "offset"},
    "my_chat_member": {"chat", "from", "old_chat_member", "new_chat_member"},
    "document": {"file_id"},
    **{name: {"id"} for name in _WITH_NUMBERS_AS_IDS},
}
"""What each kind of object cannot be without."""


def is_as_documented(update: dict[str, Any]) -> bool:
    """Say whether all is there, and text or a number where it should be, as far as it is read."""
    return all(
        isinstance(value, kind) and not isinstance(value, bool)
        for value, kind in _kinds(update)
        if value is not None
    ) and all(map(_has_all, _objects(update)))


def _has_all(named: tuple[str, Any]) -> bool:
    name, value = named
    return isinstance(value, dict) and all(value.get(key) is not None for key in _NEEDED[name])


def _objects(value: Any) -> Iterator[tuple[str, Any]]:
    """Give the objects of which it is known what they need, each with its name."""
    for inner in value if isinstance(value, list) else ():
        yield from _objects(inner)
    for key, inner in value.items() if isinstance(value, dict) else ():
        if key in _NEEDED and inner is not None:
            yield key, inner
        if key not in _OF_FREE_SHAPE:
            yield from _objects(inner)


def _kinds(value: Any, name: str = "") -> Iterator[tuple[Any, Any]]:
    """Give the values whose kind is known, each with that kind."""
    if isinstance(value, list):
        for one in value:
            yield from _kinds(one, name)
    if not isinstance(value, dict):
        return
    for key, inner in value.items():
        kind = _KIND.get(key) or _KIND_WITHIN.get((name, key))
        if kind is not None:
            yield inner, kind
        elif key not in _OF_FREE_SHAPE:
            yield from _kinds(inner, key)


_KIND: dict[str, Any] = dict.fromkeys(_TEXTS, str) | dict.fromkeys(_NUMBERS, int | float)
_KIND_WITHIN: dict[tuple[str, str], Any] = {
    **{(name, "id"): int for name in _WITH_NUMBERS_AS_IDS},
    **{(name, "id"): str for name in _WITH_TEXTS_AS_IDS},
    ("inline_query", "offset"): str,
    ("entities", "offset"): int,
    ("caption_entities", "offset"): int,
}
