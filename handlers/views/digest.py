"""A digest: what is new, story by story, in as many messages as it needs."""

from collections.abc import Callable, Sequence

from corpus.digest import Item
from corpus.facts import Facts
from handlers.texts import Text
from handlers.views.article import heading, list_number, source_and_date
from handlers.views.facts import fact_lines
from handlers.views.view import Button, Keyboard, View, bold, clipped, escape, isolate, units
from storage.follows import Follow
from storage.models import Article

_ITEMS_IN_MESSAGE = 20  # each has three entities at most, and Telegram shows 100
_ROOM = 3900
_TITLE_UNITS = 300
_MOST_QUESTIONS, _QUESTION_UNITS = 4, 100
_ROW = 5

FactsOf = Callable[[Article], Facts]


def digest_views(
    text: Text,
    items: Sequence[Item],
    facts: FactsOf,
    *,
    calendar: str | None = None,
    more: int = 0,
    more_data: str = "",
    first: int = 0,
) -> list[View]:
    """Show a digest, split between items where it is too long for one message.

    Args:
        text: The reader's language.
        items: Most important first, late ones last.
        facts: Says of an article who does what and where.
        calendar: What its days are written in; None: as the language has it.
        more: How many further ones there are.
        more_data: The callback data of the button that shows them.
        first: How many items came before these, when it continues.
    """
    promise = _promise(text, len(items), first=first, more=more)
    worded = [
        _numbered(text, first + place + 1, item_lines(text, item, facts, calendar))
        for place, item in enumerate(items)
    ]
    if any(follow.words for item in items for follow in item.caught_by):
        worded = [
            f"{lines}\n{_caught(text, item)}" for lines, item in zip(worded, items, strict=True)
        ]
    chunks = _split(escape(promise), _with_late_heading(text, items, worded))
    views, place = [], 0
    for number, (lines, held) in enumerate(chunks):
        keyboard = _open_buttons(text, items[place : place + held], first + place)
        if number == len(chunks) - 1:
            keyboard = (*keyboard, *_more(text, more, more_data), _manners(text))
        views.append(View("\n\n".join(lines), keyboard))
        place += held
    return views


def _promise(text: Text, count: int, *, first: int, more: int) -> str:
    """Say how many there are in all, or how many of the further ones follow."""
    if first:
        return text("digest-more-items", count=count)
    return text("digest-greeting", count=count + more)


def item_lines(text: Text, item: Item, facts: FactsOf, calendar: str | None) -> str:
    """Word one story, but for its number and what caught it; in HTML."""
    title = bold(isolate(heading(item.article, _TITLE_UNITS)))
    lines = [title, *fact_lines(text, facts(item.article))]
    lines.append(escape(source_and_date(text, item.article, calendar)))
    if item.reports > 1:
        lines.append(escape(text.mark + text("digest-reports", count=item.reports)))
    return "\n".join(lines)


def _numbered(text: Text, number: int, lines: str) -> str:
    return f"{list_number(text, number)} {lines}"


def _caught(text: Text, item: Item) -> str:
    """Say which questions caught an item."""
    names = (follow_name(text, follow) for follow in item.caught_by[:_MOST_QUESTIONS])
    listed = text("list-separator").join(isolate(clipped(name, _QUESTION_UNITS)) for name in names)
    return escape(f"{text.mark}🔔 {listed}")


def follow_name(text: Text, follow: Follow) -> str:
    """Name what is followed: a question as it was typed, a built-in one in the reader's words."""
    if follow.words is None:
        return text(f"topic-{follow.key}")
    return " ".join(follow.words.split())


def _with_late_heading(text: Text, items: Sequence[Item], worded: Sequence[str]) -> list[str]:
    """Put a heading above the first of the items that came in late."""
    late = next((place for place, item in enumerate(items) if item.is_late), None)
    if late is None:
        return list(worded)
    late_heading = escape(text.mark + text("digest-late"))
    return [*worded[:late], f"{late_heading}\n\n{worded[late]}", *worded[late + 1 :]]


def _split(promise: str, items: Sequence[str]) -> list[tuple[list[str], int]]:
    """Put items into messages; each is its paragraphs and how many items are among them.

    Markup counts as if it were shown, which errs on the safe side.
    """
    messages: list[tuple[list[str], int]] = []
    lines, held, used = [promise], 0, units(promise)
    for item in items:
        if held and (used + units(item) + 2 > _ROOM or held == _ITEMS_IN_MESSAGE):
            messages.append((lines, held))
            lines, held, used = [], 0, 0
        lines.append(item)
        held += 1
        used += units(item) + 2
    return [*messages, (lines, held)]


def _open_buttons(text: Text, items: Sequence[Item], first: int) -> Keyboard:
    buttons = [
        Button(text.digits(first + place + 1), f"a:{item.article.id}")
        for place, item in enumerate(items)
    ]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _more(text: Text, more: int, data: str) -> Keyboard:
    return ((Button(text("button-more", count=more), data),),) if more and data else ()


def _manners(text: Text) -> tuple[Button, ...]:
    return (
        Button(text("button-subscription"), "u:show"),
        Button(text("button-unsubscribe"), "u:end"),
    )
