"""The files that wait: fetched, read and saved in the background, by any process, step by step.

What a step found is stored with how far it came. Who dies in the middle loses its lease, and
another goes on behind what is stored already.
"""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from corpus.intake.draft import Hints
from corpus.intake.errors import BadRecord, IntakeError
from corpus.intake.found import Found, Unread
from corpus.intake.reading import Child
from corpus.intake.records import read_record
from corpus.intake.text import fingerprint
from handlers.context import Services, message_arguments
from handlers.drafting import Read, card, read_found_draft, text_for, twin
from handlers.errors import Refused
from handlers.files import batch_of, fetched
from handlers.views.batch import batch_card, reading, saving, unread
from handlers.views.view import View
from storage.articles import Refusal
from storage.database import Stored
from storage.errors import LostClaim
from storage.models import Article, Draft
from storage.new_article import NewArticle
from storage.outbox import Call
from storage.versions import EDITABLE

_LEASE = timedelta(seconds=60)
_STEP = 20  # articles
_FILES_AT_ONCE = 2  # each has a process of its own that reads it
_MOST_REFUSALS = 20  # that are told by name
_EDIT_EVERY = timedelta(seconds=3)
_ATTEMPTS = 5  # to fetch a file
_PRIORITY = 0
Item = Found | Unread


async def work_on_files(services: Services, bot: Bot) -> int:
    """Read the files that wait for it, and save the articles of those that are to be saved.

    Any process may do this at any time.

    Returns:
        How many files it was done with.
    """
    async with services.database.reading() as stored:
        if not await stored.batches.is_any_to_do():
            return 0
    async with services.database.transaction() as stored:
        claimed = await stored.batches.claim(_FILES_AT_ONCE, _LEASE)
    done = await asyncio.gather(*(_work_on(services, bot, file) for file in claimed))
    if any(done):
        services.on_change()
    return sum(done)


async def _work_on(services: Services, bot: Bot, claimed: Draft) -> bool:
    """Do what a file waits for; False when another process has taken it."""
    work = _Work(services, claimed)
    try:
        if claimed.state == "saving":
            await _save(work)
        else:
            await _read(work, bot)
    except LostClaim:
        return False
    return True


@dataclass
class _Work:
    """A file that this process has, and what is known of it by now."""

    services: Services
    held: Draft
    file: dict[str, Any] = field(init=False)
    shown: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.file = dict(self.held.file or {})

    async def keep(self, stored: Stored, articles: Sequence[dict[str, Any]] = ()) -> None:
        """Store how far it is, and hold on to it."""
        self.held = await stored.batches.keep(self.held, _LEASE, self.file, articles)

    async def show_progress(self, stored: Stored, view: View) -> None:
        """Edit the message of the file, but not often: Telegram allows one a second."""
        if datetime.now(UTC) - self.shown >= _EDIT_EVERY:
            self.shown = datetime.now(UTC)
            await show(stored, self.held, view)


async def show(stored: Stored, file: Draft, view: View) -> None:
    """Show something in place of the file's message, or anew where that is not known."""
    arguments = message_arguments(view, file.chat_id, file.thread_id)
    call = Call("sendMessage", arguments, draft=file.id)
    if file.card_message_id is not None:
        arguments.pop("message_thread_id", None)
        edited = arguments | {"message_id": file.card_message_id}
        call = Call("editMessageText", edited, draft=file.id)
    await stored.outbox.add(call, file.chat_id, _PRIORITY)


async def _read(work: _Work, bot: Bot) -> None:
    data = await _fetched(work, bot)
    if data is None:
        return
    with Child() as child:
        items = child.file(data, work.file["name"], work.file["mime"])
        await asyncio.to_thread(_skip, items, work.file.get("read", 0))
        step = await asyncio.to_thread(_next, items)
        if len(step) == 1 and not work.file.get("read"):
            await _end_with_one(work, step[0])
            return
        while step:
            await _keep(work, step)
            step = await asyncio.to_thread(_next, items)
    await _end_with_many(work)


def _next(items: Iterator[Item]) -> list[Item]:
    return list(islice(items, _STEP))


def _skip(items: Iterator[Item], count: int) -> None:
    for _ in islice(items, count):
        pass


async def _fetched(work: _Work, bot: Bot) -> bytes | None:
    """Download a file; None when it cannot be had, which is said, or has to be tried again."""
    try:
        return await fetched(bot, work.file["file_id"])
    except Refused as error:
        await _give_up(work, error.key)
        return None
    except TelegramError as error:
        work.file["attempts"] = work.file.get("attempts", 0) + 1
        if isinstance(error, BadRequest) or work.file["attempts"] >= _ATTEMPTS:
            await _give_up(work, "file-not-fetched")
        else:
            async with work.services.database.transaction() as stored:
                await stored.batches.keep(work.held, timedelta(seconds=2), work.file)
        return None


