"""How well pasted pages are cleaned: the F1 of lines, weighted by their letters.

    SAFIR_TEST_DATA=../shared python -m benchmarks.paste

Two sets: the visible text of the pages of extraction.jsonl, as a reader would select all of it and
copy it, and pages made here in four languages around the articles of the sample corpus. A line
counts as the article's if its letters stand in the expected text, or was made to be so here.
"""

import base64
import gzip
import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from benchmarks.machine import headline, table
from benchmarks.paste_furniture import FURNITURE, Words
from corpus.intake.clean import clean
from corpus.intake.lines import read_lines

SAMPLE = Path(__file__).parents[1] / "bot/playground/sample"
PAGES_EACH = 20  # of each language
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div section article header footer nav aside ul ol li h1 h2 h3 h4 h5 h6 table tr td th br"
        " hr form figure figcaption blockquote pre main dl dt dd option select button textarea",
    )
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe", "title"))


@dataclass(frozen=True)
class Pasted:
    """A page as text, with the numbers of the lines that are its article."""

    id: str
    text: str
    article: frozenset[int]


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            before, after = (" " if data[at].isspace() else "" for at in (0, -1))
            self.parts.append(f"{before}{' '.join(data.split())}{after}")


def page_text(page: str) -> str:
    """Give what a browser copies of a whole page: each block on a line of its own."""
    seen = _Visible()
    seen.feed(page)
    lines = [" ".join(line.split()) for line in "".join(seen.parts).split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip()


def of_pages(file: Path) -> Iterator[Pasted]:
    """Read the pages of extraction.jsonl; a line is the article's if its letters stand in it."""
    with file.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            page = gzip.decompress(base64.b64decode(row["html_gz"])).decode("utf-8", "replace")
            text, body = page_text(page), _letters(row["body"])
            lines = [(line.number, _letters(line.text)) for line in read_lines(text)]
            article = frozenset(number for number, line in lines if line and line in body)
            yield Pasted(row["id"], text, article)


def made(language: str, seed: int) -> Iterator[Pasted]:
    """Make pages around the sample's articles, with the furniture of their language."""
    with (SAMPLE / f"{language}.jsonl").open(encoding="utf-8") as rows:
        articles = [json.loads(row) for row in rows]
    for number in range(PAGES_EACH):
        dice = random.Random(f"{language} {seed} {number}")
        article = articles[number % len(articles)]
        others = [other for other in articles if other is not article]
        lines = list(_page(article, others, FURNITURE[language], dice))
        text = "\n".join(line + ("\n" if dice.random() < 0.3 else "") for line, _ in lines)
        yield Pasted(f"{language}-{number}", text, _numbers(text, lines))


def _page(
    article: dict[str, str], others: Sequence[dict[str, str]], words: Words, dice: random.Random
) -> Iterator[tuple[str, bool]]:
    """Give the lines of a page, each with whether it is the article's body."""
    teasers = [other["title"] for other in dice.sample(others, 4)]
    top = [*dice.sample(words["menu"], dice.randint(4, 10)), *_some(words["tool"], 2, dice)]
    yield from _furniture([*top, *_some(words["clock"], 1, dice)])
    if dice.random() < 0.5:
        yield from _furniture([f"{words['menu'][0]} » {words['menu'][1]} » {article['title']}"])
    yield from _furniture([article["title"], *_some(words["byline"], 2, dice)])
    yield from _furniture(_some(words["share"], 3, dice))
    paragraphs = [line for line in article["body"].splitlines() if line.strip()]
    for at, paragraph in enumerate(paragraphs):
        yield paragraph, True
        if at < len(paragraphs) - 1 and dice.random() < 0.35:
            inside = (words["caption"], words["plea"], [f"{words['more'][0]} {teasers[0]}"])
            yield from _furniture(dice.sample(dice.choice(inside), 1))
    yield from _furniture(_some(words["tags"], 1, dice) + _some(words["share"], 3, dice))
    yield from _furniture([words["more"][1], *teasers[1:]])
    if dice.random() < 0.6:
        yield from _furniture([words["comments"][0], *_some(words["comment"], 2, dice)])
    yield from _furniture(_some(words["plea"], 1, dice) + _some(words["contact"], 3, dice))
    yield from _furniture(_some(words["rights"], 1, dice))


def _some(lines: Sequence[str], most: int, dice: random.Random) -> list[str]:
    return dice.sample(lines, dice.randint(1, min(most, len(lines))))


def _furniture(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    return ((line, False) for line in lines)


def _numbers(text: str, lines: Sequence[tuple[str, bool]]) -> frozenset[int]:
    """Give the article's lines by their places in the text, in which blank ones stand as well."""
    places = [number for number, line in enumerate(text.splitlines()) if line.strip()]
    return frozenset(place for place, (_, is_body) in zip(places, lines, strict=True) if is_body)


def kept(text: str) -> frozenset[int]:
    """Say which lines of a text are kept as the body of its article."""
    left = Counter(line.text for line in read_lines(clean(text).body))
    numbers = []
    for line in read_lines(text):
        if left[line.text]:
            left[line.text] -= 1
            numbers.append(line.number)
    return frozenset(numbers)


@dataclass
class Score:
    """Letters of lines: rightly kept, kept though furniture, and lost; and each page's F1."""

    right: int = 0
    furniture: int = 0
    lost: int = 0
    pages: tuple[float, ...] = ()

    def add(self, pasted: Pasted) -> None:
        mine = kept(pasted.text)
        letters = {line.number: line.letters for line in read_lines(pasted.text)}
        right = sum(letters[number] for number in mine & pasted.article)
        furniture = sum(letters[number] for number in mine - pasted.article)
        lost = sum(letters.get(number, 0) for number in pasted.article - mine)
        self.right += right
        self.furniture += furniture
        self.lost += lost
        self.pages += (_f1(right, furniture, lost),)

    def row(self, name: str) -> list[str]:
        all_lines = _f1(self.right, self.furniture, self.lost)
        mean = sum(self.pages) / len(self.pages)
        whole = sum(1 for page in self.pages if page == 1)
        return [name, str(len(self.pages)), f"{all_lines:.3f}", f"{mean:.3f}", str(whole)]


def _f1(right: int, furniture: int, lost: int) -> float:
    return 2 * right / (2 * right + furniture + lost) if right else 0.0


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def scored(pages: Iterable[Pasted]) -> Score:
    """Clean pages and compare."""
    score = Score()
    for page in pages:
        score.add(page)
    return score


def main() -> None:
    print(headline("Pasted text"))
    rows = []
    if folder := os.environ.get("SAFIR_TEST_DATA"):
        rows.append(scored(of_pages(Path(folder, "eval/extraction.jsonl"))).row("extraction"))
    everything: list[Pasted] = []
    for language in FURNITURE:
        pages = list(made(language, seed=1))
        everything += pages
        rows.append(scored(pages).row(f"made here, {language}"))
    rows.append(scored(everything).row("made here, all"))
    print(
        table(("pages", "of them", "all lines (≥ 0.93)", "mean of pages", "without a fault"), rows)
    )


if __name__ == "__main__":
    main()
