"""The buttons that ask once more: why, the switches, the story of a result, and what is similar."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.search.found import Reason
from handlers.asking import answer_question, ask, results_of, say_results, show_results
from handlers.buttons import Handler, on_button
from handlers.context import Context
from handlers.errors import Refused
from handlers.results import kept_search, results_page
from handlers.search_state import as_state, from_search
from handlers.views.found import PAGE_LENGTH, Results, Wishes
from handlers.views.why import why_view
from storage.database import Stored
from storage.models import Language

_SIMILAR = 5
_NUMBER, _SMALL = r"(\d{1,18})", r"(\d{1,6})"
_FROM = rf"{_NUMBER}(?::{_NUMBER}:{_SMALL})?"  # an article, and its place among results if any


async def explain(context: Context, pressed: re.Match[str]) -> None:
    """Show in place of a page of results by which words each was found."""
    search_id, page = int(pressed[1]), int(pressed[2])
    async with context.transaction() as stored:
        search = await kept_search(stored, search_id)
        results = from_search(search)
        places = {place: results.article_ids[place] for place in results.on_page(page)}
        reasons = await _reasons(context, stored, results, page)
        articles = {one.id: one for one in await stored.articles.get_many([*places.values()])}
        found = {
            place: (articles[one], reasons.get(one, ()))
            for place, one in places.items()
            if one in articles
        }
        entries = context.services.knowledge().entries
        context.show(why_view(context.text, found, entries, back=f"s:{search_id}:{page}"))


async def _reasons(
    context: Context, stored: Stored, results: Results, page: int
) -> Mapping[int, Sequence[Reason]]:
    """Ask again, with all articles read: what a list shows does without."""
    skip = max(0, page * PAGE_LENGTH)
    found = await ask(context, stored, results.question, skip, results.wishes, passages=None)
    return {hit.article.id: hit.reasons for hit in found.results}


async def switch(context: Context, pressed: re.Match[str]) -> None:
    """Turn one switch, and show what is found now in place of what was."""
    async with context.reading() as stored:
        results = from_search(await kept_search(stored, int(pressed[1])))
        wishes = turned(results.wishes, pressed[2])
        found = await ask(context, stored, results.question, wishes=wishes)
    async with context.transaction() as stored:
        search = await kept_search(stored, int(pressed[1]))
        again = results_of(results.question, found, wishes)
        again = replace(again, is_judged=results.is_judged)
        search.state = search.state | as_state(again)
        await stored.searches.change(search.id, search.state)
        context.show(await results_page(context, stored, search, 0))


def turned(wishes: Wishes, name: str) -> Wishes:
    """Turn the switch of a name; that of the language that is on goes off."""
    if name == "exact":
        return replace(wishes, exact=not wishes.exact)
    if name == "newest":
        return replace(wishes, newest=not wishes.newest)
    language: Language | None = _LANGUAGE_OF[name]
    return replace(wishes, language=None if wishes.language == language else language)


_LANGUAGE_OF: dict[str, Language] = {"en": "en", "fa": "fa", "ar": "ar", "ru": "ru"}


async def open_story(context: Context, pressed: re.Match[str]) -> None:
    """Show the articles of a result's story in place of the list."""
    search_id, place = int(pressed[1]), int(pressed[2])
    async with context.transaction() as stored:
        results = from_search(await kept_search(stored, search_id))
        stories = results.stories
        story = stories[place] if place < len(stories) else None
        if story is None:
            raise Refused("article-gone")
        back = f"s:{search_id}:{place // PAGE_LENGTH}"
        await show_results(context, stored, await _told(stored, story, back))


async def open_story_of(context: Context, pressed: re.Match[str]) -> None:
    """Show the articles of an opened article's story in its place."""
    async with context.transaction() as stored:
        article = await stored.articles.get(int(pressed[1]))
        if article is None or article.story is None:
            raise Refused("article-gone")
        await show_results(context, stored, await _told(stored, article.story, _back(pressed)))


def _back(pressed: re.Match[str]) -> str:
    """Say which button leads back to an opened article: one of results, or one by itself."""
    if pressed[2] is None:
        return f"p:{pressed[1]}:0"
    return f"o:{pressed[2]}:{pressed[3]}:0"


async def show_story(context: Context, story_id: int) -> None:
    """Show the articles of a story in a message of their own."""
    async with context.transaction() as stored:
        story = await stored.stories.get(story_id)
        if story is None:
            raise Refused("article-gone")
        told = await _told(stored, story.merged_into or story.id, "")
        await say_results(context, stored, told)


async def _told(stored: Stored, story: int, back: str) -> Results:
    """List the articles of a story."""
    articles = (await stored.stories.articles([story]))[story]
    if not articles:
        raise Refused("article-gone")
    ids = tuple(article.id for article in articles)
    return Results("", "story", ids, len(ids), looked=len(ids), back=back)


async def ask_instead(context: Context, pressed: re.Match[str]) -> None:
    """Ask one of the words of a question alone."""
    async with context.reading() as stored:
        nothing = from_search(await kept_search(stored, int(pressed[1]))).nothing
    place = int(pressed[2])
    if nothing is None or place >= len(nothing.words):
        raise Refused("search-gone")
    await answer_question(context, nothing.words[place].asked)


async def show_similar(context: Context, pressed: re.Match[str]) -> None:
    """Show in place of an article which others are like it."""
    async with context.reading() as stored:
        article = await stored.articles.get(int(pressed[1]))
        if article is None:
            raise Refused("article-gone")
        alike = await context.services.stories.similar(stored, article, _SIMILAR)
    ids, stories = tuple(one.id for one in alike), tuple(one.story for one in alike)
    if not alike:
        raise Refused("similar-none")
    results = Results(
        "", "similar", ids, len(ids), stories=stories, looked=len(ids), back=_back(pressed)
    )
    async with context.transaction() as stored:
        await show_results(context, stored, results)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_button(rf"w:{_NUMBER}:{_SMALL}", explain),
        on_button(rf"v:{_NUMBER}:(exact|newest|en|fa|ar|ru)", switch),
        on_button(rf"y:{_NUMBER}:{_SMALL}", open_story),
        on_button(rf"q:{_NUMBER}:(\d{{1,2}})", ask_instead),
        on_button(rf"ys:{_FROM}", open_story_of),
        on_button(rf"m:{_FROM}", show_similar),
    ]
