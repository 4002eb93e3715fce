"""What admins see of a stored article beside its text: what can be done, what was done."""

from collections.abc import Sequence

from handlers.texts import Text
from handlers.views.article import heading
from handlers.views.days import on_readers_clock, worded_moment
from handlers.views.view import Button, View, bold, escape
from storage.models import Article, ArticleVersion

_MOST = 15  # changes shown, the newest first
_IN_A_ROW = 5
_FIELDS = {
    "title": "field-title",
    "body": "field-text",
    "language": "field-language",
    "source": "field-source",
    "url": "field-link",
    "published_on": "field-date",
}


def admin_row(text: Text, article: Article) -> tuple[Button, ...]:
    """Give the buttons that an admin finds under an opened article."""
    return (
        Button(text("button-edit"), f"ed:{article.id}"),
        Button(text("button-history"), f"hist:{article.id}"),
        Button(text("button-delete"), f"del?:{article.id}"),
    )


def delete_view(text: Text, article: Article) -> View:
    """Ask whether an article is to be deleted."""
    delete = Button(text("button-delete"), f"del:{article.id}")
    cancel = Button(text("button-cancel"), "x")
    return _about(text, "delete-sure", article, (delete, cancel), (_open(text, article),))


def deleted_view(text: Text, article: Article) -> View:
    """Say that an article is deleted, with the way back."""
    undo = Button(text("button-undo"), f"undel:{article.id}")
    return _about(text, "article-deleted", article, (undo,))


def restored_view(text: Text, article: Article) -> View:
    """Say that an article is what it was."""
    return _about(text, "article-restored", article, (_open(text, article),))


def history_view(
    text: Text, article: Article, history: Sequence[ArticleVersion], zone: str
) -> View:
    """Show what was done to an article, the newest first, each with a button that takes it back."""
    newest = list(reversed(history))[:_MOST]
    lines = [
        f"{text.mark}<b>{text.digits(number)}.</b> {_line(text, version, zone)}"
        for number, version in enumerate(newest, start=1)
    ]
    saved = on_readers_clock(text, escape(_saved(text, article, zone)), article.saved, zone)
    buttons = [
        Button(text("button-take-back", number=text.digits(number)), f"back:{article.id}:{one.id}")
        for number, one in enumerate(newest, start=1)
    ]
    rows = tuple(
        tuple(buttons[first : first + _IN_A_ROW]) for first in range(0, len(buttons), _IN_A_ROW)
    )
    head = bold(heading(article))
    return View("\n".join((head, "", *lines, saved)), (*rows, (_open(text, article),)))


def _saved(text: Text, article: Article, zone: str) -> str:
    when = worded_moment(text, article.saved, zone)
    if article.added_by is None:
        return text("history-added", when=when)
    return text("history-added-by", when=when, who=str(article.added_by))


def _line(text: Text, version: ArticleVersion, zone: str) -> str:
    return on_readers_clock(text, escape(_change(text, version, zone)), version.changed, zone)


def _change(text: Text, version: ArticleVersion, zone: str) -> str:
    when = worded_moment(text, version.changed, zone)
    who = str(version.changed_by) if version.changed_by is not None else "–"
    if version.change != "edited":
        return text(f"history-{version.change}", when=when, who=who)
    names = [text(key) for name, key in _FIELDS.items() if name in version.before]
    what = text("list-separator").join(names) or text("field-date")
    return text("history-edited", when=when, who=who, what=what)


def _about(text: Text, key: str, article: Article, *rows: tuple[Button, ...]) -> View:
    sentence = escape(text(key, article=text.digits(article.id)))
    return View(f"{sentence}\n\n{bold(heading(article))}", rows)


def _open(text: Text, article: Article) -> Button:
    return Button(text("button-open"), f"a:{article.id}")
