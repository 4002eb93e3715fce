"""The card of a draft: what was understood of an upload, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.facts import Facts
from corpus.intake.published import ReasonKind
from corpus.topics import LINE
from handlers.texts import LANGUAGES, Text
from handlers.views.days import worded_date
from handlers.views.facts import fact_lines
from handlers.views.view import (
    Button,
    Keyboard,
    View,
    balanced,
    bold,
    clipped,
    escape,
)
from storage.models import Article, Draft

_TITLE_UNITS = 600
_FIRST_LINES_UNITS = 500
_SHORT_UNITS = 200
_FOLDED_UNITS = 300
_LABEL_UNITS = 60
_CUT_UNITS = 3500

# From how sure on a topic is worded so; below the line it says that it is not.
_SURELY, _HARDLY = 0.8, 0.2

Change = tuple[str, str]  # the verb of a callback, the key of a label
_OPEN_ROWS: tuple[tuple[Change, ...], ...] = (
    (("save", "button-save"), ("discard", "button-discard")),
    (("title", "button-edit-title"), ("date", "button-edit-date")),
    (("source", "button-edit-source"), ("language", "button-edit-language")),
    (("text", "button-edit-text"), ("question", "button-was-question")),
    (("merge", "button-merge"),),
)
_CHANGE_ROWS = (*_OPEN_ROWS[:3], (("text", "button-edit-text"),))


@dataclass(frozen=True)
class Findings:
    """What the text of a draft is about, worded already.

    Attributes:
        names: The people, places, bodies and concepts it names, the most often named first.
        sure: How surely it is about US–Russia diplomacy, from 0 to 1.
        because: The names and concepts that speak for that, the weightiest first.
        dated: The kind of reason its day has; None where it cannot be told.
        in_office: Those whose terms of office told the year.
        duplicate: The stored article that has this text already.
        near: The stored article that has nearly this text.
        facts: Who does what and where.
    """

    names: Sequence[str] = ()
    sure: float = 0.0
    because: Sequence[str] = ()
    dated: ReasonKind | None = None
    in_office: Sequence[str] = ()
    duplicate: Article | None = None
    facts: Facts | None = None
    near: Article | None = None


def open_card(text: Text, draft: Draft, findings: Findings) -> View:
    """Show a draft that waits for a decision."""
    facts = [
        _dated(text, draft, findings),
        _source(text, draft),
        *([text("card-link", link=_short(draft.url))] if draft.url else []),
        _language(text, draft),
        _length(text, draft),
        *([text("card-cut", count=len(draft.cut))] if draft.cut else []),
        *_about(text, findings),
        *_pointer(text, findings),
    ]
    head = "\n".join([bold(_title(text, draft)), *fact_lines(text, findings.facts)])
    if draft.edits is not None:
        head = f"{escape(text('card-edits', article=draft.edits))}\n{head}"
    parts = [head, escape("\n".join(facts)), _first_lines(draft)]
    return View("\n\n".join(part for part in parts if part), _open_keyboard(text, draft, findings))


def saved_card(text: Text, draft: Draft, article: Article) -> View:
    """Show a draft that has become an article, with the way back."""
    key = "card-saved" if draft.edits is None else "card-changed"
    sentence = text(key, article=article.id)
    when = _dated(text, draft, Findings())
    parts = [escape(sentence), f"{bold(_title(text, draft))}\n{escape(when)}"]
    undo = Button(text("button-undo"), f"c:undo:{draft.id}")
    return View("\n\n".join(parts), ((undo, Button(text("button-open"), f"a:{article.id}")),))


def already_here(text: Text, article: Article) -> View:
    """Say that what was sent is stored, and offer it."""
    sentence = text("card-duplicate", article=article.id, title=_short(article.title))
    button = Button(text("button-open"), f"a:{article.id}")
    return View.plain(sentence, ((button,),))


def settled_card(text: Text, draft: Draft) -> View:
    """Show a draft that was discarded or taken for a question; it has no buttons any more."""
    return View(f"{escape(text(f'card-{draft.state}'))}\n\n{bold(_title(text, draft))}")


def language_choice(text: Text, draft: Draft) -> View:
    """Ask which language a draft is written in."""
    buttons = [
        Button(text(f"language-{language}"), f"c:{language}:{draft.id}") for language in LANGUAGES
    ]
    cancel = Button(text("button-cancel"), f"c:card:{draft.id}")
    rows = (tuple(buttons[:2]), tuple(buttons[2:]), (cancel,))
    return View(f"{bold(_title(text, draft))}\n\n{escape(text('ask-language'))}", rows)


def merge_choice(text: Text, draft: Draft, others: Sequence[Draft]) -> View:
    """Ask with which other draft one is to be merged."""
    rows = [
        (Button(clipped(_title(text, other), _LABEL_UNITS), f"m:{draft.id}:{other.id}"),)
        for other in others
    ]
    cancel = (Button(text("button-cancel"), f"c:card:{draft.id}"),)
    return View(f"{bold(_title(text, draft))}\n\n{escape(text('ask-merge'))}", (*rows, cancel))


def cut_lines(text: Text, draft: Draft) -> View:
    """Show what was cut of a draft, and offer to keep it."""
    lines = "\n".join(line for line, _ in draft.cut or [])
    head = escape(text("card-cut", count=len(draft.cut or [])))
    quoted = escape(clipped(balanced(lines), _CUT_UNITS))
    keep = Button(text("button-keep-cut"), f"c:keep:{draft.id}")
    return View(f"{head}\n<blockquote expandable>{quoted}</blockquote>", ((keep,),))


def prompt(text: Text, key: str) -> View:
    """Ask for something to be typed; Cancel takes the question back."""
    return View.plain(text(key), ((Button(text("button-cancel"), "x"),),))


def _title(text: Text, draft: Draft) -> str:
    title = " ".join(balanced(draft.title).split())
    return clipped(title, _TITLE_UNITS) if title else text("card-no-title")


def _dated(text: Text, draft: Draft, findings: Findings) -> str:
    """Say the day, how it is known, and the words it was read from."""
    words, key = _short(draft.published_evidence), _date_key(draft, findings.dated)
    if draft.published_on is None:
        return text(key, words=words)
    return text(
        key,
        date=worded_date(text, draft.published_on, draft.published_time),
        words=words,
        people=_together(text, findings.in_office),
        count=len(findings.in_office),
    )


def _date_key(draft: Draft, kind: ReasonKind | None) -> str:
    """The sentence for the reason; without one, what can be said of the day as it stands."""
    how = draft.published_how
    if how == "given" or not draft.published_evidence:
        known = "given" if draft.published_on else "no-date" if kind == "no_date" else "unknown"
        return f"card-date-{known}"
    if kind is None and how == "stated" and draft.published_start is None:
        return "card-date-page"
    if kind in (None, "given"):
        return {"stated": "card-date-dateline", "inferred": "card-date-inferred"}.get(
            how, "card-date-no-day"
        )
    return f"card-date-{kind.replace('_', '-')}"


def _source(text: Text, draft: Draft) -> str:
    source = _short(draft.source)
    return text("card-source", source=source) if source else text("card-source-none")


def _language(text: Text, draft: Draft) -> str:
    if draft.language is None:
        return text("card-language-none")
    return text("card-language", language=text(f"language-{draft.language}"))


def _length(text: Text, draft: Draft) -> str:
    return text("card-length", words=len(draft.body.split()), characters=len(draft.body))


def _about(text: Text, findings: Findings) -> list[str]:
    lines = [text("card-names", names=_listed(text, findings.names))] if findings.names else []
    return [*lines, text(_topic_key(findings), because=_listed(text, findings.because))]


def _topic_key(findings: Findings) -> str:
    if not findings.because:
        return "card-topic-nothing"
    if findings.sure >= LINE:
        return "card-topic-surely" if findings.sure >= _SURELY else "card-topic-probably"
    return "card-topic-hardly" if findings.sure >= _HARDLY else "card-topic-no"


def _pointer(text: Text, findings: Findings) -> list[str]:
    there = findings.duplicate or findings.near
    if there is None:
        return []
    key = "card-duplicate" if findings.duplicate else "card-near"
    return [text(key, article=there.id, title=_short(there.title))]


def _listed(text: Text, words: Sequence[str]) -> str:
    return text("list-separator").join(words)


def _together(text: Text, words: Sequence[str]) -> str:
    """Name people as a sentence does, "and" before the last."""
    if len(words) < 2:
        return _listed(text, words)
    return text("list-last", words=_listed(text, words[:-1]), last=words[-1])


def _short(words: str | None) -> str:
    return clipped(" ".join((words or "").split()), _SHORT_UNITS)


def _first_lines(draft: Draft) -> str:
    lines = clipped(balanced(draft.body.strip()), _FIRST_LINES_UNITS)
    folded = " expandable" if len(lines) > _FOLDED_UNITS else ""
    return f"<blockquote{folded}>{escape(lines)}</blockquote>" if lines else ""


def _open_keyboard(text: Text, draft: Draft, findings: Findings) -> Keyboard:
    rows = tuple(
        tuple(Button(text(key), f"c:{verb}:{draft.id}") for verb, key in row)
        for row in (_OPEN_ROWS if draft.edits is None else _CHANGE_ROWS)
    )
    if draft.cut:
        show = Button(text("button-show-cut"), f"c:cut:{draft.id}")
        rows = (*rows, (show, Button(text("button-keep-cut"), f"c:keep:{draft.id}")))
    there = findings.duplicate or findings.near
    if there is None:
        return rows
    return (*rows, (Button(text("button-open"), f"a:{there.id}"),))
