"""A digest: what is new, item by item, in as many messages as it needs."""

from collections.abc import Sequence

from handlers.texts import Text
from handlers.views.article import heading, list_number, source_and_date
from handlers.views.view import Button, Keyboard, View, bold, escape, isolate, units
from storage.models import Article

_ITEMS_IN_MESSAGE = 20  # each is bold twice at most, and Telegram shows 100 entities
_ROOM = 3900
_TITLE_UNITS = 300
_ROW = 5


def digest_views(
    text: Text, articles: Sequence[Article], *, more: int = 0, more_data: str = "", first: int = 0
) -> list[View]:
    """Show articles as a digest, split between items where it is too long for one message.

    Args:
        text: The reader's language.
        articles: The items, most important first.
        more: How many further ones there are.
        more_data: The callback data of the button that shows them.
        first: How many items came before these, when it continues.
    """
    promise = _promise(text, len(articles), first=first, more=more)
    items = [_item(text, first + place + 1, item) for place, item in enumerate(articles)]
    chunks = _split(escape(promise), items)
    views, place = [], 0
    for number, (lines, held) in enumerate(chunks):
        is_last = number == len(chunks) - 1
        shown = articles[place : place + held]
        keyboard = _open_buttons(text, shown, first + place)
        if is_last:
            keyboard = (*keyboard, *_more(text, more, more_data), _manners(text))
        views.append(View("\n\n".join(lines), keyboard))
        place += held
    return views


def _promise(text: Text, count: int, *, first: int, more: int) -> str:
    """Say how many there are in all, or how many of the further ones follow."""
    if first:
        return text("digest-more-items", count=count)
    return text("digest-greeting", count=count + more)


def _item(text: Text, number: int, article: Article) -> str:
    title = bold(isolate(heading(article, _TITLE_UNITS)))
    return f"{list_number(text, number)} {title}\n{escape(source_and_date(text, article))}"


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


def _open_buttons(text: Text, articles: Sequence[Article], first: int) -> Keyboard:
    buttons = [
        Button(text.digits(first + place + 1), f"a:{article.id}")
        for place, article in enumerate(articles)
    ]
    return tuple(tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))


def _more(text: Text, more: int, data: str) -> Keyboard:
    return ((Button(text("button-more", count=more), data),),) if more and data else ()


def _manners(text: Text) -> tuple[Button, ...]:
    return (
        Button(text("button-subscription"), "u:show"),
        Button(text("button-unsubscribe"), "u:end"),
    )
