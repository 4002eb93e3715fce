"""A message as somebody sees it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Wanted = str | re.Pattern[str] | Callable[["Seen"], bool]


@dataclass(frozen=True)
class Seen:
    """A message as somebody sees it."""

    raw: Json

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def text(self) -> str:
        """The text, or the caption of a file."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        return list(self.raw.get("entities") or self.raw.get("caption_entities") or [])

    @property
    def rows(self) -> list[list[Json]]:
        """The buttons under it, as the Bot API has them."""
        return list(self.raw.get("reply_markup", {}).get("inline_keyboard", []))

    @property
    def buttons(self) -> list[str]:
        """The labels of the buttons, row by row."""
        return [button["text"] for row in self.rows for button in row]

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot wrote it; in a channel nobody can tell, so every post counts."""
        sender = self.raw.get("from")
        return sender is None or (sender["is_bot"] and "sender_chat" not in self.raw)

    def parts(self, kind: str) -> list[str]:
        """The words under each entity of a kind: "bold", "text_link", "expandable_blockquote"."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode(
                "utf-16-le"
            )
            for entity in self.entities
            if entity["type"] == kind
        ]

    def button(self, label: str) -> Json | None:
        """The button with this label, or else the first whose label contains it."""
        buttons = [button for row in self.rows for button in row]
        exact = (button for button in buttons if button["text"] == label)
        containing = (button for button in buttons if label in button["text"])
        return next(exact, None) or next(containing, None)

    def matches(self, wanted: Wanted) -> bool:
        """Whether a text or label holds the words, or the pattern or the function agrees."""
        if callable(wanted):
            return wanted(self)
        shown = [self.text, *self.buttons]
        if isinstance(wanted, re.Pattern):
            return any(wanted.search(words) for words in shown)
        return any(wanted in words for words in shown)

    def __str__(self) -> str:
        who = "bot" if self.is_from_bot else "person"
        file = self.raw.get("document", {}).get("file_name")
        head = f"#{self.id} {who}: " + (f"[{file}] " if file else "")
        rows = "\n".join("    " + " ".join(f"[{b['text']}]" for b in row) for row in self.rows)
        return head + self.text + ("\n" + rows if rows else "")


@dataclass(frozen=True)
class Pressed:
    """What came of pressing a button: the words of the toast or alert, often none."""

    text: str
    is_alert: bool
