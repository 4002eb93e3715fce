"""The buttons under results: turning pages and opening articles, in place."""

import re
from dataclasses import replace

from corpus.intake.joiners import with_joiners
from handlers.asking import ask, items_of, newest, story_of_hit, unfolded
from handlers.buttons import Handler, on_button
from handlers.context import Context
from handlers.errors import Refused
from handlers.search_state import as_state, from_search
from handlers.views.article import article_view
from handlers.views.history import admin_row
from handlers.views.results import PAGE_LENGTH, Results, results_view
from handlers.views.view import View
from storage.database import Stored
from storage.models import Article, Search

_NUMBER = r"(\d{1,18})"
_SMALL = r"(\d{1,6})"


async def turn_page(context: Context, pressed: re.Match[str]) -> None:
    """Show another page of results in place of this one."""
    async with context.transaction() as stored:
        search = await kept_search(stored, int(pressed[1]))
        context.show(await results_page(context, stored, search, int(pressed[2])))


async def results_page(context: Context, stored: Stored, search: Search, page: int) -> View:
    """Show a page of the results that were kept."""
    results = await _looked_up(context, stored, search, page)
    ids = [results.article_ids[place] for place in results.on_page(page)]
    items = await items_of(context.services.facts, stored, await stored.articles.get_many(ids))
    return results_view(context.text, results, items, search=search.id, page=page)


async def kept_search(stored: Stored, search_id: int) -> Search:
    """Read what was asked, or refuse where that is too long ago."""
    search = await stored.searches.get(search_id)
    if search is None:
        raise Refused("search-gone")
    return search


async def _looked_up(context: Context, stored: Stored, search: Search, page: int) -> Results:
    """Look up the articles of a page that was not shown before, and keep them.

    Those before it stay as they were, so that nothing moves between pages while others are saved.
    """
    results = from_search(search)
    while len(results.article_ids) < min((page + 1) * PAGE_LENGTH, results.total):
        results = await _with_more(context, stored, results)
    await stored.searches.change(search.id, as_state(results))
    return results


async def _with_more(context: Context, stored: Stored, results: Results) -> Results:
    """Look up as many again as a page has; none are left where the total becomes what is known."""
    known = results.article_ids
    if results.headline == "newest":
        return await newest(stored, results)
    found = await ask(context, stored, results.question, results.looked, results.wishes)
    fresh, looked, folded = unfolded(found.hits, story_of_hit, results.stories)
    hits = [hit for hit in fresh if hit.article.id not in known]
    if not looked:
        return replace(results, total=len(known))
    return replace(
        results,
        article_ids=known + tuple(hit.article.id for hit in hits),
        stories=results.stories + tuple(hit.article.story for hit in hits),
        looked=results.looked + looked,
        total=len(known) + found.total - results.looked - folded,
    )


async def open_result(context: Context, pressed: re.Match[str]) -> None:
    """Show a page of one of the results in place of their list."""
    search_id, place, page = (int(number) for number in pressed.groups())
    async with context.transaction() as stored:
        search = await kept_search(stored, search_id)
        ids = from_search(search).article_ids
        article = await stored.articles.get(ids[place]) if place < len(ids) else None
        if article is None:
            raise Refused("article-gone")
        context.show(await result_opened(context, stored, article, search_id, place, page))


async def result_opened(
    context: Context, stored: Stored, article: Article, search_id: int, place: int, page: int = 0
) -> View:
    """Show a page of the article at a place among the results of a search."""
    back = f"s:{search_id}:{place // PAGE_LENGTH}"
    return await _opened(context, stored, article, page, f"o:{search_id}:{place}:", back)


async def _opened(
    context: Context, stored: Stored, article: Article, page: int, turn: str, back: str
) -> View:
    """Show an article; under it what only admins can do with it, where nobody else reads along."""
    told = await stored.stories.languages([article.story]) if article.story else {}
    tellers = sum(sum(counts.values()) for counts in told.values()) - 1
    view = article_view(
        context.text,
        article,
        page,
        turn=turn,
        back=back,
        tellers=max(0, tellers),
        body=with_joiners(article.body, await stored.joined_words.of(article.id)),
    )
    if not (context.reader.is_admin and context.place.is_private):
        return view
    return View(view.text, (*view.keyboard, admin_row(context.text, article)))


async def open_article(context: Context, pressed: re.Match[str]) -> None:
    """Show an article in a message of its own."""
    await show_article(context, int(pressed[1]), 0, is_new=True)


async def turn_article(context: Context, pressed: re.Match[str]) -> None:
    """Turn the pages of an article that has a message of its own."""
    await show_article(context, int(pressed[1]), int(pressed[2]), is_new=False)


async def show_article(context: Context, article_id: int, page: int, *, is_new: bool) -> None:
    """Show a page of an article, in a message of its own or in place of another page."""
    async with context.transaction() as stored:
        article = await stored.articles.get(article_id)
        if article is None:
            raise Refused("article-gone")
        view = await _opened(context, stored, article, page, f"p:{article_id}:", "")
        if is_new:
            context.say(view)
        else:
            context.show(view)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_button(rf"s:{_NUMBER}:{_SMALL}", turn_page),
        on_button(rf"o:{_NUMBER}:{_SMALL}:{_SMALL}", open_result),
        on_button(rf"a:{_NUMBER}", open_article),
        on_button(rf"p:{_NUMBER}:{_SMALL}", turn_article),
    ]
