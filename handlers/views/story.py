"""A story: the articles that tell one event, shown as one until they are asked for."""

from collections.abc import Mapping, Sequence

from handlers.texts import Text
from handlers.views.article import list_line
from handlers.views.facts import fact_lines
from handlers.views.found import Item
from handlers.views.view import Button, Keyboard, View, escape
from storage.models import Language

_MOST_LISTED = 8  # of a story's articles in one message
_ROW = 6


def others_worded(text: Text, others: Mapping[Language, int]) -> str:
    """Say how many further articles tell a story, and in which languages; empty for none."""
    counts = {language: count for language, count in others.items() if count > 0}
    if not counts:
        return ""
    languages = (
        text("story-language", count=count, language=text(f"language-{language}"))
        for language, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )
    listed = text("list-separator").join(languages)
    return text("story-others", count=sum(counts.values()), languages=listed)


def others_line(text: Text, item: Item) -> list[str]:
    """Give the line below an article that says who else tells of it, in HTML."""
    worded = others_worded(text, item.others)
    return [text.mark + escape(worded)] if worded else []


def story_buttons(text: Text, found: Mapping[int, Item], search: int) -> Keyboard:
    """Open the stories of a list, each by the number of its article."""
    return (
        tuple(
            Button(
                text(
                    "button-story", number=text.digits(place + 1), count=sum(item.others.values())
                ),
                f"y:{search}:{place}",
            )
            for place, item in found.items()
            if sum(item.others.values()) > 0
        ),
    )


def story_view(text: Text, items: Sequence[Item], *, count: int, back: str | None) -> View:
    """Show the articles of a story.

    Args:
        text: The reader's language.
        items: The newest of them, at most `_MOST_LISTED` of which are shown.
        count: How many there are.
        back: The callback data of the way back; None where there is none.
    """
    shown = items[:_MOST_LISTED]
    lines = [
        line
        for place, item in enumerate(shown)
        for line in (list_line(text, place + 1, item.article), *fact_lines(text, item.facts))
    ]
    buttons = [
        Button(text.digits(place + 1), f"a:{item.article.id}") for place, item in enumerate(shown)
    ]
    rows = (tuple(buttons[at : at + _ROW]) for at in range(0, len(buttons), _ROW))
    head = escape(text("story-articles", count=count))
    way_back = ((Button(text("button-back"), back),),) if back else ()
    return View("\n\n".join([head, "\n".join(lines)]), (*rows, *way_back))
