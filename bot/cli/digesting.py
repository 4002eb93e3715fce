"""`safir digest`."""

import asyncio
import sys

from bot.cli.html_text import shown
from bot.cli.opened import current_knowledge, opened_database
from bot.cli.words import say, sentence
from bot.errors import BotError
from bot.settings import load_settings
from corpus.digest import Digest, Digests
from handlers.texts import Texts
from handlers.views.digest import digest_views
from storage.models import Subscription


def print_digest(chat: int) -> bool:
    """Print what a chat would get now; its next digest holds it still."""
    composed = asyncio.run(_compose(chat))
    if not composed:
        raise BotError(sentence("cli-not-subscribed", always=True, chat=str(chat)))
    texts = Texts.load()
    for subscription, digest in composed:
        if not digest.items:
            say("cli-digest-nothing")
        text = texts(subscription.language)
        views = digest_views(text, digest.items, more=len(digest.rest)) if digest.items else []
        sys.stdout.write("".join(f"{shown(view)}\n" for view in views))
    return True


async def _compose(chat: int) -> list[tuple[Subscription, Digest]]:
    async with opened_database(load_settings()) as database:
        digests = Digests(await current_knowledge(database))
        async with database.reading() as stored:
            return [
                (subscription, await digests.compose(stored, subscription))
                for subscription in await stored.subscriptions.of_chat(chat)
                if subscription.state != "ended"
            ]
