"""Page furniture: what stands around an article when a page is copied whole.

A line is furniture for what it is like (a share line, a page clock, a contact line, a size button),
in any of the four languages; no line of any one site is listed. Whether a line that is like nothing
in particular belongs to the article is decided by its neighbours: `article_span` finds the stretch
of lines that holds the most prose with the least of anything else, as maximum-subsequence
segmentation does for web pages (Pasternack and Roth, WWW 2009).
"""

import itertools
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.intake.lines import Line

_SIZE_BUTTON = re.compile(
    r"^(?:x{0,3}[sml]|[smlx]{1,2}|md|lg|sm|a[+\-]?|[+\-±×✕✖x]|\d{1,4})$", re.I
)
_CLOCK = re.compile(
    r"\d{1,2}[:٫.]\d\d|(?:19|20)\d\d|1[34]\d\d|[۰-۹]{2,4}|[٠-٩]{2,4}"
    r"|\d+ (?:min|hour|day|sec|мин|час)"
)
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.)[\s»”\"')\]]*$")  # as teasers do
_FULL_STOP = re.compile(r"[^\W\d_][»”\"')\]]*[.!?؟۔][»”\"')\]]*$")
_SEPARATORS = re.compile(r"\s[|•·›»/]\s|^[|•·›»*]\s?|\s[|•·]$")


