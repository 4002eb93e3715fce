"""Sending, editing and deleting messages."""

from __future__ import annotations

from bot.playground.arguments import Arguments
from bot.playground.entities import utf16_length
from bot.playground.errors import bad_request
from bot.playground.journal import Json
from bot.playground.keyboards import read_keyboard
from bot.playground.markup import parse_text
from bot.playground.methods.call import Call, Method
from bot.playground.world import Chat, World, by_inline_id

MAX_TEXT = 4096  # UTF-16 units, after parsing
MAX_CAPTION = 1024
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
_SHOWN = ("text", "entities", "caption", "caption_entities", "reply_markup")


def send_message(call: Call) -> Json:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    content = read_text(call.arguments)
    return post(call, chat, content)


def read_text(arguments: Arguments) -> Json:
    """The text of a call with its entities."""
    given = arguments.text("text")
    if not given:
        raise bad_request("message text is empty")
    text, entities = _parsed(arguments, given, "entities")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    options = arguments.json("link_preview_options")
    content: Json = {"text": text, "entities": entities, "link_preview_options": options}
    return {name: value for name, value in content.items() if value}


def read_caption(arguments: Arguments) -> Json:
    """The caption of a call with its entities; empty where there is none."""
    caption, entities = _parsed(arguments, arguments.text("caption") or "", "caption_entities")
    if utf16_length(caption) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {"caption": caption, "caption_entities": entities}
    return {name: value for name, value in content.items() if value}


def _parsed(arguments: Arguments, text: str, entities: str) -> tuple[str, list[Json]]:
    plain, found = parse_text(text, arguments.text("parse_mode"))
    return plain, arguments.json(entities) or found


def post(call: Call, chat: Chat, content: Json) -> Json:
    """Put a message of the bot into a chat, with what every send method may add."""
    arguments = call.arguments
    fields: Json = {**_sender(call.world, chat), **content}
    fields.update(_thread(chat, arguments))
    fields.update(_reply(chat, arguments))
    keyboard = read_keyboard(arguments.json("reply_markup"))
    if keyboard and "inline_keyboard" in keyboard:
        fields["reply_markup"] = keyboard
    elif keyboard:
        chat.keyboard = keyboard if "keyboard" in keyboard else None
        call.world.journal.add("keyboard", chat=chat.id, keyboard=keyboard)
    if arguments.flag("protect_content"):
        fields["has_protected_content"] = True
    return call.world.post(chat, fields)


def _sender(world: World, chat: Chat) -> Json:
    if chat.kind == "channel":
        return {"sender_chat": chat.info}
    return {"from": world.bot}


def _thread(chat: Chat, arguments: Arguments) -> Json:
    thread = arguments.number("message_thread_id")
    if not thread:
        return {}
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    if thread in chat.closed_topics and chat.bot != "administrator":
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, arguments: Arguments) -> Json:
    parameters = arguments.json("reply_parameters") or {}
    number = parameters.get("message_id") or arguments.number("reply_to_message_id")
    if not number:
        return {}
    replied = chat.messages.get(int(number))
    if replied is not None:
        return {"reply_to_message": _without_reply(replied)}
    lenient = parameters.get("allow_sending_without_reply")
    if lenient or arguments.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _without_reply(message: Json) -> Json:
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def edit_text(call: Call) -> Json | bool:
    if call.arguments.text("inline_message_id"):
        place, written = by_inline_id(call.world, call.arguments.text("inline_message_id") or "")
        _edit(call, place, written, {**read_text(call.arguments), **_new_keyboard(call)})
        return True
    chat, message = _editable(call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, chat, message, {**read_text(call.arguments), **_new_keyboard(call)})


def edit_content(call: Call, content: Json) -> Json:
    """Put other content, with the keyboard of the call, in place of what a message shows."""
    chat, message = _editable(call)
    return _edit(call, chat, message, {**content, **_new_keyboard(call)})


def edit_caption(call: Call) -> Json:
    chat, message = _editable(call)
    return _edit(call, chat, message, {**read_caption(call.arguments), **_new_keyboard(call)})


def edit_keyboard(call: Call) -> Json:
    chat, message = _editable(call)
    kept = {name: message[name] for name in _SHOWN if name in message and name != "reply_markup"}
    return _edit(call, chat, message, {**kept, **_new_keyboard(call)})


def _new_keyboard(call: Call) -> Json:
    keyboard = read_keyboard(call.arguments.json("reply_markup"))
    return {"reply_markup": keyboard} if keyboard else {}


def _editable(call: Call) -> tuple[Chat, Json]:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    message = chat.messages.get(call.arguments.number("message_id") or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if not _is_ours(call.world, message):
        raise bad_request("message can't be edited")
    return chat, message


def _is_ours(world: World, message: Json) -> bool:
    return message.get("from", {}).get("id") == world.bot["id"] or "sender_chat" in message


def _edit(call: Call, chat: Chat, message: Json, content: Json) -> Json:
    """Replace what is shown; a keyboard that is not given goes away."""
    if all(message.get(name) == content.get(name) for name in _SHOWN):
        raise bad_request(NOT_MODIFIED)
    rest = {name: value for name, value in message.items() if name not in _SHOWN}
    edited = {**rest, **content, "edit_date": call.world.now()}
    call.world.changed(chat, edited)
    return edited


def delete_message(call: Call) -> bool:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    number = call.arguments.number("message_id") or 0
    if chat.messages.pop(number, None) is None:
        raise bad_request("message to delete not found")
    call.world.journal.add("delete", chat=chat.id, message_id=number)
    return True


def send_chat_action(call: Call) -> bool:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    action = call.arguments.text("action")
    if not action:
        raise bad_request("wrong parameter action in request")
    thread = call.arguments.number("message_thread_id")
    call.world.journal.add("action", chat=chat.id, action=action, thread=thread)
    return True


def set_reaction(call: Call) -> bool:
    chat = call.world.writable(call.arguments.values.get("chat_id"))
    number = call.arguments.number("message_id") or 0
    if number not in chat.messages:
        raise bad_request("message to react not found")
    reactions = call.arguments.json("reaction") or []
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat.reactions[number] = reactions
    call.world.journal.add("reaction", chat=chat.id, message_id=number, reaction=reactions)
    return True


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_keyboard,
    "deleteMessage": delete_message,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_reaction,
}
