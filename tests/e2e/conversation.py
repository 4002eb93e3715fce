"""People who talk to the bot, so that a scenario reads like a conversation.

    admin = telegram.person(1, admin=True)
    reader = telegram.person(2)
    await admin.pastes(text)
    await admin.sees("Save")
    await admin.presses("Save")
    answer = await reader.asks("latest Kerry Lavrov")
    assert "Kerry" in answer.text

Everything goes over HTTP: what people do to the playground's control address, what they see from
its journal. Waiting is bounded, and a wait that fails says what was seen instead.
"""

from __future__ import annotations

import base64
import time
from collections.abc import Callable
from typing import Any

import httpx

from tests.e2e.seen import Json, Pressed, Seen, Wanted

PATIENCE = 10.0  # seconds anybody waits unless told otherwise
WRONG_ANSWERS = (
    {"kind": "error", "status": 401},
    {"kind": "error", "status": 409},
    {"kind": "error", "status": 429, "retry_after": 1},
    {"kind": "error", "status": 500},
    {"kind": "malformed"},
)
"""What a Bot API may answer to any call; see `Telegram.goes_wrong`."""


class Telegram:
    """The playground, seen from outside.

    Args:
        url: Where the playground listens.
        admins: The ids that the bot was told are admins.
        explain: Gives the bot's own words, to be shown when a wait fails.
    """

    def __init__(
        self,
        url: str,
        *,
        admins: frozenset[int] = frozenset(),
        explain: Callable[[], str] = str,
    ) -> None:
        self.url = url
        self.admins = admins
        self.explain = explain
        self._client = httpx.AsyncClient(base_url=url, timeout=90, verify=False)

    async def close(self) -> None:
        await self._client.aclose()

    def person(
        self, number: int, *, admin: bool = False, name: str = "", language: str = "en"
    ) -> Person:
        """Somebody by id; an admin has to be one of `admins`."""
        assert admin == (number in self.admins), f"ADMIN_IDS is {sorted(self.admins)}"
        user = {"first_name": name or f"Person{number}", "language_code": language}
        return Person(self, number, user)

    async def group(self, title: str, *members: Person, **facts: Any) -> int:
        """Make a supergroup with the bot in it, and return its id."""
        for member in members:
            await member.exists()
        numbers = [member.id for member in members]
        made = await self.act("chat", title=title, members=numbers, **facts)
        return int(made["id"])

    async def act(self, name: str, /, **arguments: Any) -> Any:
        """Do something by the control address."""
        answer = await self._client.post(f"/control/act/{name}", json=arguments)
        assert answer.status_code == 200, f"{name}: {answer.text}"
        return answer.json()["result"]

    async def get(self, path: str, **query: Any) -> Json:
        """Read something from the control address."""
        answer = await self._client.get(f"/control/{path}", params=query)
        assert answer.status_code == 200, f"{path}: {answer.text}"
        return dict(answer.json())

    async def moment(self) -> int:
        """The number of the newest event."""
        return int((await self.get("journal", after=10**12))["seq"])

    async def events(self, after: int, wait: float = 0) -> list[Json]:
        """What happened after an event; waits up to `wait` seconds if that is nothing."""
        return list((await self.get("journal", after=after, wait=wait))["events"])

    async def calls(self, method: str | None = None) -> list[Json]:
        """The calls the bot made, oldest first, getUpdates left out."""
        query = {"method": method} if method else {}
        return list((await self.get("calls", **query))["calls"])

    async def goes_wrong(self, kind: str, *, seed: int = 0, **rule: Any) -> None:
        """Switch on a fault; its fields are those of bot/playground/faults.py."""
        await self.go_wrong([{"kind": kind, **rule}], seed=seed)

    async def go_wrong(self, rules: list[Json], *, seed: int = 0) -> None:
        """Switch on several faults at once."""
        body = {"rules": rules, "seed": seed}
        answer = await self._client.post("/control/faults", json=body)
        assert answer.status_code == 200, answer.text

    async def goes_well(self) -> None:
        """Switch all faults off."""
        await self._client.delete("/control/faults")

    async def limits(self, **rates: float) -> None:
        """Switch Telegram's rates on; a rate that is not given is Telegram's own."""
        answer = await self._client.post("/control/limits", json=rates)
        assert answer.status_code == 200, answer.text

    async def updates(self) -> Json:
        """What waits to be taken, how many were taken, how many polls there were."""
        return await self.get("updates")


