"""All articles of a file at once: saved, and taken back, in the background."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from corpus.intake.text import fingerprint
from handlers.drafting import text_for
from handlers.file_work import STEP, Work, end_with_many
from handlers.views.batch import saving, undoing
from storage.articles import Refusal
from storage.database import Stored
from storage.errors import UnknownRow
from storage.models import Article, Draft
from storage.new_article import NewArticle
from storage.versions import EDITABLE


async def save_all(work: Work) -> None:
    """Save what can be of a file's articles, some at a time."""
    saved = 0
    while step := await _to_save(work):
        await work.services.give_way()
        articles = await asyncio.to_thread(_articles, step)
        async with work.services.database.transaction() as stored:
            for draft, outcome in zip(step, await stored.articles.add_many(articles), strict=True):
                saved += await _settle(stored, draft, outcome)
            await work.keep(stored)
            text = await text_for(work.services, stored, work.held)
            await work.show_progress(stored, saving(text, work.file, saved))
    async with work.services.database.reading() as stored:
        work.file["saved_until"] = (await stored.now()).isoformat()
    await end_with_many(work)


async def _to_save(work: Work) -> list[Draft]:
    async with work.services.database.reading() as stored:
        return await stored.batches.to_save(work.held.id, STEP)


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


async def take_all_back(work: Work) -> None:
    """Make the articles that were last saved at once drafts again, some at a time."""
    since, until = (datetime.fromisoformat(work.file[name]) for name in _SAVED)
    while True:
        await work.services.give_way()
        async with work.services.database.transaction() as stored:
            step = await stored.batches.saved_between(work.held.id, since, until, STEP)
            for draft in step:
                await _take_back(stored, draft, work.file.get("undone_by"))
            await work.keep(stored)
            text = await text_for(work.services, stored, work.held)
            await work.show_progress(stored, undoing(text, work.file))
        if not step:
            break
    work.file.pop("saved_until")
    await end_with_many(work)


_SAVED = ("saving_since", "saved_until")


async def _take_back(stored: Stored, draft: Draft, by: int | None) -> None:
    with suppress(UnknownRow):  # somebody has deleted it by now
        await stored.articles.delete(draft.article_id or 0, by, "undone")
    await stored.drafts.reopen(draft.id)
