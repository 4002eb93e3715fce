"""Who published an article, where its own text says so."""

import re
from collections.abc import Sequence

from corpus.intake.lines import Line

_LABELLED = re.compile(
    r"^[\W_]*(?:منبع(?: خبر)?|source|المصدر|مصدر الخبر|источник)"
    r"\s*[:：]\s*(?P<source>[^|•]{2,60})$",
    re.I,
)
# How the first paragraphs name the agency they come from, language by language.
_ATTRIBUTED = tuple(
    re.compile(pattern)
    for pattern in (
        # به گزارش [گروه … | سرویس … | خبرنگار …] SOURCE، …
        r"^به گزارش (?:[^،,:؛.]{0,40}?(?=خبرگزاری))?(?:خبرنگار )?(?P<source>[^،,:؛.«»()]{2,32}?)"
        r"\s*(?:[،,:؛]|به نقل از|از )",
        # MOSCOW, March 3 (Reuters) - …
        r"^[^().]{2,60}\((?P<source>[^\W\d][\w .&-]{1,30})\)\s*[-–—]",
        # МОСКВА, 12 апреля. /ТАСС/. …   МОСКВА, 12 апр — РИА Новости. …
        r"^[^/]{2,60}/(?P<source>[^\W\d][\w .-]{1,30})/",
        r"^[А-ЯЁ][А-ЯЁ -]+, \d{1,2} \w+\.?(?: \d{4})?\s*[-–—]\s*(?P<source>[^\W\d][\w ]{1,30})\.",
    )
)
_DOMAIN = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,12}(?:\d{4}\W+)?(?P<source>[\w-]+(?:\.[\w-]+)+)", re.I
)
_SIGNATURE_WORDS = 4
_LEADING_PARAGRAPHS = 3


def find_source(
    before: Sequence[Line],
    body: Sequence[Line],
    after: Sequence[Line],
    signature: Line | None = None,
) -> str | None:
    """Name the source stated by a text, or None.

    Args:
        before: The lines above the article.
        body: The article's own lines.
        after: The lines below it, furniture included.
        signature: The line right below it, where that is like no furniture.
    """
    return (
        _first(_LABELLED, [*after, *reversed(body), *before])
        or _attributed(body[:_LEADING_PARAGRAPHS])
        or _signed_by(signature)
        or _first(_DOMAIN, after)
    )


def _first(pattern: re.Pattern[str], lines: Sequence[Line]) -> str | None:
    for line in lines:
        if found := pattern.search(line.text):
            return found["source"].strip(" .\u200c")
    return None


def _attributed(lines: Sequence[Line]) -> str | None:
    for line in lines:
        for pattern in _ATTRIBUTED:
            if found := pattern.match(line.text):
                return found["source"].strip()
    return None


def _signed_by(line: Line | None) -> str | None:
    """Return the name that a short line signs an article with."""
    if line is None:
        return None
    signs = 1 <= line.words <= _SIGNATURE_WORDS and line.letters >= 3 and not line.ends_sentence
    signs = signs and " | " not in line.text  # a row of a table
    return line.text.strip(" ()[]-–—") if signs else None
