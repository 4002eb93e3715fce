"""Keyboards under messages, and what Telegram refuses in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.journal import Json

MAX_BUTTONS = 100
_STYLES = {"danger", "success", "primary"}


def read_keyboard(markup: Any) -> Json | None:
    """Check a `reply_markup` and return it as a message would carry it.

    Raises:
        BotApiError: Telegram would not take it.
    """
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    if "keyboard" in markup:
        _size(_rows(markup["keyboard"]))
        return markup
    if markup.get("remove_keyboard") or markup.get("force_reply"):
        return markup
    raise bad_request("can't parse reply keyboard markup JSON object")


def _inline(keyboard: Any) -> Json | None:
    rows = [row for row in _rows(keyboard) if row]
    _size(rows)
    for row in rows:
        for button in row:
            _check(button)
    return {"inline_keyboard": rows} if rows else None


def _rows(keyboard: Any) -> list[list[Any]]:
    if not isinstance(keyboard, list) or any(not isinstance(row, list) for row in keyboard):
        raise bad_request("can't parse reply keyboard markup JSON object")
    return keyboard


def _size(rows: list[list[Any]]) -> None:
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")


def _check(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: object expected")
    if not str(button.get("text", "")).strip():
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be non-empty')
    if button.get("style") is not None and button["style"] not in _STYLES:
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    used = [kind for kind in _CHECKS if kind in button]
    if not used:
        raise bad_request(
            "can't parse inline keyboard button: "
            "Text buttons are not allowed in the inline keyboard"
        )
    for kind in used:
        _CHECKS[kind](button[kind])


def _callback(data: Any) -> None:
    if not 1 <= len(str(data).encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")


def _url(address: Any) -> None:
    if not re.fullmatch(r"(?:https?://|tg://|ton://)\S+|[\w.-]+\.\w{2,}\S*", str(address)):
        raise bad_request(f"inline keyboard button URL '{address}' is invalid: Wrong HTTP URL")


def _copy(copied: Any) -> None:
    if not isinstance(copied, dict) or not 1 <= len(str(copied.get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _anything(_: Any) -> None:
    """Accept what has no limit that the playground knows."""


_CHECKS: dict[str, Callable[[Any], None]] = {
    "callback_data": _callback,
    "url": _url,
    "copy_text": _copy,
    "switch_inline_query": _anything,
    "switch_inline_query_current_chat": _anything,
    "switch_inline_query_chosen_chat": _anything,
}
