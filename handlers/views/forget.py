"""What is asked before a person is forgotten, and what is said after."""

from collections.abc import Mapping

from handlers.texts import Text
from handlers.views.view import Button, View


def forget_view(text: Text, user_id: int, *, is_admin: bool) -> View:
    """Say what would be removed, with a button that does it."""
    parts = [text("forget-sure"), *([text("forget-admin")] if is_admin else [])]
    yes = Button(text("button-forget"), f"fg:{user_id}")
    return View.plain("\n\n".join(parts), ((yes, Button(text("button-cancel"), "x")),))


def forgotten_view(text: Text, counts: Mapping[str, int]) -> View:
    """Say how much of what was removed, by the message that words it."""
    if not counts:
        return View.plain(text("forgot-nothing"))
    lines = [f"• {text(key, count=count)}" for key, count in counts.items()]
    return View.plain("\n".join([text("forgot-all"), *lines]))
