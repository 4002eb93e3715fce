"""Files and questions as nobody sends them, and what reads them."""

import io
import json
import zipfile
from datetime import date
from functools import cache, partial

from hypothesis import strategies as st

from corpus.intake.child import _carefully
from corpus.intake.errors import IntakeError
from corpus.intake.feed import parse_feed
from corpus.intake.found import Unread, from_json
from corpus.intake.opml import read_opml
from corpus.intake.readers import read_file
from corpus.intake.text import read_found
from corpus.knowledge import load
from corpus.search.query import understand
from tests import files
from tests.files import PARAGRAPH, PERSIAN
from tests.fuzz.updates import texts

TODAY = date(2026, 11, 22)
PAGE = (
    '<html><head><meta charset="utf-8"><title>Talks</title><meta property="article:published_time"'
    ' content="2016-09-01T14:46:00+03:00"></head><body><h1>Talks</h1>'
    f"<p>{PARAGRAPH}</p><p>{PERSIAN}</p><table><tr><td>a</td></tr></table></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item><title>Talks</title>'
    "<link>https://example.org/1</link><pubDate>Fri, 09 Sep 2016 10:00:00 GMT</pubDate>"
    f"<description>{PARAGRAPH}</description></item></channel></rss>"
)
OPML = '<opml version="2.0"><body><outline text="T" xmlUrl="https://example.org/f"/></body></opml>'
RECORD = '{"id": "1", "title": "Talks", "body": "Kerry met Lavrov.", "published": "2016-09-09"}'
TABLE = f'title,body,published\nTalks,"{PARAGRAPH}",2016-09-09\nMore,{PERSIAN},\n'
KEPT = f"sep=;\nعنوان;متن;تاریخ;زبان\nTalks;{PERSIAN};۱۸ شهریور ۱۳۹۵;دری\n"
POSTS = (
    '<html><body><div class="history"><div class="message default" id="m1"><div class="date details"'
    ' title="09.09.2016 12:00:00 UTC+03:30">12:00</div><div class="from_name">A</div>'
    f'<div class="text">{PARAGRAPH}<br>{PERSIAN}</div></div></div></body></html>'
)
SEEDS = {
    "a.txt": f"Talks in Geneva\n\n9 September 2016\n\n{PARAGRAPH}\n{PERSIAN}".encode(),
    "a.html": PAGE.encode(),
    "a.pdf": files.pdf(PARAGRAPH, "Page two"),
    "a.docx": files.docx("Talks", PARAGRAPH, PERSIAN),
    "a.epub": files.epub(PAGE, PAGE),
    "a.jsonl": f"{RECORD}\n{RECORD}".encode(),
    "a.csv": TABLE.encode(),
    "a.zip": files.zipped(**{"a.txt": PARAGRAPH.encode(), "b/c.html": PAGE.encode()}),
    "posts.html": POSTS.encode(),
    "kept.csv": KEPT.encode(),
    "drawn.pdf": files.backward_pdf(f"قال لافروف: {PERSIAN}", "لا"),
    "deep.zip": files.zipped(**{"a.zip": files.zipped(**{"a.txt": PARAGRAPH.encode()})}),
    "feed": FEED.encode(),
    "opml": OPML.encode(),
}

pieces = st.one_of(
    st.binary(max_size=8),
    st.sampled_from([b"<", b">", b'"', b"&#0;", b"\0", b"\xff\xfe", b"%PDF-", b"PK\x03\x04", b"{"]),
    texts.map(lambda text: text.encode("utf-8", "replace")),
)
cuts = st.tuples(st.floats(0, 1), st.integers(0, 40), pieces)


def changed(data, some):
    """Put pieces in the place of so many bytes at several points of the data."""
    for place, length, piece in some:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + length :]
    return data


def changed_inside(data, change):
    """Change the members of an archive, and pack them again."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    name, some = change
    chosen = sorted(members)[name % len(members)]
    return files.zipped(**{**members, chosen: changed(members[chosen], some)})


def mutations(name):
    """Give a file of the kind with parts of it exchanged, or anything under its name."""
    seed = SEEDS[name]
    somewhere = st.lists(cuts, min_size=1, max_size=6)
    kinds = [somewhere.map(partial(changed, seed)), st.binary(max_size=200)]
    if name.endswith((".docx", ".epub", ".zip")):
        inside = st.tuples(st.integers(0, 20), somewhere)
        kinds = [inside.map(partial(changed_inside, seed)), *kinds]
    return st.tuples(st.just(name), st.one_of(kinds))


READERS = {
    "zip": ("a.zip", "deep.zip"),
    "pdf": ("a.pdf", "drawn.pdf"),
    "docx": ("a.docx",),
    "epub": ("a.epub",),
    "page": ("a.html", "posts.html"),
    "feed": ("feed",),
    "table": ("a.csv", "kept.csv"),
    "opml": ("opml",),
    "lines": ("a.jsonl",),
    "text": ("a.txt",),
}
FILES = {reader: st.one_of([*map(mutations, names)]) for reader, names in READERS.items()}
QUESTIONS = st.one_of(
    texts,
    st.lists(
        st.one_of(
            texts,
            st.sampled_from(
                [
                    *(
                        "since",
                        "before:",
                        "after:",
                        "when did",
                        "در مهر",
                        "в сентябре",
                        "منذ",
                        "last",
                    ),
                    *(
                        "32.13.2016",
                        "۳۱/۱۲/۱۳۹۹",
                        "the second",
                        "lang:",
                        "source:",
                        '"',
                        "-",
                        "week",
                    ),
                ]
            ),
            st.integers(-10, 10**12).map(str),
        ),
        max_size=12,
    ).map(" ".join),
)


@cache
def knowledge():
    return load()


class Broke(Exception):
    """A library broke on a file; the bot says so and goes on."""


def try_file(given):
    """Read a file and make drafts of what it holds, as the bot does."""
    name, data = given
    if name == "feed":
        with_reasons(parse_feed, data)
    elif name == "opml":
        with_reasons(read_opml, data)
    else:
        for found in _carefully(read_file(data, name)):
            if isinstance(found, Unread):
                if found.problem == "crashed" or (found.problem == "bomb" and "pdf" in name):
                    raise Broke(found.problem)  # other files say themselves how large they are
            else:
                # As the process that reads hands it over.
                handed = from_json(json.loads(json.dumps(found.as_json())))
                with_reasons(read_found, handed, knowledge=knowledge(), today=TODAY)


def with_reasons(read, *given, **named):
    """Read something; that it cannot be read may be said."""
    try:
        read(*given, **named)
    except IntakeError:
        return


def try_question(question):
    """Understand a question, whatever it is."""
    understand(question, knowledge(), TODAY)
