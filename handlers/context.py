"""What every handler is given: the services, who is being talked to, and the one transaction.

A handler reads as it likes, then changes rows and queues what is to be said inside one
`Context.transaction`. The update is marked as handled in the same commit, so that neither the
change nor the replies can be lost or done twice.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import time
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

from telegram import Chat, MaybeInaccessibleMessage, Message
from telegram.ext import Application, CallbackContext, ExtBot

from corpus.facts import FactLines
from corpus.following import Follower, GiveWay
from corpus.intake.fetch import Fetcher
from corpus.knowledge import Knowledge
from corpus.search.searcher import Searcher
from corpus.stories import Stories
from handlers.texts import OWN_STYLE, Style, Text, Texts
from handlers.views.view import View
from storage.database import Database, Stored
from storage.models import Awaited, Language, Search
from storage.outbox import Call

Data: TypeAlias = dict[Any, Any]


async def _at_once(*told: object) -> None:
    """Wait for nothing."""


@dataclass(frozen=True)
class Services:
    """What the handlers need of the rest of the house; made once, where the application is."""

    database: Database
    searcher: Searcher
    knowledge: Callable[[], Knowledge]  # asked each time: taught spellings replace it
    texts: Texts
    follower: Follower
    stories: Stories
    back_up: Callable[[], Awaitable[Path]]
    """Writes a backup that an admin has asked for, and says where it lies."""
    admins: frozenset[int] = frozenset()
    default_language: Language = "en"
    default_timezone: str = "UTC"
    digest_time: time = time(8)
    questions_per_minute: int = 20  # for one person; 0 is no limit
    on_change: Callable[[], None] = lambda: None
    """Called after a commit that changed articles or the outbox: the index and delivery wake."""
    fetcher: Fetcher = field(default_factory=Fetcher)
    until_current: Callable[[bool], Awaitable[None]] = _at_once
    """Awaited before a question is asked: what was just saved here is found. Told whether an admin
    asks, who may have saved it, and waits longer."""
    give_way: GiveWay = _at_once
    """Awaited in the middle of long work: whoever asks comes first, for a moment."""
    refresh_knowledge: Callable[[], Awaitable[None]] = _at_once
    """Awaited after something was taught: the next question understands it."""

    @cached_property
    def facts(self) -> FactLines:
        """The fact lines of articles."""
        return FactLines(self.knowledge)


@dataclass
class Handling:
    """One update on its way, from its claim in the inbox to its calls."""

    row: int
    claimer: str
    calls: list[Call] = field(default_factory=list)
    is_handled: bool = False
    """Its transaction is committed: the row is marked, the calls are stored with it."""
    retry: bool = False
    """It could not be handled now (the database was away): release it, to be taken again."""


handling: ContextVar[Handling] = ContextVar("handling")


@dataclass(frozen=True)
class Place:
    """Where an answer goes."""

    chat_id: int
    is_private: bool
    thread_id: int | None = None  # of a forum topic, never of a mere reply
    message_id: int | None = None  # what was sent, or the message whose button was pressed
    query_id: str | None = None  # of the pressed button
    inline_message_id: str | None = None  # of the pressed button, where we are no member
    guest_query_id: str | None = None  # of a question, where we are no member: one answer is due


@dataclass(frozen=True)
class Reader:
    """Who is being talked to."""

    user_id: int | None  # None: a channel or an anonymous administrator of a group
    language: Language
    is_admin: bool = False
    style: Style = OWN_STYLE


class SafirApplication(Application[ExtBot[None], "Context", Data, Data, Data, None]):
    """The application that knows the services; its context type is `Context`."""

    def __init__(self, *, services: Services, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.services = services


class Context(CallbackContext[ExtBot[None], Data, Data, Data]):
    """What a handler receives beside the update; `reader` and `place` are set before it runs."""

    reader: Reader
    place: Place
    message: Message | None = None  # what was sent, when it is a command
    awaited: Awaited | None = None  # what a message may be the answer to
    edited: Search | None = None
    """The question that was edited, as it was first asked: what is said goes into its answer."""
    ends_awaited: bool = False
    """Whether nothing is awaited of the reader any more, once this update is handled."""

    @property
    def services(self) -> Services:
        """The services that the application was made with."""
        application = self.application
        if not isinstance(application, SafirApplication):
            raise TypeError("Context belongs to a SafirApplication")
        return application.services

    @property
    def text(self) -> Text:
        """The sentences in the reader's language."""
        return self.services.texts(self.reader.language, self.reader.style)

    def reading(self) -> AbstractAsyncContextManager[Stored]:
        """Open a reading transaction; as many as a handler likes, before its own."""
        return self.services.database.reading()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Stored]:
        """Open the one writing transaction of this update.

        When it fails, nothing of it has happened, what was queued inside it is forgotten, and
        another may be opened; after it has been committed, that is a RuntimeError.
        """
        taken = self._open_handling()
        queued = list(taken.calls)
        try:
            async with self.services.database.transaction() as stored:
                await self._end_awaited(stored)
                yield stored
                calls = [call.as_json() for call in taken.calls]
                await stored.inbox.handled(taken.row, taken.claimer, calls)
        except BaseException:
            taken.calls[:] = queued
            raise
        taken.is_handled = True

    async def _end_awaited(self, stored: Stored) -> None:
        if self.ends_awaited and self.reader.user_id is not None:
            await stored.awaited.cancel(self.place.chat_id, self.reader.user_id)

    def say(
        self,
        view: View,
        *,
        reply_to: int | None = None,
        draft: int | None = None,
        search: int | None = None,
        silent: bool = False,
    ) -> None:
        """Queue a new message.

        Args:
            view: What it shows.
            reply_to: The message it answers; in a group None means the one that was sent.
            draft: The draft whose card this is; the draft will know the message.
            search: The question that it answers; that will know the message.
            silent: Whether it arrives without a sound.
        """
        place = self.place
        if place.guest_query_id is not None:
            self._answer_as_guest(view, place.guest_query_id)
            return
        if place.inline_message_id is not None:
            self.show(view)  # in a chat that is not ours nothing can be added
            return
        if self.edited is not None and self.edited.answered_in is not None:
            self.edit(view, self.edited.answered_in)
            return
        if reply_to is None and not place.is_private and place.query_id is None:
            reply_to = place.message_id
        arguments = message_arguments(view, place.chat_id, place.thread_id, reply_to=reply_to)
        if silent:
            arguments["disable_notification"] = True
        self.queue(Call("sendMessage", arguments, draft, search))

    def say_picture(self, view: View, picture: dict[str, str]) -> None:
        """Queue a picture (see `handlers.pictures`) with a view as its caption."""
        place = self.place
        reply_to = None if place.is_private or place.query_id else place.message_id
        said = message_arguments(view, place.chat_id, place.thread_id, reply_to=reply_to)
        said["caption"] = said.pop("text")
        del said["link_preview_options"]
        self.queue(Call("sendPhoto", said | {"photo": picture}))

    def say_to(self, user_id: int, view: View) -> None:
        """Queue a message to a person, in the private chat with them."""
        self.queue(Call("sendMessage", message_arguments(view, user_id, None)))

    def show(self, view: View) -> None:
        """Queue an edit of the message whose button was pressed, or a message where none was."""
        inline = self.place.inline_message_id
        if inline is not None:
            self.queue(Call("editMessageText", shown(view) | {"inline_message_id": inline}))
            return
        if self.place.query_id is None or self.place.message_id is None:
            self.say(view)
            return
        self.edit(view, self.place.message_id)

    def _answer_as_guest(self, view: View, query_id: str) -> None:
        """Queue the one answer that is due, in place of any that was queued before."""
        taken = self._open_handling()
        taken.calls[:] = [call for call in taken.calls if call.method != "answerGuestQuery"]
        answer = {"guest_query_id": query_id, "result": as_inline_result(view, "answer")}
        self.queue(Call("answerGuestQuery", answer))

    def edit(self, view: View, message_id: int) -> None:
        """Queue an edit of a message of ours in this chat."""
        arguments = message_arguments(view, self.place.chat_id, None)
        self.queue(Call("editMessageText", arguments | {"message_id": message_id}))

    def notify(self, text: str, *, alert: bool = False) -> None:
        """Queue a short notice over the chat, for a pressed button; a message for anything else.

        Args:
            text: Plain text; a notice shows the first 200 characters of it.
            alert: Whether the notice has to be closed by the reader.
        """
        if self.place.query_id is None:
            self.say(View.plain(text))
            return
        taken = self._open_handling()
        taken.calls[:] = [call for call in taken.calls if call.method != "answerCallbackQuery"]
        arguments = {"text": text[:200], "show_alert": alert}
        taken.calls.insert(0, _answer_button(self.place.query_id, arguments))

    def acknowledge(self) -> None:
        """Queue the answer to a pressed button: Telegram shows a clock on it until there is one."""
        taken = self._open_handling()
        answered = any(earlier.method == "answerCallbackQuery" for earlier in taken.calls)
        if self.place.query_id is not None and not answered:
            taken.calls.insert(0, _answer_button(self.place.query_id, {}))

    def queue(self, call: Call) -> None:
        """Queue a call of the Bot API that is neither a message nor an edit."""
        self.acknowledge()
        self._open_handling().calls.append(call)

    def _open_handling(self) -> Handling:
        taken = handling.get()
        if taken.is_handled:
            raise RuntimeError("this update is already handled: say everything in its transaction")
        return taken