async def _give_up(work: _Work, key: str) -> None:
    async with work.services.database.transaction() as stored:
        ended = await stored.batches.end(work.held, "failed")
        text = await text_for(work.services, stored, ended)
        await show(stored, ended, View.plain(text(key)))


async def _end_with_one(work: _Work, item: Item) -> None:
    """Make the file's draft that of the one article in it, or say why there is none."""
    understood = await _understood(work, item, _hints(work.held))
    async with work.services.database.transaction() as stored:
        text = await text_for(work.services, stored, work.held)
        if isinstance(understood, Read):
            await _open(work, stored, understood)
        else:
            ended = await stored.batches.end(work.held, "failed")
            work.file["refused"] = [understood]
            await show(stored, ended, unread(text, work.file))


async def _open(work: _Work, stored: Stored, read: Read) -> None:
    same = await twin(stored.articles, read, read.fields["url"])
    fields = read.fields | {"duplicate_of": same.id if same else None}
    draft = await stored.batches.end(work.held, "open", **fields)
    text = await text_for(work.services, stored, draft)
    await show(stored, draft, card(work.services, text, draft, read, same))


async def _keep(work: _Work, items: Sequence[Item]) -> None:
    """Store drafts of what was found, and how far the file is."""
    known = [await _understood(work, item, Hints()) for item in items]
    found = [read for read in known if isinstance(read, Read)]
    refused = [reason for reason in known if not isinstance(reason, Read)]
    file = work.file
    file["read"] = file.get("read", 0) + len(items)
    file["kept"] = file.get("kept", 0) + len(found)
    file["refusals"] = file.get("refusals", 0) + len(refused)
    file["refused"] = [*file.get("refused", ()), *refused][:_MOST_REFUSALS]
    async with work.services.database.transaction() as stored:
        articles = [await _as_member(stored, read) for read in found]
        await work.keep(stored, articles)
        text = await text_for(work.services, stored, work.held)
        await work.show_progress(stored, reading(text, file))


async def _as_member(stored: Stored, read: Read) -> dict[str, Any]:
    same = await twin(stored.articles, read, read.fields["url"])
    return read.fields | {"duplicate_of": same.id if same else None}


async def _end_with_many(work: _Work) -> None:
    async with work.services.database.transaction() as stored:
        text = await text_for(work.services, stored, work.held)
        if work.file.get("kept"):
            ended = await stored.batches.end(work.held, "batch")
            await show(stored, ended, batch_card(text, await batch_of(stored, ended)))
        else:
            ended = await stored.batches.end(work.held, "failed")
            await show(stored, ended, unread(text, work.file))


async def _understood(work: _Work, item: Item, hints: Hints) -> Read | tuple[str, str, str]:
    """Understand what was found; otherwise where it stood, and the key and detail of why not."""
    if isinstance(item, Unread):
        return item.name, f"file-problem-{item.problem}", ""
    try:
        read = await read_found_draft(work.services, item, _today(), hints)
    except BadRecord as error:
        return item.name, "cli-refused-record", error.problem
    except IntakeError:
        return item.name, "file-problem-empty", ""
    if item.record is not None:
        read.fields["file"] = {"external_id": read_record(item.record).external_id}
    return read


def _today() -> date:
    return datetime.now(UTC).date()


def _hints(file: Draft) -> Hints:
    return Hints(source=file.source, url=file.url, posted=file.published_on)


async def _save(work: _Work) -> None:
    """Save what can be of a file's articles, some at a time."""
    saved = 0
    while step := await _to_save(work):
        articles = await asyncio.to_thread(_articles, step)
        async with work.services.database.transaction() as stored:
            for draft, outcome in zip(step, await stored.articles.add_many(articles), strict=True):
                saved += await _settle(stored, draft, outcome)
            await work.keep(stored)
            text = await text_for(work.services, stored, work.held)
            await work.show_progress(stored, saving(text, work.file, saved))
    await _end_with_many(work)


async def _to_save(work: _Work) -> list[Draft]:
    async with work.services.database.reading() as stored:
        return await stored.batches.to_save(work.held.id, _STEP)


def _articles(drafts: Sequence[Draft]) -> list[NewArticle]:
    return [
        NewArticle(
            fingerprint=fingerprint(draft.title, draft.body),
            added_by=draft.user_id,
            external_id=(draft.file or {}).get("external_id"),
            original=draft.original,
            **{name: getattr(draft, name) for name in EDITABLE},
        )
        for draft in drafts
    ]


async def _settle(stored: Stored, draft: Draft, outcome: Article | Refusal) -> bool:
    """Note what became of a draft; False when its article was there already."""
    if isinstance(outcome, Article):
        await stored.drafts.settle(draft.id, "saved", outcome.id)
        return True
    await stored.drafts.change(draft.id, duplicate_of=outcome.article_id)
    return False
