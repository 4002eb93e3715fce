"""A line of .jsonl as `safir add` takes it and `safir export` writes it."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from corpus.intake.errors import BadRecord
from storage.models import Language

# Names under which the sources give our languages.
_LANGUAGES: dict[str, Language] = {
    **{language: language for language in get_args(Language)},
    "fa-AF": "fa",
    "prs": "fa",
}
_TIME_LENGTH = len("HH:MM")


@dataclass(frozen=True)
class Record:
    """An article as another program hands it over; nothing of it is second-guessed.

    Attributes:
        external_id: The sender's own name for it, kept and given back.
        language: As given, or None to be detected.
        published: The day as given; `time` is "HH:MM" where one was given with it.
    """

    title: str
    body: str
    external_id: str | None = None
    language: Language | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    time: str | None = None


def read_record(line: str) -> Record:
    """Read one line of .jsonl.

    Raises:
        BadRecord: It is no JSON object, has neither title nor body, or a field is not what it
            should be.
    """
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise BadRecord("json") from error
    if not isinstance(fields, dict):
        raise BadRecord("object")
    day, time = _published(fields)
    record = Record(
        title=_text(fields, "title") or "",
        body=_text(fields, "body") or "",
        external_id=_external_id(fields),
        language=_language(fields),
        source=_text(fields, "source"),
        url=_text(fields, "url"),
        published=day,
        time=time,
    )
    if not record.title and not record.body:
        raise BadRecord("empty")
    return record


def _text(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadRecord("text", name)
    # A lone surrogate can be written in JSON and nowhere else.
    return value.encode("utf-8", "replace").decode().strip() or None


def _external_id(fields: dict[str, Any]) -> str | None:
    value = fields.get("id")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(fields, "id")


def _language(fields: dict[str, Any]) -> Language | None:
    value = _text(fields, "language")
    if value is None:
        return None
    if value not in _LANGUAGES:
        raise BadRecord("language", value)
    return _LANGUAGES[value]


def _published(fields: dict[str, Any]) -> tuple[date | None, str | None]:
    value = _text(fields, "published")
    if value is None:
        return None, None
    day, _, time = value.partition("T")
    try:
        return date.fromisoformat(day), _time(time)
    except ValueError as error:
        raise BadRecord("published", value) from error


def _time(time: str) -> str | None:
    if not time:
        return None
    hour, minute = int(time[:2]), int(time[3:_TIME_LENGTH])
    if len(time) < _TIME_LENGTH or time[2] != ":" or hour > 23 or minute > 59:
        raise ValueError(time)
    return time[:_TIME_LENGTH]
