"""One call of the Bot API, and what became of it."""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import structlog
from telegram import File, InputFile, User
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.answers import message_id_of
from handlers.views.view import shown
from storage.outbox import Call

HARMLESS = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "to delete not found",
)
"""Answers 400 that mean: it already looks as it should, or nobody waits for it any more."""

GONE = (
    "chat not found",
    "chat_write_forbidden",
    "not enough rights to send",
    "have no rights to send",
    "need administrator rights",
    "peer_id_invalid",
    "user is deactivated",
)
"""Answers 400 that mean that this chat cannot be written to; the server makes them of a 403."""

TOPIC_GONE = ("topic_closed", "topic_deleted", "message thread not found")
"""Answers 400 that mean that a topic of a chat cannot be written to; the chat itself can."""

UNREADABLE = "can't parse"
"""What an answer 400 has in it when the markup of a text was not understood."""

NO_ANSWER = "Invalid server response"
"""What an error says, PTB's and ours, of an answer of 200 that is none."""

UNDONE = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""What httpx raises before the first byte of a request has left."""


log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Sent:
    """Done; also where Telegram says that there is nothing to do."""

    message_id: int | None = None


@dataclass(frozen=True)
class Lost:
    """The answer did not arrive: it was sent, or it was not."""

    why: str


@dataclass(frozen=True)
class Unsent:
    """Certainly not sent; another time it may be."""

    why: str
    after: timedelta | None = None  # as Telegram asks for; None: it did not say


@dataclass(frozen=True)
class Failed(Unsent):
    """Not sent, as far as anybody knows: Telegram made a mistake of its own, a 5xx."""


@dataclass(frozen=True)
class Refused:
    """Telegram will never take this message."""

    why: str


@dataclass(frozen=True)
class ChatGone:
    """Telegram takes nothing for this chat: blocked, left, deleted."""

    why: str


@dataclass(frozen=True)
class TopicGone:
    """Telegram takes nothing for this topic: closed, deleted."""

    why: str


@dataclass(frozen=True)
class Migrated:
    """The group has become a supergroup."""

    chat_id: int


Outcome: TypeAlias = Sent | Lost | Unsent | Refused | ChatGone | TopicGone | Migrated


@contextmanager
def _answers_as_documented() -> Iterator[None]:
    """Raise a `TelegramError` for an answer of 200 that is JSON, but not what is to be answered."""
    try:
        yield
    except (LookupError, AttributeError, TypeError, RecursionError) as error:
        raise TelegramError(f"{NO_ANSWER}: {type(error).__name__}") from error


class SafirBot(ExtBot[None]):
    """PTB's bot, able to make a call by the name Telegram gives it, raw in and raw out."""

    async def call(
        self, method: str, arguments: Mapping[str, Any], *, patience: timedelta | None = None
    ) -> Any:
        """Make a call and give its `result`, or raise a `TelegramError`.

        `do_api_request` warns at each method that has a Python name, and hides a 401.

        Args:
            method: As in the Bot API, such as `sendMessage`.
            arguments: Ready for JSON.
            patience: How long the answer may take; None is PTB's usual 5 s.
        """
        given: dict[str, Any] = {"api_kwargs": dict(arguments)}
        if patience is not None:
            given["read_timeout"] = patience.total_seconds()
        with _answers_as_documented():
            return await self._post(method, **given)

    async def get_me(self, **given: Any) -> User:
        """Say who we are; see `telegram.Bot.get_me`, which believes whatever is answered."""
        with _answers_as_documented():
            me = await super().get_me(**given)
        if not isinstance(me.id, int) or not isinstance(me.username, str):
            raise TelegramError(f"{NO_ANSWER}: a bot without a name")
        return me

    async def get_file(self, *named: Any, **given: Any) -> File:
        """Say where a file lies; see `telegram.Bot.get_file`.

        That takes a path of this machine for what is to be read there: whoever speaks in
        Telegram's name would choose which of our files is shown to it.
        """
        with _answers_as_documented():
            file = await super().get_file(*named, **given)
        path, size = file.file_path, file.file_size
        if not isinstance(size or 0, int) or not str(path or self.base_file_url).startswith("http"):
            raise TelegramError(f"{NO_ANSWER}: no path of a file")
        return file


async def make(bot: SafirBot, call: Call) -> Outcome:
    """Make a call and say what became of it; it raises nothing of Telegram's.

    Once, unless its markup is not understood: then once more as plain text, since an answer
    without bold words is worth more to who waits for it than none.
    """
    outcome = await _make_once(bot, call)
    match outcome:
        case Refused(why=why) if UNREADABLE in why.lower() and "parse_mode" in call.arguments:
            log.error("sent without its markup", method=call.method, error=why)
            return await _make_once(bot, in_plain_text(call))
    return outcome


async def _make_once(bot: SafirBot, call: Call) -> Outcome:
    try:
        result = await bot.call(call.method, with_files(call.arguments))
    except OSError as error:
        # Removed since, or kept by another machine, whose process has died over it.
        return Refused(f"the file is not here: {type(error).__name__}")
    except TelegramError as error:
        return judge(error)
    return Sent(message_id_of(result))


def in_plain_text(call: Call) -> Call:
    """Make of a call whose text or caption is HTML one that shows the same words without it."""
    plain = {name: value for name, value in call.arguments.items() if name != "parse_mode"}
    for name in ("text", "caption"):
        if name in plain:
            plain[name] = shown(plain[name])
    return replace(call, arguments=plain)


def with_files(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Make files of what stands for them among arguments that JSON could hold."""
    return {name: _file_of(value) for name, value in arguments.items()}


def _file_of(value: Any) -> Any:
    if not isinstance(value, dict) or "file_name" not in value:
        return value
    if "file_path" in value:
        return InputFile(Path(value["file_path"]).read_bytes(), filename=value["file_name"])
    return InputFile(base64.b64decode(value["file_base64"]), filename=value["file_name"])


def judge(error: TelegramError) -> Outcome:
    """Say what an error means for the message it was raised for."""
    why = error.message
    match error:
        case RetryAfter():
            return Unsent(why, wait_of(error))
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case Forbidden():
            return ChatGone(why)
        case BadRequest():
            return _judge_bad_request(why)
        case TimedOut() | NetworkError():
            return _judge_network(error)
        case _ if "method not found" in why.lower():
            return Refused(why)
        case _:
            # 401, 404 and 409 are refused at the door; an answer of 200 that is no JSON is not.
            return Lost(why) if NO_ANSWER in why else Unsent(why)


def wait_of(error: RetryAfter) -> timedelta:
    """Say how long Telegram wants to be left alone; PTB gives a number or a duration."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


def _judge_bad_request(why: str) -> Outcome:
    lowered = why.lower()
    if any(words in lowered for words in HARMLESS):
        return Sent()
    if any(words in lowered for words in TOPIC_GONE):
        return TopicGone(why)
    if any(words in lowered for words in GONE):
        return ChatGone(why)
    return Refused(why)


def _judge_network(error: NetworkError) -> Outcome:
    cause = error.__cause__
    if isinstance(cause, UNDONE):
        return Unsent(error.message)
    if isinstance(cause, httpx.HTTPError):
        return Lost(error.message)
    # An answer did arrive: 5xx. Only a gateway that gave up waiting leaves it open.
    is_open = "504" in error.message or "timeout" in error.message.lower()
    return Lost(error.message) if is_open else Failed(error.message)
