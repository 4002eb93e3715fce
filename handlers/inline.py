"""Inline mode: `@bot words` in any chat offers articles, and choosing one sends its card."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import InlineQuery, Update
from telegram.ext import InlineQueryHandler

from handlers.buttons import Handler
from handlers.context import Context, as_inline_result
from handlers.deep_links import ToQuestion, parameter_of
from handlers.views.inline import offered
from handlers.views.results import Quote
from storage.models import Article
from storage.outbox import Call

# Half of what Telegram takes at most, which is a form of half a megabyte: what a phone shows at
# once is there in half the time, and the rest is asked for when somebody scrolls that far.
_PAGE_LENGTH = 25
_QUOTED = 4  # passages are half of the work, and a phone shows no more above its keyboard
_CACHED_SECONDS = 10
_LONGEST_OFFSET = 6  # digits
_ONE_MINUTE = timedelta(minutes=1)
_QUERIES_A_QUESTION = 10  # Telegram asks again at each pause in typing, and for each page
_SHARED = re.compile(r"#[0-9]{1,18}")

Page = tuple[list[tuple[Article, Quote]], int]
Find = Callable[[Context, str, int], Awaitable[Page]]


async def offer_articles(update: Update, context: Context) -> None:
    """Offer what was found for what is typed so far; the newest where that is nothing."""
    typed = update.inline_query
    if typed is None:
        return
    if await _is_too_much(context):
        context.queue(Call("answerInlineQuery", _patience(context, typed)))
        return
    skip = _skip(typed.offset)
    find = _way_to_find(typed.query.strip())
    found, total = await find(context, typed.query.strip(), skip)
    results = [_result(context, article, quote) for article, quote in found]
    upto = skip + len(results)
    answer = {
        "inline_query_id": typed.id,
        "results": results,
        "is_personal": True,  # it is worded in the language of who asks
        "cache_time": _CACHED_SECONDS,
        "next_offset": str(upto) if results and upto < total else "",
    }
    if not results and not skip:
        answer["button"] = _way_out(context, typed)
    context.queue(Call("answerInlineQuery", answer))


async def _is_too_much(context: Context) -> bool:
    """Say whether somebody asks more within a minute than anybody types."""
    limit = context.services.questions_per_minute * _QUERIES_A_QUESTION
    user_id = context.reader.user_id
    if not limit or user_id is None:
        return False
    async with context.reading() as stored:
        return await stored.inbox.count(user_id, await stored.now() - _ONE_MINUTE) > limit


def _patience(context: Context, typed: InlineQuery) -> dict[str, Any]:
    """Ask for patience where results would stand; the list below it stays empty."""
    button = {"text": context.text("inline-patience"), "start_parameter": "inline"}
    answer = {"inline_query_id": typed.id, "results": [], "button": button}
    return answer | {"is_personal": True, "cache_time": _CACHED_SECONDS}


def _result(context: Context, article: Article, quote: Quote) -> dict[str, Any]:
    line = offered(context.text, article, quote, context.bot.username)
    made = as_inline_result(line.card, f"a{article.id}", line.title)
    return made | {"description": line.description}


async def _found(context: Context, query: str, skip: int) -> Page:
    async with context.reading() as stored:
        today = (await stored.now()).date()
        found = await context.services.searcher.ask(
            stored, query, today=today, limit=_PAGE_LENGTH, skip=skip, passages=_QUOTED
        )
    hits = [
        (hit.article, Quote(hit.article.id, hit.passage.text, hit.passage.bold))
        for hit in found.hits
    ]
    return hits, found.total


async def _shared(context: Context, query: str, skip: int) -> Page:
    """Find the one article that a Share button names."""
    async with context.reading() as stored:
        article = await stored.articles.get(int(query[1:]))
    return ([(article, Quote(article.id, ""))], 1) if article and not skip else ([], 0)


def _way_to_find(query: str) -> Find:
    if not query:
        return _newest
    return _shared if _SHARED.fullmatch(query) else _found


async def _newest(context: Context, query: str, skip: int) -> Page:
    async with context.reading() as stored:
        articles = await stored.articles.latest(_PAGE_LENGTH, skip)
        total = await stored.articles.count()
    return [(article, Quote(article.id, "")) for article in articles], total


def _way_out(context: Context, typed: InlineQuery) -> dict[str, str]:
    """Offer to ask in the private chat, where more can be said of what is not found."""
    parameter = parameter_of(ToQuestion(typed.query)) or "inline"
    return {"text": context.text("inline-nothing"), "start_parameter": parameter}


def _skip(offset: str) -> int:
    is_ours = offset.isascii() and offset.isdecimal() and len(offset) <= _LONGEST_OFFSET
    return int(offset) if is_ours else 0


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [InlineQueryHandler(offer_articles)]
