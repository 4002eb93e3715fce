"""A line of .jsonl is read as its sender meant it, or refused with the reason."""

import contextlib
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.errors import BadRecord
from corpus.intake.records import read_record


def test_every_field_is_kept():
    line = json.dumps(
        {
            "id": "a-1",
            "title": "Talks",
            "body": "They talked.",
            "language": "en",
            "source": "Example",
            "url": "https://example.org/1",
            "published": "2016-09-01T14:46",
        }
    )
    record = read_record(line)
    assert (record.external_id, record.title, record.body) == ("a-1", "Talks", "They talked.")
    assert (record.language, record.source, record.url) == (
        "en",
        "Example",
        "https://example.org/1",
    )
    assert (record.published, record.time) == (date(2016, 9, 1), "14:46")


@pytest.mark.parametrize("language", ["fa", "prs", "fa-AF"])
def test_dari_is_persian(language):
    assert read_record(json.dumps({"title": "خبر", "language": language})).language == "fa"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": "", "body": ""}, "empty"),
        ({"title": 7}, "text title"),
        ({"title": "a", "language": "de"}, "language"),
        ({"title": "a", "published": "yesterday"}, "published"),
        ({"title": "a", "published": "2016-09-01T25:00"}, "published"),
        (["title"], "object"),
    ],
)
def test_a_bad_line_is_refused_with_what_is_wrong(fields, named):
    with pytest.raises(BadRecord, match=named):
        read_record(json.dumps(fields))


@given(st.text())
def test_any_line_is_read_or_refused(line):
    with contextlib.suppress(BadRecord):
        read_record(line)
