"""What feeds hold, and lists of feeds."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.intake.errors import NotFetched
from corpus.intake.feed import parse_feed, read_feed
from corpus.intake.opml import read_opml, write_opml

RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Мир</title>
<item><title>Встреча &amp; переговоры</title><link>https://news.example/1</link><guid>1</guid>
<pubDate>Wed, 05 Oct 2016 23:30:00 +0300</pubDate><description>Кратко.</description>
<content:encoded><![CDATA[<p>Целиком.</p>]]></content:encoded></item>
<item><title>Без даты</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>urn:1</id>
<title>Talks</title><link href="https://news.example/2"/><updated>2016-10-05T01:00:00-05:00</updated>
<summary>Short.</summary></entry></feed>"""
LAUGHS = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title></channel></rss>"""
FILE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<rss version="2.0"><channel><title>&x;</title></channel></rss>"""


async def test_a_feed_is_read_in_a_process_of_its_own():
    content = await read_feed(RSS.encode(), "application/rss+xml; charset=utf-8")
    first, second = content.entries
    assert content.title == "Мир"
    assert (first.title, first.url) == ("Встреча & переговоры", "https://news.example/1")
    assert (first.content, first.summary) == ("<p>Целиком.</p>", "Кратко.")
    assert first.day == date(2016, 10, 5) and first.published.utcoffset() == timedelta(hours=3)
    assert (second.published, second.url) == (None, "")


def test_atom_is_read_and_its_day_is_that_of_its_own_zone():
    (entry,) = parse_feed(ATOM.encode()).entries
    assert (entry.title, entry.summary, entry.day) == ("Talks", "Short.", date(2016, 10, 5))


def test_an_entry_keeps_its_key_when_its_title_changes():
    changed = RSS.replace("Встреча", "Новая встреча")
    before, after = (parse_feed(text.encode()).entries for text in (RSS, changed))
    assert [entry.key for entry in before] == [entry.key for entry in after]
    assert len({entry.key for entry in before}) == 2


@pytest.mark.parametrize(
    "data",
    [LAUGHS, FILE, LAUGHS.encode("utf-16"), "", "no feed", "<html><body>page</body></html>"],
    ids=["laughs", "file", "utf-16", "empty", "text", "page"],
)
async def test_what_is_no_feed_or_a_bomb_is_refused(data):
    with pytest.raises(NotFetched) as refused:
        await read_feed(data if isinstance(data, bytes) else data.encode())
    assert refused.value.reason == "feed"


def test_the_name_of_a_file_is_not_taken_for_one(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    with pytest.raises(NotFetched):
        parse_feed(str(file).encode())


@settings(deadline=None)  # the first call imports the parser
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_none(data):
    with contextlib.suppress(NotFetched):
        parse_feed(data)


NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


@given(st.dictionaries(NAMES.map("https://news.example/{}".format), NAMES, max_size=8))
def test_a_list_of_feeds_is_read_as_it_was_written(feeds):
    assert dict(read_opml(write_opml(list(feeds.items())))) == feeds


@pytest.mark.parametrize(
    "data", [b"", b"<rss/>", b"<opml", LAUGHS.encode(), LAUGHS.encode("utf-16")]
)
def test_what_is_no_list_of_feeds_is_refused(data):
    with pytest.raises(NotFetched):
        read_opml(data)
