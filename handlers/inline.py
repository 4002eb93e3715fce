"""Inline mode: `@bot words` in any chat offers articles, and choosing one sends its card."""

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

_PAGE_LENGTH = 50  # the most that Telegram takes
_QUOTED = 12  # passages are half of the work, and hardly anybody scrolls further
_CACHED_SECONDS = 10
_LONGEST_OFFSET = 6  # digits


async def offer_articles(update: Update, context: Context) -> None:
    """Offer what was found for what is typed so far; the newest where that is nothing."""
    typed = update.inline_query
    if typed is None:
        return
    skip = _skip(typed.offset)
    find = _found if typed.query.strip() else _newest
    found, total = await find(context, typed.query, skip)
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


def _result(context: Context, article: Article, quote: Quote) -> dict[str, Any]:
    line = offered(context.text, article, quote, context.bot.username)
    made = as_inline_result(line.card, f"a{article.id}", line.title)
    return made | {"description": line.description}


async def _found(
    context: Context, query: str, skip: int
) -> tuple[list[tuple[Article, Quote]], int]:
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


async def _newest(
    context: Context, query: str, skip: int
) -> tuple[list[tuple[Article, Quote]], int]:
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
