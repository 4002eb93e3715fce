"""Answering a question, by whatever way it came."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from corpus.search.found import Found
from handlers.context import Context
from handlers.views.results import PAGE_LENGTH, Headline, Item, Quote, Results, results_view
from handlers.views.view import View
from storage.database import Stored
from storage.models import Article, Search

_ONE_MINUTE = timedelta(minutes=1)
_LONGEST_KEPT = 2000  # characters of a question; nobody reads more of it
_REFUSED: Mapping[str, Any] = {"refused": True}


async def answer_question(context: Context, question: str) -> None:
    """Answer a question in a new message, unless too many came within a minute."""
    limit = context.services.questions_per_minute
    # Waited for before a transaction is open, which would not see what is saved meanwhile.
    await context.services.until_current()
    async with context.reading() as stored:
        asked = await _asked_lately(context, stored) if limit else 0
        found = await ask(context, stored, question) if not limit or asked < limit else None
    if found is None:
        await _refuse(context, is_first=asked == limit)
        return
    async with context.transaction() as stored:
        query = found.query
        whole = found.total if found.is_whole else 0
        await stored.questions.record(question, query.language, query.intent, whole)
        await say_results(context, stored, results_of(question, found))


async def ask(context: Context, stored: Stored, question: str, skip: int = 0) -> Found:
    """Ask the corpus for one page of articles."""
    today = (await stored.now()).date()
    searcher = context.services.searcher
    return await searcher.ask(
        stored, question, today=today, limit=PAGE_LENGTH, skip=skip, passages=1
    )


async def say_results(context: Context, stored: Stored, results: Results) -> None:
    """Say what was found, and keep it for the buttons below."""
    place, user_id = context.place, context.reader.user_id
    question = results.question[:_LONGEST_KEPT]
    search = await stored.searches.keep(place.chat_id, user_id, question, as_state(results))
    articles = await stored.articles.get_many(results.article_ids[:PAGE_LENGTH])
    context.say(results_view(context.text, results, items_of(context, articles), search=search.id))


def items_of(context: Context, articles: Iterable[Article]) -> dict[int, Item]:
    """Make ready what a list shows of articles, by their ids."""
    facts = context.services.facts
    return {article.id: Item(article, facts(article)) for article in articles}


def results_of(question: str, found: Found) -> Results:
    """Take what is shown out of what was found: where something matches in full, that alone."""
    hits = found.hits
    quote = None
    if hits and hits[0].passage.text:
        passage = hits[0].passage
        quote = Quote(hits[0].article.id, passage.text, passage.bold)
    return Results(
        question=question,
        headline=_headline(found),
        article_ids=tuple(hit.article.id for hit in hits),
        total=max(found.total, len(hits)),
        quote=quote,
        suggestion=found.suggestion,
    )


def _headline(found: Found) -> Headline:
    """Promise an answer only where there is a question, and one that is sure enough."""
    if not found.is_whole:
        return "closest"
    if found.query.intent in _LISTED:
        return _LISTED[found.query.intent]
    return "answer" if found.answer else "closest"


_LISTED: Mapping[str, Headline] = {"latest": "latest", "plain": "articles"}


def as_state(results: Results) -> dict[str, Any]:
    """Write results as JSON; `from_search` reads them."""
    quote = results.quote
    return {
        "headline": results.headline,
        "articles": list(results.article_ids),
        "total": results.total,
        "quote": [quote.article_id, quote.text, list(quote.bold)] if quote else None,
        "suggestion": results.suggestion,
        "judged": results.is_judged,
    }


def from_search(search: Search) -> Results:
    """Read the results that were kept for buttons."""
    state = search.state
    quote = None
    if state["quote"] is not None:
        article_id, text, bold = state["quote"]
        quote = Quote(article_id, text, tuple((first, last) for first, last in bold))
    return Results(
        question=search.question,
        headline=state["headline"],
        article_ids=tuple(state["articles"]),
        total=state["total"],
        quote=quote,
        suggestion=state["suggestion"],
        is_judged=state.get("judged", False),
    )


async def _asked_lately(context: Context, stored: Stored) -> int:
    user_id = context.reader.user_id
    if user_id is None:
        return 0
    return await stored.searches.count(user_id, await stored.now() - _ONE_MINUTE)


async def _refuse(context: Context, *, is_first: bool) -> None:
    """Ask for patience once; what else comes within the minute gets no answer."""
    async with context.transaction() as stored:
        place, user_id = context.place, context.reader.user_id
        await stored.searches.keep(place.chat_id, user_id, "", dict(_REFUSED))
        if is_first:
            context.say(View.plain(context.text("too-many-questions")))
        else:
            context.acknowledge()