class Person:
    """Somebody in a chat with the bot, or with `chat` and `thread` in another one.

    What a person `sees` is what came since they last did something.
    """

    def __init__(
        self,
        telegram: Telegram,
        number: int,
        user: Json,
        chat: int | None = None,
        thread: int | None = None,
    ) -> None:
        self.telegram = telegram
        self.id = number
        self.chat = chat if chat is not None else number
        self._user = user
        self._thread = thread
        self._since = 0
        self._exists = False

    def within(self, chat: int, thread: int | None = None) -> Person:
        """The same person in another chat or topic."""
        return Person(self.telegram, self.id, self._user, chat, thread)

    async def exists(self) -> None:
        """Give the playground this person's name and language, once."""
        if not self._exists:
            self._exists = True
            await self.telegram.act("person", id=self.id, **self._user)

    async def _act(self, name: str, /, **arguments: Any) -> Any:
        await self.exists()
        self._since = await self.telegram.moment()
        where: Json = {} if self.chat == self.id else {"chat": self.chat}
        if self._thread is not None and name not in {"press", "edit", "react"}:
            where["thread"] = self._thread
        return await self.telegram.act(name, person=self.id, **where, **arguments)

    async def says(self, text: str, **where: Any) -> Seen:
        """Send a text or a command."""
        return Seen(await self._act("say", text=text, **where))

    async def asks(self, text: str, *, within: float = PATIENCE, **where: Any) -> Seen:
        """Send a text, and return the first message that comes back."""
        await self.says(text, **where)
        return await self.sees(lambda _: True, within=within)

    async def pastes(self, text: str) -> list[Seen]:
        """Send a text of any length, in as many messages as it takes."""
        return [Seen(message) for message in await self._act("paste", text=text)]

    async def sends(
        self, name: str, content: str | bytes, *, caption: str = "", **options: Any
    ) -> Seen:
        """Send a file."""
        data = content.encode() if isinstance(content, str) else content
        encoded = base64.b64encode(data).decode()
        options = {"name": name, "content": encoded, "caption": caption, **options}
        return Seen(await self._act("file", **options))

    async def forwards(self, text: str = "", **origin: Any) -> Seen:
        """Forward a text; `origin` is its type, name, date, ... (see acts_special.py)."""
        return Seen(await self._act("forward", text=text, origin=origin))

    async def forwards_rich(self, rich_message: Json, **origin: Any) -> Seen:
        """Forward a rich message, which has no text."""
        return Seen(await self._act("rich", rich_message=rich_message, origin=origin))

    async def edits(self, message: Seen, text: str) -> Seen:
        """Change what one has sent."""
        return Seen(await self._act("edit", message_id=message.id, text=text))

    async def blocks_the_bot(self) -> None:
        await self._act("block")

    async def comes_back(self) -> None:
        await self._act("unblock")

    async def presses(
        self, label: str, *, on: Seen | None = None, within: float = PATIENCE
    ) -> Pressed:
        """Press a button of the newest message that has it, and wait for the bot to take it."""
        message, button = await self._button(label, on)
        data = button.get("callback_data")
        assert data is not None, f"[{label}] is no button the bot hears of: {button}"
        return await self.presses_data(data, on=message, within=within)

    async def presses_data(self, data: str, *, on: Seen, within: float = PATIENCE) -> Pressed:
        """Press a button by its data, even one that the message no longer has."""
        pressed = await self._act("press", message_id=on.id, data=data, force=True)
        event = await self._event(
            lambda event: event["kind"] == "callback_answer" and event["query"] == pressed["query"],
            within,
            f"an answer to the press of {data!r}",
        )
        return Pressed(event["text"], event["alert"])

    async def _button(self, label: str, on: Seen | None) -> tuple[Seen, Json]:
        messages = [on] if on else list(reversed(await self.history()))
        for message in messages:
            if button := message.button(label):
                return message, button
        raise AssertionError(await self._failure(f"there is no button [{label}]"))

    async def sees(self, wanted: Wanted, *, within: float = PATIENCE) -> Seen:
        """Wait for a message of the bot, new or edited, that has this in its text or buttons."""
        event = await self._event(
            lambda event: self._is_seen(event) and Seen(event["message"]).matches(wanted),
            within,
            repr(wanted),
        )
        return Seen(event["message"])

    async def sees_nothing(self, *, within: float = 1.0) -> None:
        """Hold that the bot says nothing here for so many seconds."""
        for event in await self._watch(self._is_seen, within):
            raise AssertionError(f"nothing was to be said, but: {Seen(event['message'])}")

    async def history(self) -> list[Seen]:
        """All that stands in the chat now, oldest first."""
        await self.exists()
        found = await self.telegram.get(f"chats/{self.chat}")
        return [Seen(message) for message in found["messages"]]

    async def downloads(self, message: Seen) -> bytes:
        """The content of the file in a message."""
        document = message.raw.get("document") or message.raw["photo"][-1]
        address = f"/control/files/{document['file_id']}"
        return (await self.telegram._client.get(address)).content

    async def asks_inline(self, query: str, *, offset: str = "", within: float = PATIENCE) -> Json:
        """Type `@bot query` and return the journal's event with the results."""
        await self.exists()
        self._since = await self.telegram.moment()
        asked = await self.telegram.act("inline", person=self.id, query=query, offset=offset)
        return await self._event(
            lambda event: event["kind"] == "inline_answer" and event["query"] == asked["query"],
            within,
            f"results for {query!r}",
        )

    def _is_seen(self, event: Json) -> bool:
        if event["kind"] not in {"message", "edit"} or event["chat"] != self.chat:
            return False
        message = event["message"]
        in_thread = self._thread in (None, message.get("message_thread_id"))
        return in_thread and Seen(message).is_from_bot

    async def _event(self, is_it: Callable[[Json], bool], within: float, what: str) -> Json:
        for event in await self._watch(is_it, within):
            return event
        raise AssertionError(await self._failure(f"{within:g} s went by without {what}"))

    async def _watch(self, is_it: Callable[[Json], bool], within: float) -> list[Json]:
        """The first event since this person's last act that is it, or none."""
        deadline = time.monotonic() + within
        after = self._since
        while (left := deadline - time.monotonic()) > 0:
            events = await self.telegram.events(after, min(left, 5))
            for event in events:
                after = event["seq"]
                if is_it(event):
                    return [event]
        return []

    async def _failure(self, what: str) -> str:
        history = "\n".join(map(str, (await self.history())[-8:])) or "(nothing)"
        told = self.telegram.explain() or "(nothing)"
        return f"{what}\nIn chat {self.chat} stands:\n{history}\nThe bot said:\n{told}"
