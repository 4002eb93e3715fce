"""Measures how well words are cut, named, heard and put right: `make bench-language`.

Reads the sets of SAFIR_TEST_DATA/eval. Names, places and typos are asked of the product, as
`benchmarks.product` does. Beside that, single words are expanded in a real vocabulary, in a folder
of its own, with every word of the news and question files and of hazm's word list, and what is
asked for.

    SAFIR_TEST_DATA=../shared python -m benchmarks.language [--letters FILE]

The letters of the repository were learned from all words of names_tokens, and from no other set.
For figures on words of names_tokens that were not learned from, make another file by
`python -m benchmarks.train_letters --hold-out --out FILE` and give it here: only those are asked.
"""

import argparse
import importlib.util
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import product
from benchmarks.machine import headline
from benchmarks.train_letters import is_held_out
from corpus.language import sound
from corpus.language.detect import detect
from corpus.language.keyboard import retyped
from corpus.language.stems import Language, warm_up
from corpus.language.tokens import tokenize
from corpus.search.expand import expand
from corpus.search.keys import vocabulary_keys
from corpus.search.terms import stems_in
from storage.vocabulary import Vocabulary

NEWS = ("news_fa", "news_ar", "news_ru", "news_en", "news_parallel", "qa_fa", "qa_ar")
LANGUAGES: tuple[Language, ...] = ("fa", "ar", "ru", "en")
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

    def candidates(self, keys: Sequence[str], limit: int) -> list[str]:
        return self._vocabulary.candidates(keys, limit)

    def exact(self, term: str) -> bool:
        return term in self._vocabulary


def begin(title: str) -> None:
    """Head a table whose rows `show` prints as soon as they are known."""
    print(f"\n{headline(title)}\n| what | measured | bar |\n| --- | --- | --- |", flush=True)


def show(name: str, bar: str = "", **figures: float) -> None:
    shown = (
        f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}"
        for key, value in figures.items()
    )
    print(f"| {name} | {', '.join(shown)} | {bar} |", flush=True)


def joined(text: str) -> str:
    return "".join(words(text))


def last_words_of_people() -> Iterator[tuple[str, str, str]]:
    """Give the last words of names that have as many words in both languages."""
    for row in rows("names_people"):
        for source, target in DIRECTIONS:
            asked, right = words(row.get(source, "")), words(row.get(target, ""))
            if asked and len(asked) == len(right):
                yield f"{source}→{target}", asked[-1], right[-1]


def show_times(name: str, bar: str, seconds: Sequence[float]) -> None:
    slow = statistics.quantiles(seconds, n=20)[-1]
    show(name, bar, p50=statistics.median(seconds) * 1000, p95=slow * 1000)


def last_words(vocabulary: Words) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    times, processor_times = [], []
    for direction, asked, right in last_words_of_people():
        start, processor_start = time.perf_counter(), time.process_time()
        found = expand(asked, vocabulary)
        times.append(time.perf_counter() - start)
        processor_times.append(time.process_time() - processor_start)
        hits[direction].append(right in [each.term for each in found])
    for direction, hit in hits.items():
        show(f"last word {direction}: among at most 8", n=len(hit), share=statistics.mean(hit))
    together = [hit for of_direction in hits.values() for hit in of_direction]
    show("last word, all directions", "≥ 0.90", n=len(together), share=statistics.mean(together))
    show_times("time of an expansion, ms", "p95 ≤ 5", times)
    show_times("of these on the processor, ms", "", processor_times)


def typos(vocabulary: Words) -> None:
    hits: dict[str, list[bool]] = defaultdict(list)
    for row in rows("typos"):
        wrong, right = joined(row["wrong"]), joined(row["right"])
        first = [each.term for each in expand(wrong, vocabulary)[:3]]
        hits[row["lang"]].append(wrong == right or right in first)
    for language, hit in hits.items():
        bar = TYPO_BARS.get(language, "")
        show(f"typos {language}: among the first 3", bar, n=len(hit), share=statistics.mean(hit))


