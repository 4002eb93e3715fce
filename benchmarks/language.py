"""Measures how well words are cut, named, heard and put right: `make bench-language`.

Reads the sets of SAFIR_TEST_DATA/eval. The vocabulary is a real one, in a folder of its own, with
every word of the news and question files and of hazm's word list, and what each set asks for.

    SAFIR_TEST_DATA=../shared python -m benchmarks.language [--held-out]

With `--held-out` only the names count that `train_letters --hold-out` has not seen.
"""

import argparse
import importlib.util
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.train_letters import is_held_out
from corpus.language.detect import detect
from corpus.language.fold import fold
from corpus.language.stems import Language, stem, warm_up
from corpus.language.tokens import tokenize
from corpus.search.expand import expand, vocabulary_keys
from storage.vocabulary import Vocabulary

NEWS = ("news_fa", "news_ar", "news_ru", "news_en", "news_parallel", "qa_fa", "qa_ar")
DIRECTIONS = (("en", "fa"), ("en", "ar"), ("en", "ru"), ("fa", "ar"), ("ru", "fa"))


@cache
def rows(name: str) -> list[dict[str, Any]]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def texts(value: Any) -> Iterator[str]:
    """Give every text in a row, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in ("id", "url"):
                yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def hazm_words() -> Iterator[str]:
    spec = importlib.util.find_spec("hazm")
    assert spec is not None
    assert spec.origin is not None
    lines = (Path(spec.origin).parent / "data" / "words.dat").read_text("utf-8").splitlines()
    return (line.split("\t")[0] for line in lines)


def all_words() -> set[str]:
    found = {word for text in hazm_words() for word in words(text)}
    for name in NEWS:
        for row in rows(name):
            found.update(word for text in texts(row) for word in words(text))
    return found


class Words:
    """A vocabulary in which every word counts as used."""

    def __init__(self, folder: Path, found: Iterable[str]) -> None:
        self._vocabulary = Vocabulary(folder)
        writer = self._vocabulary.writer(50_000_000)
        for word in sorted(set(found)):
            writer.add(word, vocabulary_keys(word))
        writer.commit()
        writer.close()
        self._vocabulary.reload()

    def candidates(self, keys: list[str], limit: int) -> list[str]:
        return self._vocabulary.candidates(keys, limit)

    def exact(self, term: str) -> bool:
        return term in self._vocabulary


def show(name: str, **figures: float | str) -> None:
    shown = (
        f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
        for key, value in figures.items()
    )
    print(f"{name:<44}", "  ".join(shown), flush=True)


def joined(text: str) -> str:
    return "".join(words(text))


def typos(vocabulary: Words) -> None:
    ranks = defaultdict(list)
    for row in rows("typos"):
        wrong, right = joined(row["wrong"]), joined(row["right"])
        if wrong != right:
            found = [each.term for each in expand(wrong, vocabulary)]
            ranks[row["lang"]].append(found.index(right) if right in found else 99)
    for language, found_at in ranks.items():
        share = statistics.mean(rank < 3 for rank in found_at)
        show(f"typos {language}: among the first 3", n=str(len(found_at)), share=share)


def last_words(held_out: bool) -> Iterator[tuple[str, str, str]]:
    for row in rows("names_people"):
        if not held_out or is_held_out(row["id"]):
            for source, target in DIRECTIONS:
                if row.get(source) and row.get(target):
                    asked, right = words(row[source]), words(row[target])
                    if len(asked) == len(right):
                        yield f"{source}→{target}", asked[-1], right[-1]


def names_in_vocabulary(vocabulary: Words, held_out: bool) -> None:
    hits, times, misses = defaultdict(list), [], defaultdict(list)
    for direction, asked, right in last_words(held_out):
        start = time.perf_counter()
        found = [each.term for each in expand(asked, vocabulary)]
        times.append(time.perf_counter() - start)
        hits[direction].append(right in found)
        if right not in found:
            misses[direction].append((asked, right, found))
    for direction, hit in hits.items():
        show(f"last word {direction}: among at most 8", n=str(len(hit)), share=statistics.mean(hit))
    together = [hit for hits_ in hits.values() for hit in hits_]
    show("last word, all", n=str(len(together)), share=statistics.mean(together))
    slow = statistics.quantiles(times, n=20)[-1] * 1000
    show("time of an expansion", p50_ms=statistics.median(times) * 1000, p95_ms=slow)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--held-out", action="store_true")
    args = parser.parse_args()
    base = all_words()
    names = {word for row in rows("names_people") for text in texts(row) for word in words(text)}
    rights = {joined(row["right"]) for row in rows("typos")}
    with tempfile.TemporaryDirectory() as folder:
        vocabulary = Words(Path(folder), base | names | rights)
        show("vocabulary", words=str(len(base | names | rights)))
        names_in_vocabulary(vocabulary, args.held_out)
        typos(vocabulary)


if __name__ == "__main__":
    main()
