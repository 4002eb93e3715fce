"""The files that wait: fetched and read in the background, by any process, step by step.

What a step found is stored with how far it came. Who dies in the middle loses its lease, and
another goes on behind what is stored already.
"""

import asyncio
from collections.abc import Iterator, Sequence
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
from handlers.context import Services
from handlers.drafting import Read, card, read_found_draft, text_for, twin
from handlers.errors import Refused
from handlers.file_saving import save_all, take_all_back
from handlers.file_work import LEASE, STEP, Work, end_with_many, show
from handlers.files import fetched
from handlers.views.batch import reading, unread
from handlers.views.view import View
from storage.database import Stored
from storage.errors import LostClaim
from storage.models import Draft

_FILES_AT_ONCE = 2  # each has a process of its own that reads it
_MOST_REFUSALS = 20  # that are told by name
_ATTEMPTS = 5  # to fetch a file
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
        claimed = await stored.batches.claim(_FILES_AT_ONCE, LEASE)
    done = await asyncio.gather(*(_work_on(services, bot, file) for file in claimed))
    if any(done):
        services.on_change()
    return sum(done)


async def _work_on(services: Services, bot: Bot, claimed: Draft) -> bool:
    """Do what a file waits for; False when another process has taken it."""
    work = Work(services, claimed)
    try:
        match claimed.state:
            case "saving":
                await save_all(work)
            case "undoing":
                await take_all_back(work)
            case _:
                await _read(work, bot)
    except LostClaim:
        return False
    return True


async def _read(work: Work, bot: Bot) -> None:
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
    await end_with_many(work)


def _next(items: Iterator[Item]) -> list[Item]:
    return list(islice(items, STEP))


def _skip(items: Iterator[Item], count: int) -> None:
    for _ in islice(items, count):
        pass


async def _fetched(work: Work, bot: Bot) -> bytes | None:
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


async def _give_up(work: Work, key: str) -> None:
    async with work.services.database.transaction() as stored:
        ended = await stored.batches.end(work.held, "failed")
        text = await text_for(work.services, stored, ended)
        await show(stored, ended, View.plain(text(key)))


async def _end_with_one(work: Work, item: Item) -> None:
    """Make the file's draft that of the one article in it, or say why there is none."""
    async with work.services.database.reading() as stored:
        # The caption of its album may have come since it was claimed.
        fresh = await stored.drafts.get(work.held.id) or work.held
    understood = await _understood(work, item, _hints(fresh))
    async with work.services.database.transaction() as stored:
        text = await text_for(work.services, stored, work.held)
        if isinstance(understood, Read):
            await _open(work, stored, understood)
        else:
            ended = await stored.batches.end(work.held, "failed")
            work.file["refused"] = [understood]
            await show(stored, ended, unread(text, work.file))


async def _open(work: Work, stored: Stored, read: Read) -> None:
    same = await twin(stored.articles, read, read.fields["url"])
    fields = read.fields | {"duplicate_of": same.id if same else None}
    draft = await stored.batches.end(work.held, "open", **fields)
    text = await text_for(work.services, stored, draft)
    await show(stored, draft, card(work.services, text, draft, read, same))


async def _keep(work: Work, items: Sequence[Item]) -> None:
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


async def _understood(work: Work, item: Item, hints: Hints) -> Read | tuple[str, str, str]:
    """Understand what was found; otherwise where it stood, and the key and detail of why not."""
    await work.services.give_way()
    if isinstance(item, Unread):
        return item.name, f"file-problem-{item.problem}", ""
    try:
        read = await read_found_draft(work.services, item, _today(), hints)
    except BadRecord as error:
        return item.name, f"record-{error.kind}", error.detail
    except IntakeError:
        return item.name, "file-problem-empty", ""
    if item.record is not None:
        read.fields["file"] = {"external_id": read_record(item.record).external_id}
    return read


def _today() -> date:
    return datetime.now(UTC).date()


def _hints(file: Draft) -> Hints:
    return Hints(source=file.source, url=file.url, posted=file.published_on)
