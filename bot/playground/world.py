"""Who and what there is: people, chats, their messages, files."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.playground.errors import BotApiError, bad_request, forbidden
from bot.playground.journal import Journal, Json
from bot.playground.updates import UpdateQueue

BOT_ID = 7_000_000_001
BOT_USERNAME = "safir_playground_bot"
# Of the shape BotFather gives out: the bot's id, a colon, 35 characters.
TOKEN = f"{BOT_ID}:AAF_playground_on_this_machine_only"
QUERY_LIFETIME = 900.0  # seconds in which a button press or an inline query can be answered


@dataclass
class Person:
    """Somebody with an account; `started` is whether they ever wrote to the bot."""

    user: Json
    started: bool = False
    blocked: bool = False

    @property
    def id(self) -> int:
        return int(self.user["id"])


@dataclass
class Chat:
    """A chat with its history; `bot` is the bot's status in it, as in ChatMember."""

    info: Json
    messages: dict[int, Json] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    closed_topics: set[int] = field(default_factory=set)
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    keyboard: Json | None = None  # the reply keyboard below the field one types in
    bot: str = "member"
    migrated_to: int | None = None

    @property
    def id(self) -> int:
        return int(self.info["id"])

    @property
    def kind(self) -> str:
        return str(self.info["type"])


@dataclass
class StoredFile:
    content: bytes
    name: str
    mime_type: str
    path: str
    size: int  # what it claims to be; a test's file may claim more than it holds


@dataclass
class Query:
    """A button press or an inline query that waits for its answer."""

    asked: float  # time.monotonic()
    facts: Json
    answered: bool = False


