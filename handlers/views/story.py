"""A story: the articles that tell one event, shown as one until they are asked for."""

from collections.abc import Mapping

from handlers.texts import Text
from handlers.views.found import Item
from handlers.views.view import Button, Keyboard, escape
from storage.models import Language


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
