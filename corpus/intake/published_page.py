"""Where the article stands in the text that came, and which lines of it state a day.

A day is stated by a line of its own between headline and article, by a line that says so
("Published: …"), by the opening of the article ("МОСКВА, 12 апреля. /ТАСС/"), or by a line right
above the headline or below the article. A page's clock stands above it too, so that such a line is
believed only where nothing else is in it, and nothing in the article speaks against it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.intake.clean import clean
from corpus.intake.errors import NoText
from corpus.intake.furniture import kind_of
from corpus.intake.lines import read_lines
from corpus.intake.published_cues import plain, says, without
from corpus.intake.published_opening import heads, opens
from corpus.language.calendars import FoundDate, find_dates

_WORD = re.compile(r"[^\W\d_]+")
_LABELLED_WORDS = 14
_BYLINE_WORDS = 9
_BESIDE_WORDS = 2
_LINES_BELOW = 4
_LINES_ABOVE = 3
_LINES_INSIDE = 6
_PROSE_WORDS = 12
_STAMPED_WORDS = 3
_LEAD_PARAGRAPHS = 4
_LEAD_CHARACTERS = 1_500
_CALENDARS = ("gregorian", "persian", "islamic")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, by its place in the text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """The text as it came, with the place of the headline and of the article in it."""

    raw: str
    language: str | None
    today: date
    lines: tuple[Line, ...]
    title: tuple[int, int] | None
    body: tuple[int, int]
    dates: tuple[FoundDate, ...]

    def line_of(self, place: int) -> int:
        """The number of the line, among those not blank, that holds the place."""
        return next(
            (number for number, line in enumerate(self.lines) if place <= line.end),
            len(self.lines) - 1,
        )

    def text(self, line: Line) -> str:
        return self.raw[line.start : line.end]


@dataclass(frozen=True, slots=True)
class Stated:
    """A day that a line states, and how much the place of the line is worth: 0 is best.

    From 3 on the article must not speak against it, and 4 it must bear out.
    """

    found: FoundDate
    rank: int
    kind: str  # "label" or "dateline"


def read_page(
    raw: str, body: str | None, title: str | None, language: str | None, today: date
) -> Page:
    """Find headline and article in the text; both may be left to the rules that clean it."""
    if body is None:
        title, body = _cleaned(raw, title)
    lines = tuple(_lines(raw))
    headline = _headline(raw, title, lines)
    article = _body(raw, body, headline)
    if headline is not None and headline[0] >= article[0]:
        headline = None  # it was made of the first sentence
    dates = tuple(find_dates(raw, language, today))
    return Page(raw, language, today, lines, headline, article, dates)


def _cleaned(raw: str, title: str | None) -> tuple[str | None, str]:
    try:
        cleaned = clean(raw, title=title)
    except NoText:
        return title, raw
    return cleaned.title or title, cleaned.body


def _lines(raw: str) -> Iterator[Line]:
    start = 0
    for line in raw.splitlines(keepends=True):
        if line.strip():
            yield Line(start, start + len(line.rstrip()))
        start += len(line)


def _headline(raw: str, title: str | None, lines: Sequence[Line]) -> tuple[int, int] | None:
    """The last place where the headline stands as a line: pages repeat it above the article."""
    wanted = (title or "").strip()
    for line in reversed(lines):
        if wanted and raw[line.start : line.end].strip() == wanted:
            return line.start, line.end
    start = raw.find(wanted) if wanted else -1
    return None if start < 0 else (start, start + len(wanted))


def _body(raw: str, body: str, title: tuple[int, int] | None) -> tuple[int, int]:
    paragraphs = [line.strip() for line in body.splitlines() if line.strip()]
    after = 0 if title is None else title[1]
    if not paragraphs:
        return len(raw), len(raw)
    start = raw.find(paragraphs[0], after)
    start = raw.find(paragraphs[0]) if start < 0 else start
    last = raw.rfind(paragraphs[-1])
    if start < 0 or last < start:
        return after, len(raw)
    return start, last + len(paragraphs[-1])


def stated(page: Page) -> list[Stated]:
    """The days that lines of the text state, the most trustworthy place first."""
    found = [one for line in range(len(page.lines)) for one in _in_line(page, line)]
    return sorted(found, key=lambda one: (one.rank, _CALENDARS.index(one.found.calendar)))


def _in_line(page: Page, number: int) -> Iterator[Stated]:
    line = page.lines[number]
    if line.end - line.start > 300 and not _is_first_paragraph(page, line):
        return
    for found in _days(page, line):
        place = _place(page, number, found)
        if place is not None:
            yield Stated(found, *place)


def _days(page: Page, line: Line) -> list[FoundDate]:
    return [
        found
        for found in page.dates
        if line.start <= found.start < line.end
        and found.precision == "day"
        and found.complete
        and date(1990, 1, 1) <= found.first
        and (found.first <= page.today or found.also is not None)
    ]


def _is_first_paragraph(page: Page, line: Line) -> bool:
    return line.start <= page.body[0] < line.end


def _place(page: Page, number: int, found: FoundDate) -> tuple[int, str] | None:
    """How much the place of the line is worth, and whether its words say what the day is."""
    line = page.lines[number]
    rest = _rest(page, line, found)
    inside = page.body[0] <= line.start < page.body[1]
    if (says("furniture", rest) and not says("label", rest)) or _says_today(page, line):
        return None
    if _is_labelled(page, number, rest, inside):
        return 0, "label"
    if _is_stamp(page, line, found):
        return 3, "dateline"
    if inside or _is_first_paragraph(page, line):
        return _inside(page, line, rest, found)
    if says("updated", rest) and _count(rest) <= _LABELLED_WORDS:
        return 6, "label"
    return _outside(page, number, rest, found)


def _inside(page: Page, line: Line, rest: str, found: FoundDate) -> tuple[int, str] | None:
    """What a line of the article is worth: its opening, or a line that holds the day alone."""
    start = page.body[0]
    if opens(page.raw, start, found) or _is_own_line(page, line, rest):
        return 2, "dateline"
    return (3, "dateline") if heads(page.raw, start, found, page.language) else None


def _rest(page: Page, line: Line, found: FoundDate) -> str:
    """What the line says beside its dates."""
    rest = page.raw[line.start : found.start] + " " + page.raw[found.end : line.end]
    for other in page.dates:
        if line.start <= other.start and other.end <= line.end and other is not found:
            rest = rest.replace(page.raw[other.start : other.end], " ")
    return plain(rest)


def _says_today(page: Page, line: Line) -> bool:
    """ "Today is …": a short line that says so is a clock's."""
    return line.end - line.start < 60 and any(
        line.start <= other.start < line.end and other.relative and other.first == page.today
        for other in page.dates
        if other.weekday is None
    )


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _is_labelled(page: Page, number: int, rest: str, inside: bool) -> bool:
    """Whether the line says that this is the day of publication, or the short line above does."""
    if _count(rest) > _LABELLED_WORDS or (inside and _count(rest) > 4):
        return False
    if says("label", rest):
        return True
    above = plain(page.text(page.lines[number - 1])) if number else ""
    return 0 < _count(above) <= 3 and says("label", above) and not _count(rest)


