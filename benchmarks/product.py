"""The sets of names, places and typos asked of the product: `safir add`, then `safir ask --jsonl`.

    SAFIR_TEST_DATA=../shared python -m benchmarks.product [--sample 500] [--misses] [PART]...

What is looked for is added, each as an article with nothing but a headline, in a folder of its own
for each language; what is asked are its other spellings. What comes first is the product's say.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.machine import headline, table
from corpus.language.fold import fold

Row = dict[str, Any]
Pair = tuple[str, frozenset[str]]
PEOPLE = (("en", "fa"), ("en", "ar"), ("en", "ru"), ("fa", "ar"), ("ru", "fa"))
TOKENS = (("en", "ru"), ("en", "ar"), ("ar", "ru"), ("ru", "en"))
PLACES = (*((one, other) for one in ("en", "ru") for other in ("fa", "ar")), ("en", "ru"))
LANGUAGES = {"latin": "en"}


@dataclass(frozen=True)
class Task:
    """Terms to be found, in one language, and what asks for which of them."""

    name: str
    language: str
    terms: frozenset[str]
    asked: Sequence[Pair]


@cache
def rows(name: str) -> list[Row]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def spelt(row: Row, key: str) -> list[str]:
    value = row.get(key) or []
    return [value] if isinstance(value, str) else value


def task(name: str, found: Iterable[Row], source: str, target: str) -> Task:
    """Ask for the spellings of one key by those of another, each once."""
    found = list(found)
    right: dict[str, set[str]] = {}
    for row in found:
        for asked in spelt(row, source)[:1]:
            right.setdefault(asked, set()).update(spelt(row, target))
    return Task(
        name=f"{name} {source}→{target}",
        language=LANGUAGES.get(target, target),
        terms=frozenset(term for row in found for term in spelt(row, target)),
        asked=[(asked, frozenset(terms)) for asked, terms in right.items() if terms],
    )


def people() -> Iterator[Task]:
    for source, target in PEOPLE:
        yield task("names_people", rows("names_people"), source, target)


def tokens() -> Iterator[Task]:
    for source, target in TOKENS:
        yield task("names_tokens", rows("names_tokens"), source, target)


def arabic_and_latin() -> Iterator[Task]:
    for source, target in (("ar", "latin"), ("latin", "ar")):
        yield task("names_ar_latin", rows("names_ar_latin"), source, target)


def places() -> Iterator[Task]:
    """Those forms that are one name, not translations of it."""
    same = [row for row in rows("places") if row["same_name"]]
    for source, target in PLACES:
        yield task("places", same, source, target)


def typos() -> Iterator[Task]:
    for language in ("fa", "ru", "en"):
        of_language = [row for row in rows("typos") if row["lang"] == language]
        found = task("typos", of_language, "wrong", "right")
        yield Task(f"typos {language}", language, found.terms, found.asked)


def ask(asked_task: Task, sample: int) -> list[tuple[Pair, list[str]]]:
    """Give what is asked with the headlines that were found, the best first."""
    asked = list(asked_task.asked)
    random.Random(1).shuffle(asked)
    with tempfile.TemporaryDirectory() as name:
        articles = (
            {"title": term, "body": "", "language": asked_task.language}
            for term in sorted(asked_task.terms)
        )
        write(Path(name) / "terms.jsonl", articles)
        safir(Path(name), "add", "terms.jsonl")
        lines = [json.dumps({"query": question, "limit": 10}) for question, _ in asked[:sample]]
        answers = safir(Path(name), "ask", "--jsonl", stdin="\n".join(lines)).splitlines()
    found = ([hit["title"] for hit in json.loads(answer)["results"]] for answer in answers)
    return list(zip(asked[:sample], found, strict=True))


def write(path: Path, lines: Iterable[Row]) -> None:
    """Write lines as `safir add` takes them."""
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")


def safir(folder: Path, *arguments: str, stdin: str = "") -> str:
    """Run the command line in a folder that holds its data, and give what it prints."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=kept, input=stdin, stdout=subprocess.PIPE, text=True, check=False
    )
    # 1 says that some was refused: two spellings that fold to one are one article.
    if done.returncode > 1:
        raise RuntimeError(f"safir {arguments[0]} left with {done.returncode}")
    return done.stdout


def is_right(pair: Pair, titles: Sequence[str]) -> bool:
    """Whether one of these headlines is right; what folds alike is one headline."""
    return bool({fold(term) for term in pair[1]} & {fold(title) for title in titles})


@dataclass(frozen=True)
class Part:
    """A set with its bars: how many headlines are looked at, and the least share."""

    tasks: Callable[[], Iterator[Task]]
    bars: tuple[tuple[int, str], ...]
    sample: int


PARTS = {
    "names_people": Part(people, ((1, "≥ 0.95"), (5, "≥ 0.985")), 10_000),
    "places": Part(places, ((1, "≥ 0.70"), (10, "≥ 0.90")), 10_000),
    "names_tokens": Part(tokens, ((1, "≥ 0.70"), (10, "≥ 0.90")), 200),
    "names_ar_latin": Part(arabic_and_latin, ((1, "≥ 0.70"), (10, "≥ 0.90")), 200),
    "typos": Part(typos, ((1, "–"), (3, "fa ≥ 0.80, ru ≥ 0.85")), 300),
}


def measure(name: str, sample: int | None = None, *, misses: bool = False) -> None:
    """Print the table of a part."""
    part = PARTS[name]
    lines = []
    for each in part.tasks():
        found = ask(each, sample or part.sample)
        lines.append([each.name, f"{len(found)} of {len(each.asked)}", str(len(each.terms))])
        lines[-1] += [_share(found, top) for top, _ in part.bars]
        if misses:
            _print_misses(found)
    head = ["set", "asked", "terms", *(f"recall@{top} ({bar})" for top, bar in part.bars)]
    print(headline(f"{name}, by `safir add` and `safir ask --jsonl`"))
    print(table(head, lines), flush=True)


def _share(found: Sequence[tuple[Pair, list[str]]], top: int) -> str:
    return f"{mean(is_right(pair, titles[:top]) for pair, titles in found):.3f}"


def _print_misses(found: Sequence[tuple[Pair, list[str]]]) -> None:
    for pair, titles in found:
        if not is_right(pair, titles[:1]):
            print("   ", pair[0], "|", *sorted(pair[1]), "|", " · ".join(titles[:5]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="questions of a direction at most")
    parser.add_argument("--misses", action="store_true", help="print what did not come first")
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS))
    asked = parser.parse_args()
    for name in asked.parts or PARTS:
        measure(name, asked.sample, misses=asked.misses)


if __name__ == "__main__":
    main()
