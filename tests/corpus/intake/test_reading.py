"""Pages and files are read in a process of their own, and nothing they do goes beyond it."""

from datetime import date

import pytest

from corpus.intake.errors import Unreadable
from corpus.intake.reading import Child, read_page

PARAGRAPH = (
    "The two foreign ministers met for three hours in Geneva and agreed that their envoys would "
    "meet again before the end of the month, a spokeswoman said after the talks."
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Ministers meet in Geneva | The Daily Example</title>
<meta property="og:title" content="Ministers meet in Geneva">
<meta property="og:site_name" content="The Daily Example">
<meta property="article:published_time" content="2016-09-09T22:30:00+02:00">
<link rel="canonical" href="/world/ministers">
</head><body><nav><ul><li><a href="/">Home</a><li><a href="/world">World</a></ul></nav>
<article><h1>Ministers meet in Geneva</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("two", "same")}</p></article>
<aside>Most read</aside><footer>All rights reserved</footer></body></html>"""


GRAPH = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite"},
{"@type": "WebPage", "datePublished": "2020-01-01"}, [{"@type": ["Thing", "NewsArticle"],
"datePublished": "2016-09-09T19:30:00+04:30"}]]}</script><script type="application/ld+json">{</script>"""
STATED = '<meta property="article:published_time" content="2016-09-09T22:30:00+02:00">'


@pytest.fixture(scope="module")
def child():
    with Child() as child:
        yield child


async def test_a_page_gives_its_article_and_what_it_says_of_it():
    found = await read_page(PAGE.encode(), "https://example.org/world/ministers?from=feed")
    assert found.title == "Ministers meet in Geneva"
    assert found.body == f"{PARAGRAPH}\n\n{PARAGRAPH.replace('two', 'same')}"
    assert found.source == "The Daily Example"
    assert found.url == "https://example.org/world/ministers"
    assert (found.published, found.time, found.zone) == (date(2016, 9, 9), "22:30", "+02:00")
    assert found.evidence == "2016-09-09T22:30:00+02:00"
    assert "Most read" in found.text


def test_the_day_is_that_of_the_article_among_all_that_a_page_tells_of(child):
    found = child.page(PAGE.replace(STATED, GRAPH).encode(), "https://example.org/a")
    assert (found.published, found.time) == (date(2016, 9, 9), "19:30")


def test_a_table_is_read_row_by_row_and_does_not_part_an_article(child):
    rows = "".join(f"<tr><td>{day} May</td><td>Bern</td><td>{day}</td></tr>" for day in range(9))
    found = child.page(PAGE.replace("</article>", f"<table>{rows}</table></article>").encode())
    assert "3 May | Bern | 3" in found.text
    laid_out = f"<table><tr><td><p>{PARAGRAPH}</p></td><td>Menu</td></tr></table>"
    found = child.page(f"<html><body>{laid_out}</body></html>".encode())
    assert found.text == f"{PARAGRAPH}\n\nMenu"


@pytest.mark.parametrize("encoding", ["windows-1256", "windows-1251", "utf-16", "utf-8"])
def test_a_page_is_read_in_the_encoding_it_names(child, encoding):
    words = {"windows-1251": "Министры встретились в Женеве. ", "windows-1256": "التقى الوزيران. "}
    text = words.get(encoding, "وزیران در ژنو دیدار کردند. ") * 20
    page = f'<html><head><meta charset="{encoding}"></head><body><p>{text}</p></body></html>'
    assert text.strip() in child.page(page.encode(encoding)).text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"<html><body><p> </p></body></html>", "empty"),
        (bytes(range(256)) * 100, "not-text"),
        (b"<div>" * 1_000_000 + b"deep", "empty"),
    ],
    ids=["nothing", "blank", "no text", "5 MB of nested tags"],
)
def test_what_is_no_page_is_refused_with_its_reason(child, data, problem):
    with pytest.raises(Unreadable) as refused:
        child.page(data)
    assert refused.value.problem == problem


def test_a_megabyte_on_one_line_is_read(child):
    assert len(child.page(b"<p>" + b"word " * 200_000).text) == 999_999


def test_a_reader_that_takes_too_long_is_ended_and_the_next_file_is_read():
    with Child(seconds=0.001) as child:
        with pytest.raises(Unreadable) as refused:
            child.page(PAGE.encode())
        assert refused.value.problem == "slow"
    with Child() as child:
        assert child.page(PAGE.encode()).title
