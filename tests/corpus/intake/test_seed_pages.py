"""The five real articles, wrapped into web pages, come out as they do when they are pasted."""

import html
from datetime import date

import pytest

from corpus.intake.reading import Child
from corpus.intake.text import read_found, read_text
from corpus.knowledge import load

TODAY = date(2026, 11, 21)


def lines_of(text):
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def paragraphs(text, article):
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines_of(text))


def breaks(text, article):
    return f"<div><div id=c>{'<br>'.join(map(html.escape, text.splitlines()))}</div></div>"


def parts(text, article):
    """A page in order: a menu of links, the article, a footer."""
    lines = lines_of(text)
    own = [number for number, line in enumerate(lines) if line in article]
    menu = "".join(f"<li><a href=/>{html.escape(line)}</a>" for line in lines[: own[0]])
    middle = paragraphs("\n".join(lines[own[0] : own[-1] + 1]), article)
    foot = "".join(f"<div><a href=/>{html.escape(line)}</a></div>" for line in lines[own[-1] + 1 :])
    return f"<nav><ul>{menu}</ul></nav><article>{middle}</article><footer>{foot}</footer>"


@pytest.fixture(scope="module")
def child():
    with Child() as child:
        yield child


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_a_page_around_a_real_article_leaves_just_that(seed, test_data, child):
    text = next(test_data.glob(f"seeds/{seed}_*.txt")).read_text(encoding="utf-8")
    knowledge = load()
    pasted = read_text(text, knowledge=knowledge, today=TODAY)
    article = {pasted.title, *lines_of(pasted.body)}
    for wrap in (paragraphs, breaks, parts):
        page = f"<!doctype html><html><body>{wrap(text, article)}</body></html>"
        read = read_found(child.page(page.encode()), knowledge=knowledge, today=TODAY)
        assert read.title == " ".join(pasted.title.split()), wrap.__name__
        assert lines_of(read.body) == lines_of(pasted.body), wrap.__name__
        assert read.published.on == pasted.published.on, wrap.__name__