def message_arguments(
    view: View, chat_id: int, thread_id: int | None, *, reply_to: int | None = None
) -> dict[str, Any]:
    """Make the arguments of sendMessage or editMessageText for a view, ready for JSON."""
    arguments = {"chat_id": chat_id} | shown(view)
    if thread_id is not None:
        arguments["message_thread_id"] = thread_id
    if reply_to is not None:
        arguments["reply_parameters"] = {
            "message_id": reply_to,
            "allow_sending_without_reply": True,
        }
    return arguments


def shown(view: View) -> dict[str, Any]:
    """Make what sendMessage and editMessageText take of a view, but for where it goes."""
    arguments: dict[str, Any] = {
        "text": view.text,
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }
    return arguments | ({"reply_markup": view.markup()} if view.keyboard else {})


def as_inline_result(view: View, number: str, title: str = "Safir") -> dict[str, Any]:
    """Make an InlineQueryResultArticle that sends a view."""
    content = shown(view)
    keyboard = content.pop("reply_markup", None)
    content["message_text"] = content.pop("text")
    result = {"type": "article", "id": number, "title": title, "input_message_content": content}
    return result | ({"reply_markup": keyboard} if keyboard else {})


def place_of(message: MaybeInaccessibleMessage, query_id: str | None = None) -> Place:
    """Say where the answer to a message goes, or to a button pressed under it."""
    thread_id = None
    if isinstance(message, Message) and message.is_topic_message:
        thread_id = message.message_thread_id
    is_private = message.chat.type == Chat.PRIVATE
    return Place(message.chat.id, is_private, thread_id, message.message_id, query_id)


def _answer_button(query_id: str, arguments: dict[str, Any]) -> Call:
    return Call("answerCallbackQuery", {"callback_query_id": query_id} | arguments)
