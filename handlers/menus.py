"""The menus of commands that Telegram shows, by who reads them and in which language."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from handlers.texts import LANGUAGES, Texts
from storage.models import Language
from storage.outbox import Call

IN_PRIVATE = (
    *("ask", "latest", "timeline", "subscribe", "digest", "follow", "following"),
    *("unsubscribe", "settings", "forget", "help"),
)
IN_GROUPS = ("ask", "latest", "timeline", "digest", "help")
FOR_GROUP_ADMINS = (
    *("ask", "latest", "subscribe", "digest", "follow", "following", "unsubscribe"),
    *("settings", "help"),
)
FOR_ADMINS = (*IN_PRIVATE, "add", "edit", "delete", "feeds", "teach", "stats", "announce", "backup")

Scope = dict[str, Any]


def menu_calls(
    texts: Texts, admins: frozenset[int], default_language: Language = "en"
) -> list[Call]:
    """List the calls that set all menus, and the button that opens them.

    An admin who has never written to the bot has no chat with it, and Telegram refuses that menu:
    such a call may fail.
    """
    scopes: list[tuple[Scope, tuple[str, ...]]] = [
        ({"type": "all_private_chats"}, IN_PRIVATE),
        ({"type": "all_group_chats"}, IN_GROUPS),
        ({"type": "all_chat_administrators"}, FOR_GROUP_ADMINS),
    ]
    calls = [
        call
        for scope, commands in scopes
        for call in _menu(texts, scope, commands, default_language)
    ]
    for admin in sorted(admins):
        calls += admins_menu(texts, admin, default_language)
    return [*calls, Call("setChatMenuButton", {"menu_button": {"type": "commands"}})]


def admins_menu(texts: Texts, admin: int, default_language: Language = "en") -> list[Call]:
    """List the calls that set the menu of one admin, who has to have a chat with the bot."""
    scope = {"type": "chat", "chat_id": admin}
    return list(_menu(texts, scope, FOR_ADMINS, default_language))


def menus_stamp(calls: list[Call]) -> str:
    """Say what the menus are, so that they are set only when that has changed."""
    written = json.dumps([call.arguments for call in calls], sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _menu(
    texts: Texts, scope: Scope, commands: tuple[str, ...], default: Language
) -> Iterator[Call]:
    # A menu without a language is for readers of all the languages that are not ours.
    yield _call(texts, default, scope, commands, {})
    for language in LANGUAGES:
        yield _call(texts, language, scope, commands, {"language_code": language})


def _call(
    texts: Texts,
    language: Language,
    scope: Scope,
    commands: tuple[str, ...],
    code: dict[str, str],
) -> Call:
    text = texts(language)
    described = [{"command": name, "description": text(f"menu-{name}")} for name in commands]
    return Call("setMyCommands", {"commands": described, "scope": scope} | code)
