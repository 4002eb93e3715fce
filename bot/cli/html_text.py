"""A chat's message, as a terminal shows it."""

from bot.cli.words import plain
from handlers.views.view import View
from handlers.views.view import shown as shown_in_a_chat


def shown(view: View) -> str:
    """Give the text of a message without its markup and buttons."""
    return plain(shown_in_a_chat(view.text))
