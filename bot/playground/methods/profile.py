"""What the bot says about itself: commands, descriptions, the menu button."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.journal import Json
from bot.playground.methods.call import Call, Method
from bot.playground.world import World

MAX_COMMANDS = 100
_SCOPE_FIELDS = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_commands(call: Call) -> bool:
    commands = call.arguments.json("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON array")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.commands[_key(call)] = [_command(command) for command in commands]
    call.world.journal.add("commands")
    return True


def _command(given: Any) -> Json:
    name = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not re.fullmatch(r"[a-z0-9_]{1,32}", name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {**given, "command": name, "description": description}


def get_commands(call: Call) -> list[Json]:
    return call.world.commands.get(_key(call), [])


def delete_commands(call: Call) -> bool:
    call.world.commands.pop(_key(call), None)
    call.world.journal.add("commands")
    return True


def _key(call: Call) -> tuple[str, str]:
    scope = call.arguments.json("scope") or {"type": "default"}
    fields = _SCOPE_FIELDS.get(scope.get("type", ""))
    if fields is None:
        raise bad_request("can't parse BotCommandScope: invalid type specified")
    if any(name not in scope for name in fields):
        raise bad_request("can't parse BotCommandScope: chat_id is missing")
    if "chat_id" in scope:
        scope = {**scope, "chat_id": call.world.chat(scope["chat_id"]).id}
    language = call.arguments.text("language_code") or ""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("invalid language code specified")
    return scope_key(**scope), language


def scope_key(type: str, **ids: int) -> str:  # noqa: A002  (Telegram's word)
    """One string for a scope, to look it up by."""
    return json.dumps([type, *(int(ids[name]) for name in _SCOPE_FIELDS[type])])


def commands_for(world: World, chat: int, person: int) -> list[Json]:
    """The menu a person sees in a chat: the narrowest scope that has one, in their language."""
    user = world.people[person].user if person in world.people else {}
    languages = (str(user.get("language_code", "")), "")
    for scope in _scopes(world, chat, person):
        for language in languages:
            if found := world.commands.get((scope, language)):
                return found
    return []


def _scopes(world: World, chat: int, person: int) -> list[str]:
    default = scope_key("default")
    if chat > 0:
        return [scope_key("chat", chat_id=chat), scope_key("all_private_chats"), default]
    scopes = [scope_key("chat_member", chat_id=chat, user_id=person)]
    status = world.chats[chat].members.get(person) if chat in world.chats else None
    if status in {"administrator", "creator"}:
        scopes += [
            scope_key("chat_administrators", chat_id=chat),
            scope_key("all_chat_administrators"),
        ]
    group = [scope_key("chat", chat_id=chat), scope_key("all_group_chats"), default]
    return scopes + group


def _text_setter(name: str, field: str, limit: int) -> Method:
    def set_text(call: Call) -> bool:
        text = call.arguments.text(field) or ""
        if len(text) > limit:
            raise bad_request(f"{field} is too long")
        call.world.profile[name][call.arguments.text("language_code") or ""] = text
        call.world.journal.add("profile")
        return True

    return set_text


def _text_getter(name: str, field: str) -> Method:
    def get_text(call: Call) -> Json:
        texts = call.world.profile[name]
        language = call.arguments.text("language_code") or ""
        return {field: texts.get(language) or texts.get("", "")}

    return get_text


def set_menu_button(call: Call) -> bool:
    button = call.arguments.json("menu_button") or {"type": "default"}
    call.world.profile["menu_button"][str(call.arguments.number("chat_id") or "")] = button
    return True


def get_menu_button(call: Call) -> Json:
    buttons = call.world.profile["menu_button"]
    chat = str(call.arguments.number("chat_id") or "")
    found: Json = buttons.get(chat) or buttons.get("") or {"type": "commands"}
    return found


METHODS: dict[str, Method] = {
    "setMyCommands": set_commands,
    "getMyCommands": get_commands,
    "deleteMyCommands": delete_commands,
    "setMyName": _text_setter("name", "name", 64),
    "getMyName": _text_getter("name", "name"),
    "setMyDescription": _text_setter("description", "description", 512),
    "getMyDescription": _text_getter("description", "description"),
    "setMyShortDescription": _text_setter("short", "short_description", 120),
    "getMyShortDescription": _text_getter("short", "short_description"),
    "setChatMenuButton": set_menu_button,
    "getChatMenuButton": get_menu_button,
}