def _is_own_line(page: Page, line: Line, rest: str) -> bool:
    """A line of the article's first few that holds hardly more than the day."""
    first, own = page.line_of(page.body[0]), page.line_of(line.start)
    if own > first + _LINES_INSIDE or _count(rest) > _BESIDE_WORDS:
        return False
    above = sum(_count(page.text(before)) >= _PROSE_WORDS for before in page.lines[first:own])
    return above <= 1  # one lead may stand between headline and day


def _is_stamp(page: Page, line: Line, found: FoundDate) -> bool:
    """A day with its time right before the words of the headline or the first paragraph.

    "08.11.2018 04:07 : В Пакистане освободили …"
    """
    is_first = _is_first_paragraph(page, line) or page.line_of(line.start) == 0
    is_title = page.title is not None and line.start <= page.title[0] < line.end
    if not (is_first or is_title) or found.time is None or found.start - line.start > 2:
        return False
    return _count(page.raw[found.end : line.end]) >= _STAMPED_WORDS


def _outside(page: Page, number: int, rest: str, found: FoundDate) -> tuple[int, str] | None:
    """What an unlabelled line beside the article is worth: under the headline the most."""
    line = page.lines[number]
    title_end = page.body[0] if page.title is None else page.title[1]
    count = _count(without("label", rest))
    if title_end <= line.start < page.body[0] and count <= _BYLINE_WORDS:
        return 1, "dateline"
    if line.start < page.body[0] and page.title is not None and line.end <= page.title[0]:
        return _above(page, number, found) if not count else None
    if line.start < page.body[0] and page.title is None:
        return (3, "dateline") if not count and _is_under_first(page, number) else None
    return (5, "dateline") if count <= 4 and _signs(page, number) else None


def _signs(page: Page, number: int) -> bool:
    """Whether the line is close below the article and the only one there to hold a day.

    Other articles of the site are listed there with theirs.
    """
    last = page.line_of(page.body[1])
    below = {page.line_of(found.start) for found in page.dates if found.complete}
    return last < number <= last + _LINES_BELOW and not any(
        last < other != number for other in below
    )


def _is_under_first(page: Page, number: int) -> bool:
    """Whether nothing but a line that may be a headline stands above, and the article below."""
    is_next = page.line_of(page.body[0]) == number + 1
    return is_next and number == 1 and not _is_in_menu(page, number)


def _above(page: Page, number: int, found: FoundDate) -> tuple[int, str] | None:
    """A line above the headline, where a page's clock stands as well.

    A clock names the weekday or the time, or stands in a menu; what is like one counts only if
    the article bears it out.
    """
    title = page.line_of(page.title[0]) if page.title is not None else number
    if title - number > _LINES_ABOVE:
        return None
    is_clock = found.weekday is not None or found.time is not None
    written = page.raw[found.start : found.end]
    is_written_out = any(map(str.isalpha, written)) or number == 0
    if is_clock or not is_written_out or _is_in_menu(page, number):
        return 4, "dateline"
    return 3, "dateline"


def _is_in_menu(page: Page, number: int) -> bool:
    """Whether a line right above it is furniture of the page."""
    above = page.lines[max(0, number - 2) : number]
    texts = [page.text(line) for line in above]
    return any(kind_of(line) is not None for text in texts for line in read_lines(text))


def lead_end(page: Page) -> int:
    """Where the first paragraphs end, in which an article tells what is new."""
    starts = [line.start for line in page.lines if page.body[0] <= line.end]
    end = starts[_LEAD_PARAGRAPHS] if len(starts) > _LEAD_PARAGRAPHS else page.body[1]
    return min(end, page.body[0] + _LEAD_CHARACTERS)
