"""The menus of commands that Telegram shows, by who reads them and in which language."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from handlers.texts import LANGUAGES, Texts
from storage.models import Language
from storage.outbox import Call

IN_PRIVATE = ("ask", "latest", "subscribe", "digest", "unsubscribe", "settings", "help")
IN_GROUPS = ("ask", "latest", "subscribe", "digest", "unsubscribe", "help")
FOR_ADMINS = (*IN_PRIVATE, "add", "delete")


def menu_calls(
    texts: Texts, admins: frozenset[int], default_language: Language = "en"
) -> list[Call]:
    """List the calls that set all menus.

    An admin who has never written to the bot has no chat with it, and Telegram refuses that menu:
    such a call may fail.
    """
    return list(_calls(texts, admins, default_language))


def menus_stamp(calls: list[Call]) -> str:
    """Say what the menus are, so that they are set only when that has changed."""
    written = json.dumps([call.arguments for call in calls], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _calls(texts: Texts, admins: frozenset[int], default: Language) -> Iterator[Call]:
    scopes: list[tuple[dict[str, Any], tuple[str, ...]]] = [
        ({"type": "all_private_chats"}, IN_PRIVATE),
        ({"type": "all_group_chats"}, IN_GROUPS),
        *(({"type": "chat", "chat_id": admin}, FOR_ADMINS) for admin in sorted(admins)),
    ]
    for scope, commands in scopes:
        # A menu without a language is for readers of all the languages that are not ours.
        yield _call(texts, default, scope, commands, {})
        for language in LANGUAGES:
            yield _call(texts, language, scope, commands, {"language_code": language})


def _call(
    texts: Texts,
    language: Language,
    scope: dict[str, Any],
    commands: tuple[str, ...],
    code: dict[str, str],
) -> Call:
    text = texts(language)
    described = [{"command": name, "description": text(f"menu-{name}")} for name in commands]
    return Call("setMyCommands", {"commands": described, "scope": scope} | code)
