"""From what was sent to a draft: the one place where an article is understood."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from corpus.copies import shingles, sketch
from corpus.intake.clean import Cleaned, clean
from corpus.intake.draft import DraftArticle, Hints
from corpus.intake.found import Found
from corpus.intake.furniture import kinds_of
from corpus.intake.lines import Line, joined, read_lines
from corpus.intake.published import Published, Reason, published
from corpus.intake.records import Record
from corpus.intake.records import read_record as read_line
from corpus.knowledge import Knowledge, Mention
from corpus.language.detect import by_alphabet, detect
from corpus.language.fold import fold
from corpus.language.tokens import tokenize
from corpus.topics import us_russia
from storage.models import Language

_NEARLY_ALL = 0.9
_TITLE_WORDS = 4
_LABELS = ("contact", "share", "subscribe", "more", "comments")
_LABEL_WORDS = 3
_DETECTED = 4_000  # characters of an article that tell its language
_SHORT = 12  # words; with more of them, those tell


def read_text(
    text: str, *, knowledge: Knowledge, today: date, hints: Hints | None = None
) -> DraftArticle:
    """Understand a text that was pasted, forwarded or read from a file.

    Args:
        text: With whatever a page has around its article.
        knowledge: Whose names are looked for.
        today: No article is published after it.
        hints: What came along with the text.

    Raises:
        NoText: No line of it has a letter.
    """
    hints = hints or Hints()
    return _understood(clean(text, title=hints.title), text, hints, knowledge, today)


def read_record(record: Record, *, knowledge: Knowledge, today: date) -> DraftArticle:
    """Understand an article whose title and body are given; neither is changed."""
    hints = Hints(
        source=record.source,
        url=record.url,
        published=record.published,
        time=record.time,
        language=record.language,
    )
    original = f"{record.title}\n\n{record.body}".strip()
    cleaned = Cleaned(record.title, record.body, (), None)
    return _understood(cleaned, original, hints, knowledge, today)


def read_found(
    found: Found, *, knowledge: Knowledge, today: date, hints: Hints | None = None
) -> DraftArticle:
    """Understand what a file or a page gave.

    Args:
        found: As it was read.
        knowledge: Whose names are looked for.
        today: No article is published after it.
        hints: What came along with it; it counts for more than what the page says of itself.

    Raises:
        NoText: No line of it has a letter.
        BadRecord: It is a line of .jsonl that is no article.
    """
    if found.record is not None:
        return read_record(read_line(found.record), knowledge=knowledge, today=today)
    hints = hints or Hints()
    hints = replace(
        hints,
        title=hints.title or found.title,
        source=hints.source or found.source,
        url=hints.url or found.url,
    )
    cleaned = _cleaned(found, hints)
    draft = _understood(cleaned, found.text, hints, knowledge, today, _of_page(found, today))
    if draft.published.on is not None or found.body is None:
        return draft
    # The line with the day may have been taken for furniture at the edge of the article.
    kept = replace(cleaned, body=found.body)
    day = _published(found.text, kept, draft.language, hints, knowledge, today)
    return replace(draft, published=day) if day.how == "stated" else draft


def _cleaned(found: Found, hints: Hints) -> Cleaned:
    """Part what was read; the reader of pages is believed where it could tell parts apart.

    A page without any order of its own, each line of a paste in a paragraph, it gives nearly
    whole, furniture and all. Then the lines alone tell, as they do of a paste.
    """
    if found.body is None:
        return clean(found.text, title=hints.title)
    if _letters(found.body) >= _NEARLY_ALL * _letters(found.text):
        return clean(found.text, title=hints.title if _is_headline(hints.title, found) else None)
    if hints.title is None:
        return _with_cut(clean(found.body), found)
    return _with_cut(Cleaned(hints.title, _trimmed(found.body), (), None), found)


def _is_headline(title: str | None, found: Found) -> bool:
    """Whether what a page gives as its title heads its article, and does not just name the page."""
    if not title:
        return False
    is_there = fold(title) in {fold(line.text) for line in read_lines(found.text)}
    return is_there or len(title.split()) >= _TITLE_WORDS


def _letters(text: str) -> int:
    return sum(line.letters for line in read_lines(text))


def _trimmed(body: str) -> str:
    """Leave out the furniture around an article, and the labels of what is set within it."""
    lines = read_lines(body)
    kinds = kinds_of(lines)
    kept = [at for at, kind in enumerate(kinds) if kind is None]
    if not kept:
        return body
    inside = range(kept[0], kept[-1] + 1)
    return joined([lines[at] for at in inside if not _is_label(lines[at], kinds[at])])


def _is_label(line: Line, kind: str | None) -> bool:
    """Whether a line within an article is a label such as "Advertisement", and no more."""
    return kind in _LABELS and line.words <= _LABEL_WORDS and not line.ends_sentence


def _with_cut(cleaned: Cleaned, found: Found) -> Cleaned:
    """Take for cut whatever the page says beside the article."""
    article = {line.text for line in read_lines(f"{cleaned.title}\n{cleaned.body}")}
    lines = [line for line in read_lines(found.text) if line.text not in article]
    kinds = kinds_of(lines)
    cut = tuple((line.text, kind or "label") for line, kind in zip(lines, kinds, strict=True))
    return replace(cleaned, cut=cut)


def _of_page(found: Found, today: date) -> Published | None:
    """The day that the data of a page state; one that is still to come is none."""
    if found.published is None or found.published > today:
        return None
    reason = Reason("page")
    return Published(
        found.published, found.time, found.zone, "stated", found.evidence, None, reason
    )


def fingerprint(title: str, body: str) -> str:
    """Give what two articles share that have the same folded words in title and body."""
    words = (" ".join(token.text for token in tokenize(part)) for part in (title, body))
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _understood(
    cleaned: Cleaned,
    original: str,
    hints: Hints,
    knowledge: Knowledge,
    today: date,
    of_page: Published | None = None,
) -> DraftArticle:
    language, foreign = _language(f"{cleaned.title}\n{cleaned.body}", hints)
    day = of_page
    if day is None or day.evidence is None or hints.published is not None:
        read = _published(original, cleaned, language, hints, knowledge, today)
        # What only the layout of a page says may be its clock: the text counts for more.
        day = read if day is None or read.how in ("stated", "given") else day
    title, body = tokenize(cleaned.title), tokenize(cleaned.body)
    mentions = knowledge.mentions((*title, *body), day.on)
    return DraftArticle(
        title=cleaned.title,
        body=cleaned.body,
        original=original,
        language=language,
        foreign=foreign,
        source=hints.source or cleaned.source,
        url=hints.url,
        published=day,
        names=_names(mentions),
        topic=us_russia(mentions, title_tokens=len(title), tokens=len(title) + len(body)),
        copies=sketch(shingles([token.text for token in body])),
        cut=cleaned.cut,
    )


def _language(text: str, hints: Hints) -> tuple[Language | None, str | None]:
    """Return one of our languages, or the code of a foreign one, or neither if undecided."""
    if hints.language is not None:
        return hints.language, None
    detected = detect(text[:_DETECTED])
    if detected is None and len(text.split()) <= _SHORT:
        detected = by_alphabet(text)
    for language in get_args(Language):
        if detected == language:
            return language, None
    return None, detected


def _published(
    original: str,
    cleaned: Cleaned,
    language: Language | None,
    hints: Hints,
    knowledge: Knowledge,
    today: date,
) -> Published:
    """Say when it was published: as the text has it, or else as the sender does."""
    if hints.published is not None:
        return _given(hints.published, hints.time)
    read = published(
        original,
        body=cleaned.body,
        title=cleaned.title,
        language=language,
        knowledge=knowledge,
        today=today,
    )
    return _given(hints.posted) if read.on is None and hints.posted is not None else read


def _given(day: date, time: str | None = None) -> Published:
    return Published(day, time, None, "given", None, None, Reason("given"), "gregorian")


def _names(mentions: Sequence[Mention]) -> tuple[str, ...]:
    counts = Counter(mention.entry.key for mention in mentions)
    return tuple(key for key, _ in counts.most_common())
