"""Lists of feeds that admins send and take with them, as OPML."""

import re

from telegram import Document
from telegram.constants import FileSizeLimit
from telegram.error import TelegramError

from corpus.intake.errors import NotFetched
from corpus.intake.fetch import canonical
from corpus.intake.opml import read_opml, write_opml
from handlers.buttons import Handler, on_admins_button
from handlers.chats import keep_language
from handlers.context import Context
from handlers.errors import Refused
from handlers.files import fetched
from handlers.pictures import as_file
from handlers.views.view import View
from handlers.working import working
from storage.outbox import Call

_NAME = "safir.opml"


def is_list(document: Document) -> bool:
    """Say whether a file is a list of feeds, by its name."""
    return (document.file_name or "").lower().endswith(".opml")


async def take_list(context: Context, document: Document) -> None:
    """List what a list holds; each feed is looked at when its turn comes.

    Raises:
        Refused: It is no list, or cannot be fetched.
    """
    if (document.file_size or 0) > FileSizeLimit.FILESIZE_DOWNLOAD:
        raise Refused("file-too-large")
    try:
        async with working(context):
            found = read_opml(await fetched(context.bot, document.file_id))
    except TelegramError as error:
        raise Refused("file-not-fetched") from error
    except NotFetched as error:
        raise Refused("feeds-no-list") from error
    wanted = [(canonical(address), title) for address, title in found if _is_web(context, address)]
    async with context.transaction() as stored:
        await keep_language(context, stored)
        before = {feed.id for feed in await stored.feeds.listed("feed")}
        for address, title in wanted:
            await stored.feeds.add("feed", address, title, by=context.reader.user_id)
        new = {feed.id for feed in await stored.feeds.listed("feed")} - before
        said = [context.text("feeds-imported", count=len(new))]
        if left := len(found) - len(wanted):
            said.append(context.text("feeds-left-out", count=left))
        context.say(View.plain("\n".join(said)))


def _is_web(context: Context, address: str) -> bool:
    try:
        context.services.fetcher.gate.check_url(address)
    except NotFetched:
        return False
    return True


async def give_list(context: Context, pressed: re.Match[str]) -> None:
    """Send all feeds as a file."""
    async with context.transaction() as stored:
        feeds = await stored.feeds.listed("feed")
        opml = write_opml([(feed.address, feed.title) for feed in feeds])
        file = {"chat_id": context.place.chat_id, "document": as_file(opml, _NAME)}
        context.queue(Call("sendDocument", file))


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [on_admins_button("f:opml", give_list)]
