"""The card of a file that held many articles: how many, which, and what can be done with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handlers.texts import Text
from handlers.views.view import Button, Keyboard, View, balanced, bold, clipped, escape
from storage.models import Draft

PAGE = 8
_TITLE_UNITS = 120
_NAME_UNITS = 100
_MOST_REFUSED = 5
_IN_A_ROW = 4
# In what order the card tells how many there are of each kind.
_COUNTED = ("open", "known", "unsure", "saved", "discarded")
_MARKS = {"saved": "✓", "discarded": "✕", "known": "=", "unsure": "?", "open": "·"}

Refused = tuple[str, str, str]  # where it stood, the key of the reason, and its detail


@dataclass(frozen=True)
class Batch:
    """A file and one page of what stood in it.

    Attributes:
        file: What is known of it, as in `Draft.file`.
        counts: As `Batches.counts` gives them.
        shown: The drafts of the page, in order.
        page: Its number, from 0.
    """

    id: int
    file: Mapping[str, Any]
    counts: Counter[str]
    shown: Sequence[Draft]
    page: int = 0

    @property
    def pages(self) -> int:
        return max(1, -(-self.counts.total() // PAGE))


def reading(text: Text, file: Mapping[str, Any]) -> View:
    """Show how far the reading of a file is."""
    return View.plain(text("batch-reading", name=_name(file), count=file.get("kept", 0)))


def saving(text: Text, file: Mapping[str, Any], saved: int) -> View:
    """Show how far the saving of a file's articles is."""
    return View.plain(text("batch-saving", name=_name(file), count=saved))


def undoing(text: Text, file: Mapping[str, Any]) -> View:
    """Show that what was saved of a file is being taken back."""
    return View.plain(text("batch-undoing", name=_name(file)))


def unread(text: Text, file: Mapping[str, Any]) -> View:
    """Say why nothing of a file can be taken."""
    refused = [_refused(one) for one in file.get("refused", ())]
    if len(refused) > 1:
        return View(f"{bold(_name(file))}\n\n{_refusals(text, file, refused)}")
    reason = text("file-problem-empty") if not refused else _reason(text, refused[0])
    where = f"/{_one_line(refused[0][0])}" if refused and refused[0][0] else ""
    return View.plain(text("file-refused", name=_name(file) + where, reason=reason))


def batch_card(text: Text, batch: Batch) -> View:
    """Show what stood in a file, and what can be done with all of it or with each."""
    told = [
        text(f"batch-{kind}", count=batch.counts[kind]) for kind in _COUNTED if batch.counts[kind]
    ]
    refused = [_refused(one) for one in batch.file.get("refused", ())]
    parts = [bold(_name(batch.file)), escape("\n".join(told)), _refusals(text, batch.file, refused)]
    listed = [_listed(text, batch, at, draft) for at, draft in enumerate(batch.shown)]
    return View(
        "\n\n".join(part for part in (*parts, escape("\n".join(listed))) if part),
        _keyboard(text, batch),
    )


def _refusals(text: Text, file: Mapping[str, Any], refused: Sequence[Refused]) -> str:
    count = file.get("refusals", len(refused))
    if not count:
        return ""
    lines = [
        f"{_one_line(where)}: {_reason(text, (where, key, detail))}"
        for where, key, detail in refused[:_MOST_REFUSED]
    ]
    more = "" if count <= _MOST_REFUSED else "\n…"
    return escape(text("batch-refused", count=count) + "\n" + "\n".join(lines) + more)


def _refused(one: Sequence[str]) -> Refused:
    where, key, detail = one
    return where, key, detail


def _reason(text: Text, refused: Refused) -> str:
    _, key, detail = refused
    return text(key, problem=clipped(detail, _NAME_UNITS)) if detail else text(key)


def _listed(text: Text, batch: Batch, at: int, draft: Draft) -> str:
    number = text.digits(batch.page * PAGE + at + 1)
    title = clipped(" ".join(balanced(draft.title or draft.body).split()), _TITLE_UNITS)
    return f"{number}. {_MARKS.get(kind_of(draft), '·')} {title}"


def kind_of(draft: Draft) -> str:
    """Name what a draft of a file is counted as."""
    if draft.state != "open":
        return draft.state
    if draft.duplicate_of is not None:
        return "known"
    return "open" if draft.language is not None else "unsure"


def _keyboard(text: Text, batch: Batch) -> Keyboard:
    opening = [
        Button(text.digits(batch.page * PAGE + at + 1), f"b:open:{draft.id}")
        for at, draft in enumerate(batch.shown)
    ]
    rows = [tuple(opening[at : at + _IN_A_ROW]) for at in range(0, len(opening), _IN_A_ROW)]
    return (*rows, *_turning(text, batch), *_deciding(text, batch))


def _turning(text: Text, batch: Batch) -> Keyboard:
    if batch.pages == 1:
        return ()
    before, after = (batch.page - 1) % batch.pages, (batch.page + 1) % batch.pages
    where = text("page-of", page=batch.page + 1, pages=batch.pages)
    return (
        (
            Button("‹", f"b:page:{batch.id}:{before}"),
            Button(where, f"b:page:{batch.id}:{batch.page}"),
            Button("›", f"b:page:{batch.id}:{after}"),
        ),
    )


def _deciding(text: Text, batch: Batch) -> Keyboard:
    row = []
    if ready := batch.counts["open"]:
        row.append(Button(text("button-save-all", count=ready), f"b:save:{batch.id}"))
    if ready or batch.counts["known"] or batch.counts["unsure"]:
        row.append(Button(text("button-discard-all"), f"b:discard:{batch.id}"))
    undo = Button(text("button-undo"), f"b:undo:{batch.id}")
    is_undoable = "saved_until" in batch.file and batch.counts["saved"]
    return tuple(tuple(one) for one in (row, [undo] if is_undoable else []) if one)


def _name(file: Mapping[str, Any]) -> str:
    return _one_line(str(file.get("name") or "")) or "–"


def _one_line(name: str) -> str:
    """Shorten the name of a file, which whoever made it chose."""
    return clipped(" ".join(balanced(name).split()), _NAME_UNITS)
