"""What a message brings along: its text, where it was forwarded from, its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from typing import Any

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
)

from corpus.intake.draft import Hints

_UPLOAD_LENGTH = 600
_UPLOAD_PARAGRAPHS = 3


@dataclass(frozen=True)
class Incoming:
    """A message as far as it may be an article.

    Attributes:
        text: Its text or caption, or that of a rich message.
        hints: What a forward tells of where the text stood.
        is_caption: Whether it stands under a photo or a video.
    """

    text: str
    hints: Hints
    is_forward: bool = False
    is_rich: bool = False
    is_album: bool = False
    is_caption: bool = False

    @property
    def is_upload(self) -> bool:
        """Whether an admin means it as an article, by its looks."""
        paragraphs = sum(1 for line in self.text.splitlines() if line.strip())
        is_long = len(self.text) >= _UPLOAD_LENGTH or paragraphs >= _UPLOAD_PARAGRAPHS
        has_caption = self.is_caption and bool(self.text.strip())
        return self.is_forward or self.is_rich or self.is_album or has_caption or is_long


def read_message(message: Message) -> Incoming:
    """Read what a message says and where it comes from."""
    rich = message.api_kwargs.get("rich_message")
    text = message.text or message.caption or ""
    return Incoming(
        text=text or rich_text(rich),
        hints=forward_hints(message.forward_origin),
        is_forward=message.forward_origin is not None,
        is_rich=rich is not None,
        is_album=message.media_group_id is not None,
        is_caption=bool(message.photo or message.video or message.animation),
    )


def forward_hints(origin: MessageOrigin | None) -> Hints:
    """Say what a forward tells of its source; a person who forwarded it is none."""
    if origin is None:
        return Hints()
    posted: date = origin.date.astimezone(UTC).date()
    match origin:
        case MessageOriginChannel(chat=chat, message_id=message_id):
            url = f"https://t.me/{chat.username}/{message_id}" if chat.username else None
            return Hints(source=chat.title, url=url, posted=posted)
        case MessageOriginChat(sender_chat=chat):
            return Hints(source=chat.title, posted=posted)
        case _:
            return Hints(posted=posted)


def rich_text(rich: Any) -> str:
    """Give the text of a rich message, block by block, in order.

    There are two dozen kinds of block, and every version of the Bot API brings more. What a reader
    sees of each stands under the keys below, and what it holds are lists of further blocks.
    """
    return "\n".join(line for line in (part.strip() for part in _lines(rich)) if line)


_TEXTS = ("text", "title", "summary", "header", "caption", "credit", "expression")


def _lines(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _lines(part)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in _TEXTS:
                yield _inline(value)
            else:
                yield from _lines(value)


def _inline(value: Any) -> str:
    """Give the text of a run: plain, marked, or a list of runs one after the other."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(_inline(part) for part in value)
    if isinstance(value, dict):
        return _inline(value.get("text", value.get("alternative_text")))
    return ""
