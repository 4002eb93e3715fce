"""People in chats, and the wire between Telegram and the application, which records."""

import asyncio
import html
import json
import re
import struct
from collections import deque
from datetime import timedelta
from itertools import count

from telegram import Update
from telegram.request import BaseRequest, RequestData

from bot.inbox import lane_of
from bot.replies import Replies
from handlers.context import Handling, handling
from handlers.file_reading import work_on_files
from handlers.gathering import finish_gatherings
from handlers.links import fetch_links
from storage.outbox import Call

ADMIN, READER = 1, 2
BOT = {"id": 99, "is_bot": True, "first_name": "Safir", "username": "safir_bot"}
RIGHTS = (
    *("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
    *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
    *("can_post_stories", "can_edit_stories", "can_delete_stories", "is_anonymous"),
)
MANAGER = {"status": "administrator"} | dict.fromkeys(RIGHTS, False)
CLAIMER = "test"
_LEASE = timedelta(seconds=60)


class Wire(BaseRequest):
    """Answers as Telegram would, and keeps what it was asked and what stands in the chats."""

    def __init__(self):
        self.calls = []
        self.messages = {}
        self.files = {}
        self.statuses = deque()  # of the next answers to who asks for a file; then 200
        self.managers = {3}
        self.uploads = []
        self.documents = []
        self.ids = count(1000)

    read_timeout = 5.0

    async def initialize(self):
        pass

    async def shutdown(self):
        pass

    async def do_request(self, url, method, request_data: RequestData | None = None, **timeouts):
        name = url.rpartition("/")[2]
        if "/file/" in url:
            return self.statuses.popleft() if self.statuses else 200, self.files[name]
        given = request_data.json_parameters if request_data else {}
        for part, (_, content, _) in (
            (request_data.multipart_data or {}).items() if request_data else ()
        ):
            if part.startswith("document"):
                self.documents.append(content)
            else:
                self.uploads.append((part, struct.unpack(">II", content[16:24])))
        arguments = {key: _plain(value) for key, value in given.items()}
        self.calls.append((name, arguments))
        return 200, json.dumps({"ok": True, "result": self._result(name, arguments)}).encode()

    def _result(self, name, arguments):
        match name:
            case "getMe":
                return BOT
            case "sendMessage":
                return self._show(next(self.ids), arguments)
            case "editMessageText" if "inline_message_id" in arguments:
                return True
            case "answerGuestQuery":
                return {"inline_message_id": "im1"}
            case "editMessageText":
                return self._show(int(arguments["message_id"]), arguments)
            case "getChatMember":
                user = {"id": int(arguments["user_id"]), "is_bot": False, "first_name": "P"}
                is_manager = user["id"] in self.managers
                return {"user": user} | (MANAGER if is_manager else {"status": "member"})
            case "sendPhoto" | "sendDocument":
                chat = {"id": int(arguments["chat_id"]), "type": "private"}
                return {"message_id": next(self.ids), "date": 0, "chat": chat, "from": BOT}
            case "getFile":
                file_id = arguments["file_id"]
                return {"file_id": file_id, "file_unique_id": "u", "file_path": file_id}
            case _:
                return True

    def _show(self, message_id, arguments):
        self.messages[message_id] = arguments | {"message_id": message_id}
        chat = {"id": int(arguments["chat_id"]), "type": "private"}
        return {"message_id": message_id, "date": 0, "chat": chat, "from": BOT}


def _plain(value):
    try:
        return json.loads(value)
    except ValueError:
        return value


class Shown:
    """A message of the bot as it stands in a chat."""

    def __init__(self, raw):
        self.raw = raw
        self.id = raw["message_id"]
        self.text = html.unescape(re.sub(r"<[^>]+>", "", raw["text"]))
        self.buttons = {
            button["text"]: button
            for row in raw.get("reply_markup", {}).get("inline_keyboard", [])
            for button in row
        }

    @property
    def bare(self):
        """The text without the isolates around what was inserted."""
        return re.sub("[\u2066-\u2069]", "", self.text)

    def data(self, label):
        for text, button in self.buttons.items():
            if label in text:
                return button["callback_data"]
        raise AssertionError(f"no button {label!r} among {list(self.buttons)}")


class Telegram:
    """Delivers what people do, one thing after another, and shows what came of it."""

    def __init__(self, application, database, wire, catch_up):
        self.application = application
        self.database = database
        self.wire = wire
        self.catch_up = catch_up
        self.update_ids = count(1)
        self.message_ids = count(1)
        self.replies = Replies(application.bot, database)

    @property
    def services(self):
        return self.application.services

    async def deliver(self, raw, *, make_calls=True):
        """Store an update and have it handled as a worker would; gives its `Handling`."""
        update_id = next(self.update_ids)
        async with self.database.transaction() as stored:
            await stored.inbox.store(
                update_id, lane_of(raw), json.dumps({"update_id": update_id} | raw)
            )
        return await self.handle(make_calls=make_calls)

    async def handle(self, *, make_calls=True):
        async with self.database.transaction() as stored:
            (row,) = await stored.inbox.claim(CLAIMER, 1, _LEASE)
        taken = Handling(row.id, CLAIMER)
        handling.set(taken)
        update = Update.de_json(json.loads(row.raw), self.application.bot)
        await self.application.process_update(update)
        if taken.retry:
            return taken
        async with self.database.transaction() as stored:
            if not taken.is_handled:
                calls = [call.as_json() for call in taken.calls]
                await stored.inbox.handled(row.id, CLAIMER, calls)
        answers = await self.replies.make_all(taken.calls) if make_calls else {}
        async with self.database.transaction() as stored:
            await stored.searches.answered(answers)
            await stored.inbox.finish([row.id], CLAIMER)
        return taken

    async def sweep(self):
        """Finish the gatherings that are due, and send what that puts into the outbox."""
        finished = await finish_gatherings(self.services) + await fetch_links(self.services)
        finished += await work_on_files(self.services, self.application.bot)
        while await self._send_next():
            pass
        return finished

    async def _send_next(self):
        """Send the next message of each chat; False when there is none."""
        async with self.database.transaction() as stored:
            rows = await stored.outbox.claim(CLAIMER, 1, 100, _LEASE)
            for row in rows:
                await stored.outbox.sent(row.id, 1, None)
        await self.replies.make_all([Call.from_json(row.call) for row in rows])
        return bool(rows)

    def person(self, user_id, language="en", **chat):
        return Person(self, user_id, language, chat)


class Person:
    """Somebody in a chat: by default the private one with the bot."""

    def __init__(self, telegram, user_id, language, chat):
        self.telegram = telegram
        self.user = {
            "id": user_id,
            "is_bot": False,
            "first_name": f"P{user_id}",
            "language_code": language,
        }
        self.chat = chat or {"id": user_id, "type": "private", "first_name": f"P{user_id}"}

    def message(self, **content):
        message = {
            "message_id": next(self.telegram.message_ids),
            "date": 1_700_000_000,
            "chat": self.chat,
            "from": self.user,
        }
        return message | content

    async def sends(self, **content):
        before = len(self.telegram.wire.calls)
        await self.telegram.deliver({"message": self.message(**content)})
        return self.seen_since(before)

    async def says(self, text, **content):
        entities = []
        if text.startswith("/"):
            length = len(text.split()[0])
            entities = [{"type": "bot_command", "offset": 0, "length": length}]
        return await self.sends(text=text, entities=entities, **content)

    async def edits(self, message_id, text, **content):
        """Change what was said in the message of that number."""
        before = len(self.telegram.wire.calls)
        message = self.message(text=text, edit_date=1_700_000_001, **content)
        await self.telegram.deliver({"edited_message": message | {"message_id": message_id}})
        return self.seen_since(before)

    async def presses(self, label, on=None):
        shown = on or self.last_with(label)
        return await self.presses_data(shown.data(label), on=shown)

    async def presses_data(self, data, on):
        before = len(self.telegram.wire.calls)
        message = {
            "message_id": on.id,
            "date": 1_700_000_000,
            "chat": self.chat,
            "from": BOT,
            "text": "…",
        }
        query = {"id": "q", "from": self.user, "chat_instance": "c", "message": message}
        await self.telegram.deliver({"callback_query": query | {"data": data}})
        return self.seen_since(before)

    async def asks_inline(self, query, offset=""):
        """Type `@bot query` anywhere; gives the arguments of the one answer."""
        before = len(self.telegram.wire.calls)
        asked = {"id": "i", "from": self.user, "query": query, "offset": offset}
        await self.telegram.deliver({"inline_query": asked})
        ((name, answer),) = self.telegram.wire.calls[before:]
        assert name == "answerInlineQuery"
        return answer

    async def uploads(self, name, data, **document):
        self.telegram.wire.files[name] = data
        facts = {"file_id": name, "file_unique_id": "u", "file_name": name, "file_size": len(data)}
        before = len(self.telegram.wire.calls)
        await self.sends(document=facts | document)
        await self.telegram.sweep()
        return self.seen_since(before)

    def seen_since(self, before):
        """The newest message that was sent or edited since, or the notice; None: nothing."""
        shown, notice = None, None
        for name, arguments in self.telegram.wire.calls[before:]:
            if name == "answerCallbackQuery" and arguments.get("text"):
                notice = Shown({"message_id": 0, "text": str(arguments["text"])})
            if name in ("sendMessage", "editMessageText"):
                shown = self._shown_of(name, arguments) or shown
        return shown or notice

    def _shown_of(self, name, arguments):
        if name == "editMessageText":
            return Shown(self.telegram.wire.messages[int(arguments["message_id"])])
        same = (
            Shown(message)
            for message in reversed(self.telegram.wire.messages.values())
            if message["text"] == arguments["text"]
        )
        return next(same, None)  # it may show something else by now

    def history(self):
        return [
            Shown(message)
            for message in self.telegram.wire.messages.values()
            if int(message["chat_id"]) == self.chat["id"]
        ]

    def last_with(self, label):
        for shown in reversed(self.history()):
            if any(label in text for text in shown.buttons):
                return shown
        raise AssertionError(f"no message has a button {label!r}")


async def at_once(*coroutines):
    return await asyncio.gather(*coroutines)
