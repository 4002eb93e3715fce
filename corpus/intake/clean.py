"""A text as a page gave it, parted into headline, body and furniture."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.intake.errors import NoText
from corpus.intake.furniture import article_span, kinds_of
from corpus.intake.lines import Line, joined, read_lines
from corpus.intake.source import find_source
from corpus.language.fold import fold

LONGEST_TITLE = 300  # characters
_TITLE_WORDS = range(3, 31)
_LOOK_BACK = 25  # lines above the article among which its headline is looked for
_LEAD_WORDS = 10
_FAIR_OVERLAP = 0.75
_TELLING = 8  # words of a headline; more of them tell no more
_CONTENT_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST_SENTENCE = re.compile(r"^.{15,180}?[.!?؟…](?=[\s»\"”]|$)", re.S)


@dataclass(frozen=True)
class Cleaned:
    """A text parted into the article and what stood around it.

    Attributes:
        title: The headline; empty only if there is no text at all.
        body: The article's lines, a blank line between them where the text had one.
        cut: The lines left out, in order, each with the kind of furniture it was taken for.
        source: Who published it, if the text says so.
    """

    title: str
    body: str
    cut: tuple[tuple[str, str], ...]
    source: str | None


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """Part a text into headline, body and what a page had around them.

    Args:
        text: As it was pasted, read or sent; its length is checked by whoever received it.
        title: The headline, if it is known from elsewhere.

    Raises:
        NoText: No line of it has a letter.
    """
    lines = read_lines(text)
    if not any(line.letters for line in lines):
        raise NoText
    kinds = kinds_of(lines)
    start, end = article_span(lines, kinds)
    headline = _headline(lines, kinds, start, end) if title is None else _line_of(title, lines)
    kept = _body_positions(lines, kinds, start, end, headline)
    body = [lines[position] for position in kept]
    signature, after = _below(lines, kinds, end)
    source = find_source(lines[:start], body, after, signature)
    cut = tuple(
        (line.text, kind or "label")
        for position, (line, kind) in enumerate(zip(lines, kinds, strict=True))
        if position not in kept and position != headline
    )
    if title is None:
        title = _first_words(body) if headline is None else lines[headline].text
    return Cleaned(title[:LONGEST_TITLE].strip(), joined(body), cut, source)


def _headline(
    lines: Sequence[Line], kinds: Sequence[str | None], start: int, end: int
) -> int | None:
    """Return the position of the headline: the earliest line as much about the body as any.

    What a ministry is called has all its words in the body too, and has fewer of them.
    """
    body_words = _stems(" ".join(line.text for line in lines[start:end]))
    first = start + 1 if end - start > 1 else start
    shares = {
        position: _share(lines[position], body_words, within=position >= start)
        for position in range(max(0, start - _LOOK_BACK), first)
        if _may_be_headline(lines[position], kinds[position])
    }
    if max(shares.values(), default=0.0) < 0.25:
        return None
    worth = {at: share * min(len(_stems(lines[at].text)), _TELLING) for at, share in shares.items()}
    best = max(worth.values())
    return next(at for at, each in worth.items() if each >= _FAIR_OVERLAP * best)


def _may_be_headline(line: Line, kind: str | None) -> bool:
    if kind not in (None, "repeated", "caption") or line.words not in _TITLE_WORDS:
        return False
    return not line.text.rstrip().endswith(".") and len(line.text) <= LONGEST_TITLE


def _share(line: Line, body_words: set[str], *, within: bool) -> float:
    """Say what share of a line's words the body has; a line of the body has all of its own."""
    own = _stems(line.text)
    if not own or within:
        return 0.6 if own else 0.0
    return len(own & body_words) / len(own)


def _stems(text: str) -> set[str]:
    """Return the words of a text cut to their first letters, which is stem enough to compare."""
    return {word[:5] for word in _CONTENT_WORD.findall(fold(text))}


def _line_of(title: str, lines: Sequence[Line]) -> int | None:
    wanted = fold(title)
    return next((at for at, line in enumerate(lines) if fold(line.text) == wanted), None)


def _body_positions(
    lines: Sequence[Line],
    kinds: Sequence[str | None],
    start: int,
    end: int,
    headline: int | None,
) -> list[int]:
    """Return the positions of the article's own lines, its headline left out.

    Between headline and first paragraph a long line is the lead, a short one a caption.
    """
    title = None if headline is None else lines[headline].text
    lead = range(start if headline is None else min(headline + 1, start), start)
    return [
        position
        for position in (*lead, *range(start, end))
        if kinds[position] is None
        and lines[position].text != title
        and (position >= start or lines[position].words >= _LEAD_WORDS)
    ]


def _below(
    lines: Sequence[Line], kinds: Sequence[str | None], end: int
) -> tuple[Line | None, Sequence[Line]]:
    """Return the line right below the article that may sign it, and those that may name a source.

    Where a page goes on with lists of other things, its next label signs nothing.
    """
    labels = [position for position in range(end, len(lines)) if kinds[position] is None]
    if len(labels) <= 2 and labels[:1] == [end]:
        return lines[end], lines[end:]
    return None, _furniture(lines, kinds, end)


def _furniture(lines: Sequence[Line], kinds: Sequence[str | None], end: int) -> list[Line]:
    return [lines[position] for position in range(end, len(lines)) if kinds[position] is not None]


def _first_words(body: Sequence[Line]) -> str:
    """Make a title of the body's first sentence, for a post that has no headline."""
    if not body:
        return ""
    text = body[0].text
    sentence = _FIRST_SENTENCE.match(text)
    if sentence:
        return sentence[0].rstrip(". ")
    return text if len(text) <= 180 else text[:180].rsplit(maxsplit=1)[0] + "…"
