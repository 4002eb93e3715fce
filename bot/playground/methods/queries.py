"""Answers to button presses, to inline queries, and where the bot is a guest."""

from __future__ import annotations

from typing import Any

from bot.playground.entities import utf16_length
from bot.playground.errors import bad_request
from bot.playground.journal import Json
from bot.playground.keyboards import read_keyboard
from bot.playground.markup import parse_text
from bot.playground.methods.call import Call, Method
from bot.playground.methods.messages import MAX_TEXT
from bot.playground.world import inline_id, take_query

MAX_RESULTS = 50


def answer_callback(call: Call) -> bool:
    arguments = call.arguments
    text = arguments.text("text") or ""
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    number = arguments.text("callback_query_id")
    query = take_query(call.world.callbacks, number)
    call.world.journal.add(
        "callback_answer",
        **query.facts,
        query=number,
        text=text,
        alert=arguments.flag("show_alert"),
        url=arguments.text("url"),
    )
    return True


def answer_inline(call: Call) -> bool:
    arguments = call.arguments
    results = arguments.json("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    checked = _checked(results)
    offset = arguments.text("next_offset") or ""
    if len(offset.encode()) > 64:
        raise bad_request("NEXT_OFFSET_INVALID")
    number = arguments.text("inline_query_id")
    query = take_query(call.world.inline_queries, number)
    query.facts["results"] = {result["id"]: result for result in checked}
    call.world.journal.add(
        "inline_answer",
        query=number,
        person=query.facts["person"],
        results=checked,
        next_offset=offset,
        button=arguments.json("button"),
        is_personal=arguments.flag("is_personal"),
        cache_time=arguments.number("cache_time"),
    )
    return True


def answer_guest(call: Call) -> Json:
    """Write one message into a chat that the bot is no member of."""
    shown = _result(call.arguments.json("result"))
    query = take_query(call.world.guest_queries, call.arguments.text("guest_query_id"))
    place = call.world.chats[query.facts["chat"]]
    asked = place.messages[query.facts["message_id"]]
    fields = {
        "from": call.world.bot,
        "text": shown["text"],
        "entities": shown["entities"] or None,
        "reply_markup": shown["reply_markup"],
        "guest_bot_caller_user": asked["from"],
        "reply_to_message": asked,
        "message_thread_id": asked.get("message_thread_id"),
    }
    fields = {name: value for name, value in fields.items() if value is not None}
    return {"inline_message_id": inline_id(place, call.world.post(place, fields))}


def _checked(results: list[Any]) -> list[Json]:
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_result(result) for result in results]
    if len({result["id"] for result in checked}) != len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    return checked


def _result(result: Any) -> Json:
    """One result, with the message it would insert in place of the markup it was given as."""
    if not isinstance(result, dict) or not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad_request("RESULT_ID_INVALID")
    given = result.get("input_message_content") or {}
    text, entities = parse_text(given.get("message_text", ""), given.get("parse_mode"))
    if given and not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    shown = {**result, "text": text, "entities": entities}
    shown["reply_markup"] = read_keyboard(result.get("reply_markup"))
    return shown


METHODS: dict[str, Method] = {
    "answerCallbackQuery": answer_callback,
    "answerInlineQuery": answer_inline,
    "answerGuestQuery": answer_guest,
}
