"""`safir digest`."""

import asyncio
import sys

from bot.cli.html_text import shown
from bot.cli.opened import opened_library
from bot.cli.words import say, sentence
from bot.errors import BotError
from bot.settings import load_settings
from corpus.digest import Digest, compose
from corpus.facts import FactLines
from corpus.following import Follower
from handlers.texts import Texts
from handlers.views.digest import digest_views
from handlers.views.view import View
from storage.database import Database
from storage.models import Subscription


def print_digest(chat: int) -> bool:
    """Print what a chat would get now; its next digest holds it still."""
    shown_views = asyncio.run(_views(chat))
    if not shown_views:
        raise BotError(sentence("cli-not-subscribed", always=True, chat=str(chat)))
    for views in shown_views:
        if not views:
            say("cli-digest-nothing")
        sys.stdout.write("".join(f"{shown(view)}\n" for view in views))
    return True


async def _views(chat: int) -> list[list[View]]:
    settings, texts = load_settings(), Texts.load()
    async with opened_library(settings) as library:
        await Follower(lambda: library.knowledge, library.index).catch_up(library.database)
        facts = FactLines(lambda: library.knowledge)
        return [
            digest_views(
                texts(subscription.language),
                digest.items,
                facts,
                calendar=subscription.calendar,
                more=len(digest.rest),
            )
            if digest.items
            else []
            for subscription, digest in await _composed(library.database, chat)
        ]


async def _composed(database: Database, chat: int) -> list[tuple[Subscription, Digest]]:
    async with database.reading() as stored:
        return [
            (subscription, await compose(stored, subscription))
            for subscription in await stored.subscriptions.of_chat(chat)
            if subscription.state != "ended"
        ]
