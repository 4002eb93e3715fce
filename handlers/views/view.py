"""What a message shows: a text in Telegram's HTML and rows of buttons."""

import html
import re
from dataclasses import dataclass
from typing import Any, TypeAlias

MESSAGE_UNITS = 4096  # UTF-16 code units of a message after its entities are parsed
CALLBACK_BYTES = 64
ISOLATE, POP = "\u2068", "\u2069"

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Button:
    """A button under a message: pressing it sends `data` back, opens `url`, or shares."""

    label: str
    data: str = ""  # at most 64 bytes
    url: str = ""
    shares: str = ""  # what is searched for inline in the chat that is chosen then

    def markup(self) -> dict[str, str]:
        """Give it as the Bot API wants it."""
        if self.url:
            return {"text": self.label, "url": self.url}
        if self.shares:
            return {"text": self.label, "switch_inline_query": self.shares}
        return {"text": self.label, "callback_data": self.data}


Keyboard: TypeAlias = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class View:
    """A message: `text` is HTML of at most 4096 UTF-16 units once parsed."""

    text: str
    keyboard: Keyboard = ()

    @classmethod
    def plain(cls, text: str, keyboard: Keyboard = ()) -> "View":
        """Show a text that holds no markup."""
        return cls(escape(text), keyboard)

    def markup(self) -> dict[str, Any]:
        """Give the keyboard as the Bot API wants it."""
        return {"inline_keyboard": [[button.markup() for button in row] for row in self.keyboard]}


def escape(text: str) -> str:
    """Make a text safe inside Telegram's HTML, also inside a quoted attribute."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def shown(markup: str) -> str:
    """Give what people see of a text in Telegram's HTML: no tags, and `&lt;` as `<`."""
    return html.unescape(_TAG.sub("", markup))


def bold(text: str) -> str:
    """Escape a text and set it in bold."""
    return f"<b>{escape(text)}</b>"


def italic(text: str) -> str:
    """Escape a text and set it in italics."""
    return f"<i>{escape(text)}</i>"


def isolate(text: str) -> str:
    """Keep a foreign text from reordering the sentence around it.

    Isolates inside the text that are never closed would swallow the rest of the message, and
    closing marks that were never opened would end ours: both are dropped.
    """
    return ISOLATE + balanced(text) + POP


def balanced(text: str) -> str:
    """Drop directional isolates and embeddings that do not close, or close nothing."""
    if not any(mark in text for mark in _OPENING + _CLOSING):
        return text
    return "".join(char for char in text if char not in _OPENING + _CLOSING)


_OPENING = "\u2066\u2067\u2068\u202a\u202b\u202d\u202e"
_CLOSING = "\u2069\u202c"


def units(text: str) -> int:
    """Count a text in UTF-16 code units, as Telegram does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clipped(text: str, most: int) -> str:
    """Cut a text to at most `most` UTF-16 units, at a word where it can, with an ellipsis."""
    if units(text) <= most:
        return text
    cut = text.encode("utf-16-le", "surrogatepass")[: (most - 1) * 2]
    kept = cut.decode("utf-16-le", "ignore")
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) * 2 > len(kept) else kept).rstrip() + "…"
