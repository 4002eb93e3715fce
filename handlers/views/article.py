"""An article: its heading, its line in a list, and its whole text in pages."""

import re

from handlers.texts import Text
from handlers.views.days import worded_date
from handlers.views.pages import paged
from handlers.views.view import Button, View, balanced, bold, clipped, escape
from storage.models import Article

PAGE_UNITS = 3000  # of the body; the heading takes its place above
_TITLE_UNITS = 600
_LINE_TITLE_UNITS = 240
_SOURCE_UNITS = 80


def heading(article: Article, most: int = _TITLE_UNITS) -> str:
    """Give the title in one line, or the first words of an article that has none."""
    written = (
        balanced(" ".join(text.split())) for text in (article.title, article.body[:_TITLE_UNITS])
    )
    return clipped(next(filter(None, written), "…"), most)


def source_and_date(text: Text, article: Article, calendar: str | None = None) -> str:
    """Say where an article stood and when, in one line."""
    when = worded_date(text, article.published_on, article.published_time, calendar)
    if not article.source:
        return when
    source = clipped(article.source, _SOURCE_UNITS)
    return text.mark + text("name-and-date", name=source, date=when)


def list_line(text: Text, number: int, article: Article) -> str:
    """Write an article as one line of a numbered list, in HTML."""
    when = worded_date(text, article.published_on)
    line = text("name-and-date", name=heading(article, _LINE_TITLE_UNITS), date=when)
    return f"{list_number(text, number)} {escape(line)}"


def list_number(text: Text, number: int) -> str:
    """Begin a line of a list, which runs as the reader reads whatever script follows; in HTML."""
    return f"{text.mark}<b>{text.digits(number)}.</b>"


def article_pages(body: str) -> list[str]:
    """Cut the text of an article into the pages it is read in; at least one, perhaps empty."""
    return paged(body, PAGE_UNITS) or [""]


def article_view(
    text: Text,
    article: Article,
    page: int,
    *,
    turn: str,
    back: str = "",
    tellers: int = 0,
    body: str | None = None,
) -> View:
    """Show a page of an article.

    Args:
        text: The reader's language.
        article: What is read.
        page: Counted from 0; one past the end is the last.
        turn: The callback data that, with a page number after it, shows that page.
        back: The callback data of the way back, if there is one.
        tellers: How many further articles tell the same event.
        body: Its text as it is to be shown; None: as it stands.
    """
    pages = article_pages(article.body if body is None else body)
    page = max(0, min(page, len(pages) - 1))
    head = f"{bold(heading(article))}\n{escape(source_and_date(text, article))}"
    shown = escape(balanced(pages[page]))
    keyboard = (
        _turning(text, page, len(pages), turn),
        _near(text, article, turn, tellers),
        _ways_out(text, article, back),
    )
    return View(f"{head}\n\n{shown}".rstrip(), tuple(row for row in keyboard if row))


def _turning(text: Text, page: int, count: int, turn: str) -> tuple[Button, ...]:
    if count == 1:
        return ()
    earlier = (Button("⟨", f"{turn}{page - 1}"),) if page else ()
    later = (Button("⟩", f"{turn}{page + 1}"),) if page + 1 < count else ()
    where = text("page-of", page=page + 1, pages=count)
    return (*earlier, Button(where, f"{turn}{page}"), *later)


def _near(text: Text, article: Article, turn: str, tellers: int) -> tuple[Button, ...]:
    """Lead on to who tells the same, and to what is like it; both know the way back."""
    here = f"{article.id}:{turn[2:-1]}" if turn.startswith("o:") else str(article.id)
    similar = Button(text("button-similar"), f"m:{here}")
    if not tellers:
        return (similar,)
    return (Button(text("button-tellers", count=tellers), f"ys:{here}"), similar)


def _ways_out(text: Text, article: Article, back: str) -> tuple[Button, ...]:
    home = (Button(text("button-back"), back),) if back else ()
    share = Button(text("button-share"), shares=f"#{article.id}")
    if not is_link(article.url):
        return (*home, share)
    return (*home, Button(text("button-original"), url=article.url or ""), share)


def is_link(url: str | None) -> bool:
    """Say whether Telegram takes an address as a button's."""
    return bool(url and len(url) < 2000 and re.fullmatch(r"https?://[^\s/]+\.[^\s]+", url))
