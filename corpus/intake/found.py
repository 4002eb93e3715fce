"""What a file or a page gave, as plain values: so the process that read it hands it over."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from corpus.intake.errors import Problem


@dataclass(frozen=True)
class Unread:
    """A file, or one within it, that cannot be taken.

    Attributes:
        problem: Why.
        name: Where in the file it stands, as in `Found`; "" for the whole of it.
    """

    problem: Problem
    name: str = ""

    def within(self, name: str) -> "Unread":
        """Say in which file of an archive it stands."""
        return replace(self, name=f"{name}:{self.name}" if self.name else name)


@dataclass(frozen=True)
class Found:
    """An article to be, read but not yet understood.

    Attributes:
        text: All that could be read, furniture and all.
        name: Where in the file it stands: "", or as "second.html", "3" for a line, or "a.jsonl:3".
        body: The article's own lines, where the kind of file tells them; None: they are still
            to be told from what is around them.
        source: Who published it, as the page says.
        url: Its canonical address, as the page says: http or https.
        published: The day that the page's own data state.
        time: "HH:MM" of it, on the clock of `zone`.
        zone: As the data write it: "Z", "+03:30".
        evidence: The words of the data that the day was read from.
        record: A line of .jsonl or a row of .csv as JSON; all else is empty then.
    """

    text: str
    name: str = ""
    title: str | None = None
    body: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    time: str | None = None
    zone: str | None = None
    evidence: str | None = None
    record: str | None = None

    def within(self, name: str) -> "Found":
        """Say in which file of an archive it stands."""
        return replace(self, name=f"{name}:{self.name}" if self.name else name)

    def as_json(self) -> dict[str, Any]:
        """Give what JSON can hold of it; `from_json` takes it back."""
        values = {key: value for key, value in asdict(self).items() if value is not None}
        if self.published is not None:
            values["published"] = self.published.isoformat()
        return values


def from_json(values: Mapping[str, Any]) -> Found:
    """Take back what `Found.as_json` gave."""
    day = values.get("published")
    return Found(**{**values, "published": date.fromisoformat(day) if day else None})
