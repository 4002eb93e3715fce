"""The answer to a question: the passage that answers, and the articles it was found in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from handlers.texts import Text
from handlers.views.article import heading, list_line, list_number, source_and_date
from handlers.views.facts import fact_lines
from handlers.views.found import PAGE_LENGTH as PAGE_LENGTH
from handlers.views.found import Headline as Headline
from handlers.views.found import Item as Item
from handlers.views.found import Quote as Quote
from handlers.views.found import Results as Results
from handlers.views.nothing import ignored_lines, nothing_view
from handlers.views.story import others_line, story_buttons
from handlers.views.switches import switch_buttons
from handlers.views.view import (
    Button,
    Keyboard,
    View,
    balanced,
    bold,
    clipped,
    escape,
    isolate,
    units,
)

PASSAGE_UNITS = 900
_FOLDED_UNITS = 350  # a longer passage is folded by the client until it is tapped
_MOST_BOLD = 40  # of the 100 entities that Telegram shows in a message
_BUTTON_UNITS = 60


def results_view(
    text: Text, results: Results, items: Mapping[int, Item], *, search: int, page: int = 0
) -> View:
    """Show a page of what a question found.

    Args:
        text: The reader's language.
        results: What was found.
        items: Those of the page that still exist, by the article's id.
        search: The row that the buttons name.
        page: Counted from 0.
    """
    if not results.article_ids:
        nothing = nothing_view(text, results, search)
        return View(nothing.text, (*nothing.keyboard, *_filled((_follow(text, results, search),))))
    places = [place for place in results.on_page(page) if results.article_ids[place] in items]
    found = {place: _item(results, items[results.article_ids[place]]) for place in places}
    parts = _first_page(text, results, found) if page == 0 else _later_page(text, results, found)
    keyboard = (
        *_open_buttons(text, search, places),
        *story_buttons(text, found, search),
        _turn_buttons(text, results, search, page),
        *switch_buttons(text, results, search, page),
    )
    thumbs = _thumbs(results, search) if page == 0 else ()
    ends = (*_suggestion(text, results, search), (*thumbs, *_follow(text, results, search)))
    return View("\n\n".join(parts), (*_filled((*keyboard, *ends)), *_way_back(text, results)))


def _item(results: Results, item: Item) -> Item:
    """Leave out who else tells of an article where all who do are listed."""
    return replace(item, others={}) if results.headline == "story" else item


def _first_page(text: Text, results: Results, found: Mapping[int, Item]) -> list[str]:
    headline = text(f"found-{results.headline}", count=results.total)
    promise = "\n".join([headline, *ignored_lines(text, results)])
    quote = results.quote
    if quote is None or 0 not in found or found[0].article.id != quote.article_id:
        return [escape(promise), _lines(text, found)]
    rest = {place: item for place, item in found.items() if place}
    parts = [escape(promise), quoted(quote), _source_lines(text, found[0])]
    return [*parts, _lines(text, rest)] if rest else parts


def _later_page(text: Text, results: Results, found: Mapping[int, Item]) -> list[str]:
    if not found:
        return [escape(text("found-gone"))]
    span = {"first": min(found) + 1, "last": max(found) + 1, "count": results.total}
    return [escape(text("found-page", **span)), _lines(text, found)]


def quoted(quote: Quote) -> str:
    """Quote a passage, its matches in bold; a long one is folded until it is tapped; in HTML."""
    passage = marked(*_within(quote, PASSAGE_UNITS))
    folded = " expandable" if units(quote.text) > _FOLDED_UNITS else ""
    return f"<blockquote{folded}>{passage}</blockquote>"


def _source_lines(text: Text, item: Item) -> str:
    title = f"{list_number(text, 1)} {bold(isolate(heading(item.article)))}"
    source = escape(source_and_date(text, item.article))
    return "\n".join([title, source, *_below(text, item)])


def _lines(text: Text, found: Mapping[int, Item]) -> str:
    return "\n".join(
        line
        for place, item in found.items()
        for line in (list_line(text, place + 1, item.article), *_below(text, item))
    )


def _below(text: Text, item: Item) -> list[str]:
    """Say what an article is about, and who else tells of it; in HTML."""
    return [*fact_lines(text, item.facts), *others_line(text, item)]


def _within(quote: Quote, most: int) -> tuple[str, Sequence[tuple[int, int]]]:
    """Clip a passage, and the places in it that are bold, to a length in UTF-16 units."""
    shown = clipped(quote.text, most)
    end = len(quote.text) if shown == quote.text else len(shown) - 1
    kept = [(first, min(last, end)) for first, last in quote.bold if first < end]
    return shown, kept[:_MOST_BOLD]


def marked(passage: str, places: Sequence[tuple[int, int]]) -> str:
    """Escape a passage and set some places of it in bold; places that overlap are joined."""
    parts, done = [], 0
    for first, last in sorted(places):
        first, last = max(first, done), min(last, len(passage))
        if first >= last:
            continue
        parts.append(escape(balanced(passage[done:first])))
        parts.append(bold(balanced(passage[first:last])))
        done = last
    return "".join([*parts, escape(balanced(passage[done:]))])


def _open_buttons(text: Text, search: int, places: Sequence[int]) -> Keyboard:
    row = tuple(Button(text.digits(place + 1), f"o:{search}:{place}:0") for place in places)
    return (row,)


def _turn_buttons(text: Text, results: Results, search: int, page: int) -> tuple[Button, ...]:
    if results.pages < 2:
        return ()
    earlier = (Button("⟨", f"s:{search}:{page - 1}"),) if page else ()
    later = (Button("⟩", f"s:{search}:{page + 1}"),) if page + 1 < results.pages else ()
    where = text("page-of", page=page + 1, pages=results.pages)
    return (*earlier, Button(where, f"s:{search}:{page}"), *later)


def _thumbs(results: Results, search: int) -> tuple[Button, ...]:
    """Ask whether an answer was good, until somebody has said."""
    if results.is_judged or not results.question:
        return ()
    return (Button("👍", f"t:{search}:1"), Button("👎", f"t:{search}:0"))


def _suggestion(text: Text, results: Results, search: int) -> Keyboard:
    if not results.suggestion:
        return ()
    label = text("button-suggestion", question=clipped(results.suggestion, _BUTTON_UNITS))
    return ((Button(label, f"n:{search}"),),)


def _follow(text: Text, results: Results, search: int) -> tuple[Button, ...]:
    """Offer to tell of what comes in later; what is only the newest of all is no question."""
    return (Button(text("button-follow"), f"w:f:{search}"),) if results.question else ()


def _way_back(text: Text, results: Results) -> Keyboard:
    return ((Button(text("button-back"), results.back),),) if results.back else ()


def _filled(rows: Keyboard) -> Keyboard:
    return tuple(row for row in rows if row)
