"""What people do in chats with the bot; each act becomes the updates Telegram would send."""

from __future__ import annotations

from typing import Any

from bot.playground.entities import cleaned, cut_utf16, found_entities, trimmed, utf16_length
from bot.playground.journal import Json
from bot.playground.methods.chats import member
from bot.playground.methods.files import document, photo
from bot.playground.methods.messages import MAX_TEXT
from bot.playground.pasting import pasted_parts
from bot.playground.world import BOT_USERNAME, Chat, Person, World, new_query

ANONYMOUS_ADMIN = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
_CONTENT = {"text", "caption", "document", "photo", "rich_message", "location"}


class ActError(ValueError):
    """A person cannot do this; the text says why."""


def write(
    world: World,
    person: int,
    content: Json,
    *,
    chat: int | None = None,
    thread: int | None = None,
    reply_to: int | None = None,
    anonymous: bool = False,
) -> Json:
    """Put a message with any content into a chat, and tell the bot if it gets to see it.

    Args:
        world: The world.
        person: Who writes.
        content: Fields of a Message: text, document, forward_origin, rich_message, ...
        chat: Where; None is the private chat with the bot.
        thread: A forum topic.
        reply_to: The id of a message in the same chat.
        anonymous: The person is an admin of the group who hides behind it.

    Returns:
        The message.
    """
    writer = world.person(person)
    place = world.private(writer) if chat is None else place_of(world, chat)
    _begin(world, writer, place)
    fields: Json = {**_sender(writer, place, anonymous), **content}
    if thread:
        fields.update(message_thread_id=thread, is_topic_message=True)
    if reply_to is not None:
        fields["reply_to_message"] = place.messages.get(reply_to)
    fields = {name: value for name, value in fields.items() if value is not None}
    message = world.post(place, fields)
    if place.bot in {"left", "kicked"}:
        _call_guest(world, place, message)
    elif _is_for_the_bot(world, place, message):
        world.updates.add("channel_post" if place.kind == "channel" else "message", message)
    return message


def place_of(world: World, number: int) -> Chat:
    if number in world.people:
        return world.private(world.people[number])
    if number not in world.chats:
        raise ActError(f"there is no chat {number}")
    return world.chats[number]


def _sender(writer: Person, place: Chat, anonymous: bool) -> Json:
    if place.kind == "channel":
        return {"sender_chat": place.info}
    if anonymous:
        return {"from": ANONYMOUS_ADMIN, "sender_chat": place.info}
    return {"from": writer.user}


def _begin(world: World, writer: Person, place: Chat) -> None:
    """Writing to a bot one has blocked is only possible after unblocking it."""
    if place.kind != "private":
        return
    if writer.blocked:
        block(world, writer.id, blocked=False)
    writer.started = True


def _is_for_the_bot(world: World, place: Chat, message: Json) -> bool:
    """Privacy mode: in a group a bot sees commands, mentions and replies that are meant for it."""
    is_open = place.kind in {"private", "channel"} or place.bot == "administrator"
    is_service = not _CONTENT & message.keys()
    if is_open or is_service or not world.privacy:
        return True
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return replied == world.bot["id"] or any(
        _addresses_bot(message.get("text", ""), entity) for entity in message.get("entities", [])
    )


def _call_guest(world: World, place: Chat, message: Json) -> None:
    """Ask the bot for an answer where it is no member, if the message mentions it."""
    entities = message.get("entities", [])
    if not any(_addresses_bot(message.get("text", ""), entity) for entity in entities):
        return
    number = str(world.number())
    asked = {"chat": place.id, "message_id": message["message_id"]}
    world.guest_queries[number] = new_query(asked)
    world.updates.add("guest_message", {**message, "guest_query_id": number})


def _addresses_bot(text: str, entity: Json) -> bool:
    words = cut_utf16(text, entity["offset"], entity["length"]).lower()
    name = f"@{BOT_USERNAME}"
    if entity["type"] == "mention":
        return words == name
    return entity["type"] == "bot_command" and ("@" not in words or words.endswith(name))


def text_content(text: str, entities: list[Json] | None = None) -> Json:
    """Text as a person's client sends it: cleaned, trimmed, commands and links found."""
    plain, own = trimmed(cleaned(text), entities or [])
    if not plain:
        raise ActError("there is nothing to send")
    if utf16_length(plain) > MAX_TEXT:
        raise ActError(f"a message holds {MAX_TEXT} UTF-16 units; paste it instead")
    content: Json = {"text": plain}
    found = found_entities(plain, own)
    return {**content, "entities": found} if found else content


def say(world: World, person: int, text: str, **where: Any) -> Json:
    """Send one text or command."""
    return write(world, person, text_content(text), **where)


def paste(world: World, person: int, text: str, **where: Any) -> list[Json]:
    """Send a text of any length: what is too long for a message goes out as several."""
    parts = pasted_parts(cleaned(text))
    if not parts:
        raise ActError("there is nothing to send")
    return [write(world, person, text_content(part), **where) for part in parts]


def send_file(
    world: World,
    person: int,
    content: bytes,
    *,
    name: str = "file.txt",
    mime_type: str = "text/plain",
    caption: str = "",
    as_photo: bool = False,
    size: int | None = None,
    **where: Any,
) -> Json:
    """Send a document or a picture; `size` makes it claim another size than it has."""
    file_id = world.keep_file(content, name, mime_type, "photos" if as_photo else "documents")
    if size is not None:
        world.files[file_id].size = size
    if as_photo:
        fields: Json = {"photo": [photo(world, file_id)]}
    else:
        fields = {"document": document(world, file_id)}
    if caption:
        said = text_content(caption)
        fields.update(caption=said["text"], caption_entities=said.get("entities"))
    fields.update(where.pop("fields", {}))
    return write(world, person, fields, **where)


def edit(world: World, person: int, message_id: int, text: str, chat: int | None = None) -> Json:
    """Change a text one has sent."""
    place = place_of(world, chat if chat is not None else person)
    message = message_in(place, message_id)
    changed = {**message, "entities": None, **text_content(text), "edit_date": world.now()}
    changed = {name: value for name, value in changed.items() if value is not None}
    world.changed(place, changed)
    is_post = place.kind == "channel"
    world.updates.add("edited_channel_post" if is_post else "edited_message", changed)
    return changed


def message_in(place: Chat, number: int) -> Json:
    if number not in place.messages:
        raise ActError(f"there is no message {number} in chat {place.id}")
    return place.messages[number]


def block(world: World, person: int, *, blocked: bool) -> Json:
    """Block the bot, or let it back in."""
    who = world.person(person)
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    who.blocked = blocked
    who.started = True
    return tell_membership(world, world.private(who), who, before, after)


def tell_membership(world: World, place: Chat, by: Person, before: str, after: str) -> Json:
    """Send the my_chat_member update for a change of the bot's status."""
    change = {
        "chat": place.info,
        "from": by.user,
        "date": world.now(),
        "old_chat_member": member(world.bot, before),
        "new_chat_member": member(world.bot, after),
    }
    world.updates.add("my_chat_member", change)
    world.journal.add("membership", chat=place.id, status=after)
    return change