class World:
    """One bot's view of Telegram."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.journal = Journal()
        self.updates = UpdateQueue()
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.callbacks: dict[str, Query] = {}
        self.inline_queries: dict[str, Query] = {}
        self.guest_queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[str, Json] = defaultdict(dict)
        self.privacy = True  # in groups the bot gets only what is meant for it
        self.inline_feedback = True
        self.bot: Json = _bot_user(token)
        self.ahead = 0.0  # seconds that somebody has moved this world's clock forward
        self._numbers = itertools.count(int(time.time() - 1_735_689_600))
        self._message_ids: dict[int, Iterator[int]] = {}

    def now(self) -> int:
        """What this world's clock shows, as Telegram counts: seconds since 1970."""
        return int(time.time() + self.ahead)

    def move_on(self, seconds: float) -> float:
        """Move this world's clock forward, and say how far it is from the true one."""
        self.ahead += max(0.0, seconds)
        self.journal.add("clock", ahead=self.ahead)
        return self.ahead

    def number(self) -> int:
        """A number not given out before, also over restarts."""
        return next(self._numbers)

    def person(self, number: int) -> Person:
        """Somebody by id; made up on the spot when nobody has it."""
        if number not in self.people:
            user = {"id": number, "is_bot": False, "first_name": f"Person {number}"}
            self.people[number] = Person({**user, "language_code": "en"})
        return self.people[number]

    def private(self, person: Person) -> Chat:
        """The chat of a person with the bot."""
        if person.id not in self.chats:
            names = ("id", "first_name", "last_name", "username")
            info = {name: person.user[name] for name in names if name in person.user}
            self.chats[person.id] = Chat({**info, "type": "private"})
        return self.chats[person.id]

    def chat(self, target: Any) -> Chat:
        """A chat by id or @username, as a bot names it.

        Raises:
            BotApiError: There is none, or it has become another one.
        """
        found = self._find(target)
        if found is None:
            raise bad_request("chat not found")
        if found.migrated_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=found.migrated_to,
            )
        return found

    def _find(self, target: Any) -> Chat | None:
        if target in (None, ""):
            raise bad_request("chat_id is empty")
        text = str(target)
        if text.startswith("@"):
            named = (chat for chat in self.chats.values() if _username(chat) == text[1:].lower())
            return next(named, None)
        try:
            number = int(text)
        except ValueError:
            return None
        if number in self.people:
            return self.private(self.people[number])
        return self.chats.get(number)

    def writable(self, target: Any) -> Chat:
        """A chat the bot may write to now; otherwise the error Telegram answers."""
        chat = self.chat(target)
        refusal = self._refusal(chat)
        if refusal is not None:
            raise refusal
        return chat

    def _refusal(self, chat: Chat) -> BotApiError | None:
        if chat.kind == "private":
            person = self.people[chat.id]
            if person.blocked:
                return forbidden("bot was blocked by the user")
            if not person.started:
                return forbidden("bot can't initiate conversation with a user")
            return None
        if chat.bot == "kicked":
            return forbidden(f"bot was kicked from the {chat.kind} chat")
        if chat.bot == "left":
            return forbidden(f"bot is not a member of the {chat.kind} chat")
        if chat.kind == "channel" and chat.bot != "administrator":
            return bad_request("need administrator rights in the channel chat")
        return None

    def post(self, chat: Chat, fields: Json) -> Json:
        """Put a message into a chat and return it, as Telegram shapes it."""
        message = {
            "message_id": self._next_message_id(chat),
            **fields,
            "chat": chat.info,
            "date": fields.get("date", self.now()),
        }
        chat.messages[message["message_id"]] = message
        self.journal.add("message", chat=chat.id, message=message)
        return message

    def _next_message_id(self, chat: Chat) -> int:
        """Private chats and groups share one count, as for a real bot; supergroups have theirs."""
        own = chat.kind in {"supergroup", "channel"}
        box = chat.id if own else 0
        if box not in self._message_ids:
            start = 1 if own else int(time.time() - 1_735_689_600) // 10
            self._message_ids[box] = itertools.count(start)
        return next(self._message_ids[box])

    def changed(self, chat: Chat, message: Json) -> None:
        """Say that a message is not what it was."""
        chat.messages[message["message_id"]] = message
        self.journal.add("edit", chat=chat.id, message=message)

    def keep_file(self, content: bytes, name: str, mime_type: str, folder: str) -> str:
        """Store a file and return its file_id."""
        number = self.number()
        file_id = f"BQACAgQAAxkB{number:012d}"
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{folder}/file_{number}.{suffix}"
        self.files[file_id] = StoredFile(content, name, mime_type, path, len(content))
        return file_id

    def close(self) -> None:
        self.updates.close()
        self.journal.close()


def inline_id(chat: Chat, message: Json) -> str | None:
    """The name of a message that a bot wrote where it is no member; None for any other."""
    is_inline = "via_bot" in message or "guest_bot_caller_user" in message
    return f"{chat.id}_{message['message_id']}" if is_inline else None


def by_inline_id(world: World, name: str) -> tuple[Chat, Json]:
    """Find the message that `inline_id` names.

    Raises:
        BotApiError: There is none.
    """
    chat, _, number = name.partition("_")
    place = next((place for place in world.chats.values() if str(place.id) == chat), None)
    message = place.messages.get(int(number)) if place and number.isdecimal() else None
    if place is None or message is None or inline_id(place, message) is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return place, message


def _username(chat: Chat) -> str:
    return str(chat.info.get("username", "")).lower()


def _bot_user(token: str) -> Json:
    number = token.partition(":")[0]
    return {
        "id": int(number) if number.isdecimal() else BOT_ID,
        "is_bot": True,
        "first_name": "Safir",
        "username": BOT_USERNAME,
    }


def new_query(facts: Json) -> Query:
    return Query(time.monotonic(), facts)


def take_query(queries: dict[str, Query], number: str | None) -> Query:
    """Find an unanswered query and mark it answered.

    Raises:
        BotApiError: There is none of that id, it was answered, or it is too old.
    """
    query = queries.get(number or "")
    age = time.monotonic() - query.asked if query else 0.0
    if query is None or query.answered or age > QUERY_LIFETIME:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    query.answered = True
    return query
