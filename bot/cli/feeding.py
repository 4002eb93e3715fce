"""`safir feeds`: what articles come from, listed and managed without a chat."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.opened import opened_database
from bot.cli.words import say, sentence
from bot.errors import BotError
from bot.settings import Settings, load_settings
from corpus.following import US_RUSSIA
from corpus.intake.errors import NotFetched
from corpus.intake.fetch import Fetcher, canonical
from corpus.intake.opml import read_opml, write_opml
from handlers.feeds import look_at
from storage.database import Stored
from storage.models import Feed

T = TypeVar("T")


def add_feeds(addresses: list[str], *, is_direct: bool, on_topic: bool) -> bool:
    """List feeds, each looked at first; False if any could not be."""
    settings = load_settings()
    _refuse_drafts_for_nobody(settings, is_direct=is_direct)
    looked = [_looked_at(canonical(address)) for address in addresses]
    named = [(address, title) for address, title, error in looked if error is None]
    for address, _, error in looked:
        if error is not None:
            sys.stderr.write(f"{address}: {error}\n")
    _in_transaction(settings, lambda stored: _list(stored, named, is_direct, on_topic))
    say("cli-feeds-added", count=len(named))
    return len(named) == len(addresses)


def _refuse_drafts_for_nobody(settings: Settings, *, is_direct: bool) -> None:
    if not is_direct and not settings.admin_ids:
        raise BotError(sentence("cli-feeds-nobody", always=True))


def _looked_at(address: str) -> tuple[str, str, str | None]:
    """Give an address, what its feed is called, and why it cannot be taken."""
    try:
        content = asyncio.run(look_at(Fetcher(), address))
    except NotFetched as error:
        why = sentence(f"link-{error.reason}", always=True, detail=error.detail)
        return address, "", why
    return address, content.title or address, None


async def _list(
    stored: Stored, named: list[tuple[str, str]], is_direct: bool, on_topic: bool
) -> None:
    topic = await stored.topics.built_in(US_RUSSIA) if on_topic else None
    for address, title in named:
        feed = await stored.feeds.add("feed", address, title, by=None, is_direct=is_direct)
        if topic is not None:
            feed.topic_id = topic.id


def import_feeds(file: Path, *, is_direct: bool, on_topic: bool) -> bool:
    """List what an OPML file holds; each is looked at when its turn comes."""
    settings = load_settings()
    _refuse_drafts_for_nobody(settings, is_direct=is_direct)
    try:
        found = read_opml(file.read_bytes())
    except NotFetched:
        raise BotError(sentence("cli-feeds-no-opml", always=True, file=str(file))) from None
    named = [(canonical(address), title) for address, title in found if _is_web(address)]
    _in_transaction(settings, lambda stored: _list(stored, named, is_direct, on_topic))
    say("cli-feeds-added", count=len(named))
    return True


def _is_web(address: str) -> bool:
    try:
        Fetcher().gate.check_url(address)
    except NotFetched as error:
        why = sentence(f"link-{error.reason}", always=True, detail=error.detail)
        sys.stderr.write(f"{address}: {why}\n")
        return False
    return True


def export_feeds(file: Path) -> bool:
    """Write all feeds as OPML."""
    feeds = [feed for feed in _all() if feed.kind == "feed"]
    file.write_bytes(write_opml([(feed.address, feed.title) for feed in feeds]))
    say("cli-feeds-exported", count=len(feeds), file=str(file))
    return True


def list_feeds(*, as_json: bool) -> bool:
    """Print channels and feeds, a line each."""
    for feed in _all():
        if as_json:
            sys.stdout.write(json.dumps(_as_json(feed), ensure_ascii=False) + "\n")
        else:
            how = "direct" if feed.is_direct else "drafts"
            state = "failing" if feed.failing_since and feed.state == "active" else feed.state
            sys.stdout.write(f"{feed.id}\t{feed.kind}\t{state}\t{how}\t{feed.address}\t")
            sys.stdout.write(" ".join(feed.title.split()) + "\n")
    return True


def _as_json(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.id,
        "kind": feed.kind,
        "address": feed.address,
        "title": feed.title,
        "state": feed.state,
        "direct": feed.is_direct,
        "checked": feed.checked.isoformat() if feed.checked else None,
        "failing_since": feed.failing_since.isoformat() if feed.failing_since else None,
        "error": feed.error,
    }


def change_feed(which: str, state: str) -> bool:
    """Pause, resume or remove a source, named by its number or address."""

    async def change(stored: Stored) -> Feed | None:
        feeds = [*await stored.feeds.listed("channel"), *await stored.feeds.listed("feed")]
        names = (which, canonical(which))
        feed = next((one for one in feeds if str(one.id) == which or one.address in names), None)
        if feed is None:
            return None
        return await stored.feeds.change(feed.id, state=state, next_check=await stored.now())

    changed = _in_transaction(load_settings(), change)
    if changed is None:
        raise BotError(sentence("cli-feeds-unknown", always=True, which=which))
    say(f"cli-feeds-{state}", title=changed.title)
    return True


def _all() -> list[Feed]:
    async def read(stored: Stored) -> list[Feed]:
        return [*await stored.feeds.listed("channel"), *await stored.feeds.listed("feed")]

    return _in_transaction(load_settings(), read)


def _in_transaction(settings: Settings, work: Callable[[Stored], Awaitable[T]]) -> T:
    async def run() -> T:
        async with opened_database(settings) as database, database.transaction() as stored:
            return await work(stored)

    return asyncio.run(run())
