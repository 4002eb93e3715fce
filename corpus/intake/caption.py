"""What an admin writes under a file: where it is from, and when it was published."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

from corpus.intake.draft import Hints
from corpus.intake.fetch import canonical
from corpus.intake.lines import read_lines
from corpus.intake.source import find_source
from corpus.language.calendars import parse_date
from corpus.language.detect import detect
from storage.models import Language

_LINK = re.compile(r"https?://\S+", re.I)


def with_caption(hints: Hints, caption: str, today: date) -> Hints:
    """Add to what came along with a file what its caption says; a forward counts for more.

    A link is the address it stood at, "Source: …" names the source, and a line that is a day and
    nothing else is the day of publication, where the text itself states none.
    """
    lines = read_lines(caption)
    link = _LINK.search(caption)
    return replace(
        hints,
        source=hints.source or find_source(lines, (), ()),
        url=hints.url or (canonical(link[0]) if link else None),
        posted=hints.posted or _day([line.text for line in lines], today),
    )


def _day(lines: list[str], today: date) -> date | None:
    for line in lines:
        language = next((one for one in get_args(Language) if one == detect(line)), None)
        found = parse_date(line, language, today)
        if found is not None and found.first is not None and found.first == found.last:
            return found.first
    return None