def _load() -> dict[str, dict[str, re.Pattern[str]]]:
    """Read furniture.toml: where in a line -> kind -> one pattern of all its languages."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        where: {
            kind: re.compile("|".join(itertools.chain(*languages.values())), re.I)
            for kind, languages in kinds.items()
        }
        for where, kinds in data.items()
    }


_PATTERNS = _load()
# From a short line of these kinds on, what follows is no longer the article.
_END_KINDS = frozenset({"comments", "copyright"})
_LONGEST_END = 7  # words: "Who commented on this, and why the minister replied" heads an article

_LONGEST_FURNITURE = 14  # words; a longer line is judged by what may be anywhere alone
_LONGEST_CREDIT = 60
_LONGEST_PLEA = 45
_SHOUTED = 6  # words
_LONG = 12
_PARAGRAPH = 20
_NEARLY_ALL = 0.85
_SHORT_LINE = 8.0  # letters' worth of prose that a short plain line costs
_LABEL = 30.0
_FURNITURE = 45.0
_REPEATED = 20.0  # of five words or more: a caption or a teaser, which stand within articles
_MENU = 60.0
_TEASER = 20.0
_OPEN_END = 0.3  # of its letters counts a long line that is no whole sentence
_FAIR_SHARE = 0.4
_AFTERWARDS = 0.65  # counts what follows comments and rights: their own prose, not the article's
_FEWEST_ITEMS = 6
_LAST_LINES = 5  # of an article, among which its author may be told of
_SHARED_OFTEN = 3  # times the same share button: what stands between them are items of a list


def kind_of(line: Line) -> str | None:
    """Name the kind of furniture that a line is, or None if it is like none."""
    for kind, pattern in _PATTERNS["anywhere"].items():
        if pattern.search(line.text) and line.words <= _LONGEST_CREDIT:
            return kind
    if _is_clock(line):
        return "clock"
    if _is_in_capitals(line):
        return "teaser"
    if line.words == 0 or (_SIZE_BUTTON.match(line.text) and len(line.text) <= 4):
        return "tool"
    if line.words <= _LONGEST_FURNITURE and not _reads_on(line):
        for kind, pattern in _PATTERNS["short"].items():
            if pattern.search(line.text):
                return kind
    return "plea" if _is_plea(line) else None


def _is_in_capitals(line: Line) -> bool:
    """Whether a line is capitals throughout, as links to other articles are set."""
    capitals = sum(map(str.isupper, line.text))
    return line.words >= _SHOUTED and not line.ends_sentence and capitals >= 0.8 * line.letters


def _is_plea(line: Line) -> bool:
    """Whether a line asks its reader to subscribe, or to agree to something."""
    patterns = _PATTERNS["plea"].values()
    return line.words <= _LONGEST_PLEA and all(each.search(line.text) for each in patterns)


def _is_clock(line: Line) -> bool:
    """Whether a line is a date or a time with hardly anything else."""
    return line.words <= 6 and len(line.text) <= 60 and _CLOCK.search(line.text) is not None


def _reads_on(line: Line) -> bool:
    """Whether a short line is a sentence of an article that happens to name a thing of pages."""
    return line.ends_sentence and line.words >= 9 and not _SEPARATORS.search(line.text)


def worth(line: Line, kind: str | None) -> float:
    """Say how much a line speaks for being part of an article, in letters of prose."""
    if kind is not None:
        return -_REPEATED if kind == "repeated" and line.words >= 5 else -_FURNITURE
    if _is_menu(line):
        return -_MENU
    if line.words >= 8 and _BREAKS_OFF.search(line.text):
        return -_TEASER
    if line.ends_sentence and line.words >= 5:
        return float(min(line.letters, 600))
    if line.words >= _LONG:
        return _OPEN_END * min(line.letters, 400) if line.inner_ends == 0 else float(line.letters)
    if line.words >= 5 and not _SEPARATORS.search(line.text):
        return -_SHORT_LINE
    return -_LABEL


def _is_menu(line: Line) -> bool:
    """Whether a line strings names of sections together: Capitals, and hardly a comma.

    Where letters have no capitals, no line is told by this.
    """
    if line.ends_sentence:
        return False
    words = [word for word in line.text.split() if word[0].isalpha()]
    cased = [word for word in words if word[0].isupper() or word[0].islower()]
    if len(cased) < 6 or len(cased) < 0.7 * len(words):
        return False
    small = sum(word[0].islower() for word in cased)
    return small <= 0.25 * len(cased) and line.text.count(",") <= 0.1 * len(words)


def article_span(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[int, int]:
    """Return the first and one past the last of the lines that hold the article.

    The text is parted where comments, further stories or the site's own lines begin, and the
    first part that is worth a fair share of the best one is taken: comments may well be longer
    than what they are about. A text with no prose at all is taken whole.
    """
    parts = [_best_stretch(lines, kinds, *part) for part in _parts(lines, kinds)]
    most = max((worth for worth, _, _ in parts), default=0.0)
    if most <= 0:
        return 0, len(lines)
    start, end = next((start, end) for worth, start, end in parts if worth >= _FAIR_SHARE * most)
    end = _with_last_words(lines, kinds, end)
    with_list = _with_list(lines, kinds, end)
    return start, _without_author(lines, start, end) if with_list == end else with_list


def _with_last_words(lines: Sequence[Line], kinds: Sequence[str | None], end: int) -> int:
    """Give the end after the short sentences that go on with an article: "Syria came second." """
    while end < len(lines) and kinds[end] is None and _is_short_sentence(lines[end]):
        end += 1
    return end


def _is_short_sentence(line: Line) -> bool:
    return line.words >= 2 and _FULL_STOP.search(line.text) is not None


def _with_list(lines: Sequence[Line], kinds: Sequence[str | None], end: int) -> int:
    """Give the end after a list that an article ends with: lines that have a word in common."""
    first = end + 1 if end < len(lines) and _is_heading(lines[end], kinds[end]) else end
    past = first
    while past < len(lines) and _is_item(lines[past], kinds[past]):
        past += 1
    return past if _have_a_word_in_common(lines[first:past]) else end


def _have_a_word_in_common(items: Sequence[Line]) -> bool:
    words = Counter(word for line in items for word in set(line.text.split()))
    most = max(words.values(), default=0)
    return len(items) >= _FEWEST_ITEMS and most >= _NEARLY_ALL * len(items)


def _is_heading(line: Line, kind: str | None) -> bool:
    return kind is None and line.words <= 4


def _is_item(line: Line, kind: str | None) -> bool:
    is_plain = kind in (None, "caption", "clock") and not line.ends_sentence
    return is_plain and 3 <= line.words <= _LONGEST_FURNITURE


def _without_author(lines: Sequence[Line], start: int, end: int) -> int:
    """Give the end before what a page tells of the author, which stands last if anywhere."""
    told, signed = (_PATTERNS["author"][kind] for kind in ("told", "signed"))
    half = start + (end - start + 1) // 2
    about = [
        at
        for at in range(max(half, start + 1), end)
        if signed.search(lines[at].text)
        or (at >= end - _LAST_LINES and told.search(lines[at].text))
    ]
    return min(about, default=end)


def _parts(lines: Sequence[Line], kinds: Sequence[str | None]) -> list[tuple[int, int]]:
    often = Counter(line.text for line, kind in zip(lines, kinds, strict=True) if kind == "share")
    cuts = [
        position
        for position, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        # "The ministry declined to comment." heads no comments.
        if (kind in _END_KINDS and line.words <= _LONGEST_END and not line.text.endswith("."))
        or (kind == "share" and line.words <= 6 and often[line.text] >= _SHARED_OFTEN)
    ]
    return list(zip([0, *cuts], [*cuts, len(kinds)], strict=True))


def _best_stretch(
    lines: Sequence[Line], kinds: Sequence[str | None], first: int, end: int
) -> tuple[float, int, int]:
    """Return the worth and the bounds of the stretch worth most (Kadane's algorithm)."""
    best, start, total = (0.0, first, first), first, 0.0
    for position in range(first, end):
        if total <= 0:
            start, total = position, 0.0
        total += worth(lines[position], kinds[position])
        if total > best[0]:
            best = (total, start, position + 1)
    worth_all, start, past = best
    is_after = first < end and kinds[first] in _END_KINDS
    return (_AFTERWARDS * worth_all if is_after else worth_all), start, past


def kinds_of(lines: Sequence[Line]) -> list[str | None]:
    """Name the kind of furniture of each line, or None for those that are like none.

    A line of a page that stands there twice is a caption, a teaser or a plea, unless half of
    the text does so: then it was pasted twice. Where paragraphs end as sentences do, a long line
    that does not is what stands under a picture, or what leads on to another article.
    """
    counts = Counter(line.text for line in lines)
    twice = sum(line.letters for line in lines if counts[line.text] > 1)
    pasted_twice = 2 * twice > sum(line.letters for line in lines)
    has_ends = _ends_its_paragraphs(lines)
    return [
        kind_of(line)
        or ("repeated" if counts[line.text] > 1 and not pasted_twice else None)
        or ("caption" if has_ends and _is_caption(line) else None)
        for line in lines
    ]


def _ends_its_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether a text ends its paragraphs with a mark, and has none of its lines broken off."""
    paragraphs = [line for line in lines if line.words >= _PARAGRAPH]
    ended = sum(line.letters for line in paragraphs if line.ends_sentence)
    return len(paragraphs) >= 3 and ended >= _NEARLY_ALL * sum(line.letters for line in paragraphs)


def _is_caption(line: Line) -> bool:
    """Whether a line is as long as a sentence and ends as none."""
    return _LONG <= line.words < _PARAGRAPH and not line.ends_sentence and line.inner_ends == 0
