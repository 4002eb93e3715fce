"""A chat's message, as a terminal shows it."""

import html
import re

from bot.cli.words import plain
from handlers.views.view import View

_TAG = re.compile(r"<[^>]*>")


def shown(view: View) -> str:
    """Give the text of a message without its markup and buttons."""
    return plain(html.unescape(_TAG.sub("", view.text)))
