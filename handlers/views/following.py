"""What is followed, and that something is followed from now on."""

from collections.abc import Sequence

from handlers.texts import Text
from handlers.views.article import list_number
from handlers.views.days import worded_moment
from handlers.views.digest import follow_name
from handlers.views.view import Button, Keyboard, View, clipped, escape, isolate
from storage.follows import Follow
from storage.models import Subscription

_NAME_UNITS = 55  # so that fifty of them are one message


def followed_view(text: Text, words: str, subscription: Subscription) -> View:
    """Say that a question is followed, and when news of it will come."""
    lines = [text("follow-begun", question=words)]
    if subscription.rhythm == "at_once":
        lines.append(text("follow-at-once"))
    elif subscription.next_due is not None:
        moment = worded_moment(text, subscription.next_due, subscription.timezone)
        lines.append(text("follow-next", moment=moment))
    lists = Button(text("button-following"), "w:l")
    return View.plain("\n".join(lines), ((lists, Button(text("button-subscription"), "u:show")),))


def following_view(text: Text, followed: Sequence[Follow], missing: Sequence[str]) -> View:
    """List what is followed, each with a button to pause it and one to give it up.

    Args:
        text: The reader's language.
        followed: In its order.
        missing: Keys of built-in topics that are not among it.
    """
    lines = [escape(text("following"))]
    lines += [_line(text, place, one) for place, one in enumerate(followed, start=1)]
    buttons = [_buttons(text, place, one) for place, one in enumerate(followed, start=1)]
    offers = [Button(f"+ {text(f'topic-{key}')}", f"w:a:{key}") for key in missing]
    back = Button(text("button-subscription"), "u:show")
    rows: Keyboard = (*_in_pairs(buttons), *((offer,) for offer in offers), (back,))
    return View("\n".join(lines), rows)


def _line(text: Text, place: int, one: Follow) -> str:
    name = isolate(clipped(follow_name(text, one), _NAME_UNITS))
    paused = f" ({text('following-paused')})" if one.is_paused else ""
    return f"{list_number(text, place)} {escape(name + paused)}"


def _buttons(text: Text, place: int, one: Follow) -> tuple[Button, Button]:
    number = text.digits(place)
    pause = ("▶", "r") if one.is_paused else ("⏸", "p")
    return (
        Button(f"{pause[0]} {number}", f"w:{pause[1]}:{one.topic_id}"),
        Button(f"✕ {number}", f"w:x:{one.topic_id}"),
    )


def _in_pairs(buttons: Sequence[tuple[Button, Button]]) -> list[tuple[Button, ...]]:
    """Put those of two questions beside each other: Telegram takes a hundred buttons."""
    return [
        tuple(button for pair in buttons[at : at + 2] for button in pair)
        for at in range(0, len(buttons), 2)
    ]