TYPO_BARS = {"fa": "≥ 0.80", "ru": "≥ 0.85"}
TOKENS = (("en", "ru"), ("en", "ar"), ("ar", "ru"), ("ru", "en"))
SINGLE_ASKED = 300
LEAST_SHOWN = 0.05  # seconds: what is quicker says nothing of how time grows


def held_out_words() -> None:
    """Rank words that the letters were not learned from among all of their file."""
    asked_rows = [row for row in rows("names_tokens") if is_held_out(row["en"])]
    for source, target in TOKENS:
        right: dict[str, set[str]] = defaultdict(set)
        for row in asked_rows:
            right[joined(row[source])].add(joined(row[target]))
        with tempfile.TemporaryDirectory() as folder:
            vocabulary = Words(Path(folder), {joined(row[target]) for row in rows("names_tokens")})
            found = [
                (words_, [each.term for each in expand(asked, vocabulary, limit=10)])
                for asked, words_ in list(right.items())[:: len(right) // SINGLE_ASKED]
            ]
        show(
            f"names_tokens {source}→{target}",
            n=len(found),
            at_1=statistics.mean(bool(set(first[:1]) & words_) for words_, first in found),
            at_10=statistics.mean(bool(set(first) & words_) for words_, first in found),
        )


def speed() -> None:
    articles = [
        (name[-2:], f"{row['title']}\n{row['body']}")
        for name in NEWS[:4]
        for row in rows(name)[:281]
    ]
    warm_up()
    length = sum(len(text.split()) for _, text in articles) / 220
    for pass_ in ("first", "then"):  # the words of the first pass are all new
        cut_in = both_in = 0.0
        for language, text in articles:  # one after the other, as they are indexed
            start = time.process_time()
            tokens = tokenize(text)
            cut_in += time.process_time() - start
            stems_in(tokens, language)
            both_in += time.process_time() - start
        show(
            f"articles a second, {pass_}",
            "≥ 1,500",
            cut=length / cut_in,
            and_stemmed=length / both_in,
        )


ZALGO = "o" + "\u0301\u0316\u0334" * 12
BAD = ("گ", "a\u0301", ZALGO, "aа", "abсد\u202e", "1,", "می ", "ها ", "\u200c", "\ud800", "\ufffd")


def linear_time() -> None:
    """Double the length of bad input: the time must not do much more than double."""
    for piece in BAD:
        for function in (tokenize, detect, vocabulary_keys, retyped):
            half, whole = (seconds_for(function, piece, size) for size in (500_000, 1_000_000))
            if whole >= LEAST_SHOWN:
                name = f"1 MB of {piece[:6]!a}, {function.__name__}: seconds"
                show(name, "linear", half=half, whole=whole)


def seconds_for(function: Callable[[str], object], piece: str, size: int) -> float:
    text = piece * (size // len(piece))
    start = time.process_time()
    function(text)
    return time.process_time() - start


def detection() -> None:
    for language, name in zip(LANGUAGES, NEWS, strict=False):
        found = [detect(f"{row['title']}\n{row['body']}") for row in rows(name)]
        wrong = statistics.mean(each not in (language, None) for each in found)
        show(
            f"articles in {language}",
            n=len(found),
            wrong=wrong,
            undecided=statistics.mean(each is None for each in found),
        )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--letters", type=Path)
    args = parser.parse_args()
    if args.letters:
        sound.LETTERS = args.letters
        begin("Words of names that the letters were not learned from")
        held_out_words()
        return
    begin("Cutting, stemming and telling languages")
    speed()
    linear_time()
    detection()
    for part in product.PARTS:
        product.measure(part)
    expansions()


def expansions() -> None:
    people = {word for row in rows("names_people") for text in texts(row) for word in words(text)}
    known = all_words() | people | {joined(row["right"]) for row in rows("typos")}
    begin(f"Expanding a word in a vocabulary of {len(known):,}")
    with tempfile.TemporaryDirectory() as folder:
        vocabulary = Words(Path(folder), known)
        last_words(vocabulary)
        typos(vocabulary)


if __name__ == "__main__":
    main()
