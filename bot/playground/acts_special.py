"""The rarer acts: forwards, albums, rich messages, groups, topics, channels."""

from __future__ import annotations

import base64
import time
from typing import Any

from bot.playground.acts import ActError, send_file, tell_membership, text_content, write
from bot.playground.journal import Json
from bot.playground.world import Chat, World


def message_origin(given: Json) -> Json:
    """A MessageOrigin from its type and what is worth giving; the rest is filled in.

    >>> message_origin({"type": "hidden_user", "name": "A. Reader", "date": 1})["sender_user_name"]
    'A. Reader'
    """
    kind = given.get("type", "user")
    date = given.get("date", int(time.time()) - 3600)
    base: Json = {"type": kind, "date": date}
    name = given.get("name", "Somebody")
    match kind:
        case "user":
            user = given.get("user") or {"id": 5001, "is_bot": False, "first_name": name}
            return {**base, "sender_user": user}
        case "hidden_user":
            return {**base, "sender_user_name": name}
        case "chat":
            chat = {"id": -1001000005001, "type": "supergroup", "title": name}
            return {**base, "sender_chat": given.get("chat") or chat}
        case "channel":
            return {**base, **_channel_origin(given, name)}
    raise ActError(f"no such origin: {kind}")


def _channel_origin(given: Json, name: str) -> Json:
    chat: Json = {"id": -1001000005002, "type": "channel", "title": name}
    if "username" in given:
        chat["username"] = given["username"]
    facts = {"chat": given.get("chat") or chat, "message_id": given.get("message_id", 17)}
    signature = given.get("author_signature")
    return {**facts, "author_signature": signature} if signature else facts


def forward(
    world: World,
    person: int,
    text: str = "",
    content: Json | None = None,
    origin: Json | None = None,
    **where: Any,
) -> Json:
    """Forward a text, or any other content, from somewhere else."""
    body = content or text_content(text)
    return write(world, person, {**body, "forward_origin": message_origin(origin or {})}, **where)


def rich(world: World, person: int, rich_message: Json, **where: Any) -> Json:
    """Send a rich message (Bot API 10.1): it has no text, only blocks."""
    if not isinstance(rich_message.get("blocks"), list):
        raise ActError("a rich message has a list of blocks")
    forwarded = where.pop("origin", None)
    fields: Json = {"rich_message": rich_message}
    if forwarded:
        fields["forward_origin"] = message_origin(forwarded)
    return write(world, person, fields, **where)


def album(world: World, person: int, items: list[Json], **where: Any) -> list[Json]:
    """Send 2 to 10 files that belong together: a message each, one media_group_id."""
    if not 2 <= len(items) <= 10:
        raise ActError("an album has 2 to 10 items")
    group = str(world.number())
    sent = []
    for item in items:
        options = dict(item)
        content = decoded_content(options)
        options["fields"] = {"media_group_id": group}
        sent.append(send_file(world, person, content, **options, **where))
    return sent


def decoded_content(options: Json) -> bytes:
    """Take the content out of an act's options: `text`, or `content` in base64."""
    if "content" in options:
        return base64.b64decode(options.pop("content"))
    return str(options.pop("text", "")).encode()


def make_chat(
    world: World,
    *,
    title: str,
    id: int | None = None,  # noqa: A002  (Telegram's word)
    type: str = "supergroup",  # noqa: A002
    username: str | None = None,
    members: list[int] | None = None,
    admins: list[int] | None = None,
    is_forum: bool = False,
    bot: str = "member",
) -> Json:
    """Make a group, supergroup or channel with the bot in it, as `bot` says."""
    if type not in {"group", "supergroup", "channel"}:
        raise ActError(f"no such type of chat: {type}")
    number = id or (-4_000_000 - world.number() % 1_000_000 if type == "group" else _channel(world))
    info: Json = {"id": number, "type": type, "title": title}
    if username:
        info["username"] = username
    if is_forum:
        info["is_forum"] = True
    chat = Chat(info, bot=bot)
    chat.members = dict.fromkeys(members or [], "member")
    chat.members.update(dict.fromkeys(admins or [], "administrator"))
    world.chats[number] = chat
    world.journal.add("chat", chat=number)
    return info


def _channel(world: World) -> int:
    return -1_001_000_000_000 - world.number() % 1_000_000_000


def set_bot_status(world: World, person: int, chat: int, status: str) -> Json:
    """Add, promote, demote or throw out the bot."""
    place = _group(world, chat)
    before, place.bot = place.bot, status
    return tell_membership(world, place, world.person(person), before, status)


def _group(world: World, number: int) -> Chat:
    place = world.chats.get(number)
    if place is None or place.kind == "private":
        raise ActError(f"there is no group {number}")
    return place


def make_topic(world: World, person: int, chat: int, name: str) -> Json:
    """Open a forum topic; its thread id is the id of the message that says so."""
    place = _group(world, chat)
    created = {"name": name, "icon_color": 7322096}
    message = write(world, person, {"forum_topic_created": created}, chat=chat)
    thread = message["message_id"]
    message.update(message_thread_id=thread, is_topic_message=True)
    place.topics[thread] = name
    return {"thread": thread}


def close_topic(world: World, chat: int, thread: int, closed: bool = True) -> Json:
    """Close a topic, or open it again."""
    place = _group(world, chat)
    if thread not in place.topics:
        raise ActError(f"there is no topic {thread} in chat {chat}")
    (place.closed_topics.add if closed else place.closed_topics.discard)(thread)
    return {"closed": closed}


def post_in_channel(world: World, person: int, chat: int, text: str) -> Json:
    """Publish a text in a channel the bot is in; its readers do not see who did."""
    if _group(world, chat).kind != "channel":
        raise ActError(f"chat {chat} is no channel")
    return write(world, person, text_content(text), chat=chat)


def migrate(world: World, chat: int) -> Json:
    """Turn a group into a supergroup: it has another id from now on."""
    old = _group(world, chat)
    info = make_chat(world, title=str(old.info["title"]))
    new = world.chats[info["id"]]
    new.members, new.bot = dict(old.members), old.bot
    for place, field, other in ((old, "to", new), (new, "from", old)):
        message = world.post(place, {f"migrate_{field}_chat_id": other.id})
        world.updates.add("message", message)
    old.migrated_to = new.id
    return {"chat": new.id}
