"""Learn how the letters of Latin, Cyrillic and Arabic script correspond in names.

Reads `names_tokens` of SAFIR_TEST_DATA/eval and nothing else: words of names in English, Arabic and
Russian. Persian spellings are made of these by rules (`benchmarks.persian`). Aligns the pairs by
expectation maximisation over chunks of up to three letters, and writes what each pair of chunks
costs to `corpus/language/letters.tsv`. No name is kept: the longest entry is three letters.

    SAFIR_TEST_DATA=../shared python -m benchmarks.train_letters [--hold-out]

With `--hold-out` every fifth name is left out, to choose by.
"""

import argparse
import json
import math
import os
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from benchmarks.persian import persian
from corpus.language.fold import fold
from corpus.language.sound import shortened

TARGET = Path(__file__).parents[1] / "corpus" / "language" / "letters.tsv"
ROUNDS = 5
RAREST = 3  # times that chunks stand at about the same place in all names
FARTHEST = 2  # letters that a chunk may stand behind or ahead of its counterpart
LEAST_COUNT = 1.5  # of a pair of chunks in all names
HELD_OUT_OF = 5

# Latin, Cyrillic, and two ways of writing names in Arabic letters: Arabic, and Persian with Dari.
Pair = tuple[str, str]
# Pairs of words, and how much each counts.
Data = Mapping[Pair, float]
Chances = dict[Pair, float]

# How many letters a chunk may have on each side.
SHAPES = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3)]
KINDS = ("LC", "LA", "CA", "LP", "CP", "AP")


def rows() -> Iterator[dict[str, Any]]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / "names_tokens.jsonl"
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def is_held_out(identity: str) -> bool:
    return zlib.crc32(identity.encode()) % HELD_OUT_OF == 0


def spellings(hold_out: bool) -> Iterator[dict[str, Mapping[str, float]]]:
    """Give, for each name word, its spellings in each script with their shares."""
    for row in rows():
        english, arabic, russian = (fold(row[key]) for key in ("en", "ar", "ru"))
        is_word = all(word.isalpha() for word in (english, arabic, russian))
        if is_word and not (hold_out and is_held_out(row["en"])):
            made = persian(english, arabic, russian)
            yield {"L": {english: 1.0}, "C": {russian: 1.0}, "A": {arabic: 1.0}, "P": made}


def pairs(hold_out: bool) -> dict[str, Data]:
    found: dict[str, defaultdict[Pair, float]] = {kind: defaultdict(float) for kind in KINDS}
    for name in spellings(hold_out):
        for kind, data in found.items():
            for first, share in name[kind[0]].items():
                for second, other_share in name[kind[1]].items():
                    data[first, second] += share * other_share
    return {kind: dict(data) for kind, data in found.items()}


def framed(word: str) -> str:
    return f"^{shortened(word)}$"


@lru_cache(maxsize=1024)
def arcs(length: int, other: int) -> list[tuple[int, int, int, int]]:
    """Give the places of all pairs of chunks that stand about equally far in both words."""
    slope = other / length
    return [
        (i, j, i + a, j + b)
        for i in range(length + 1)
        for j in range(other + 1)
        for a, b in SHAPES
        if i + a <= length and j + b <= other
        if abs((2 * i + a) * slope - (2 * j + b)) <= 2 * FARTHEST
    ]


def count(pair: Pair, share: float, chances: Chances, counts: defaultdict[Pair, float]) -> None:
    """Add the expected number of each pair of chunks in one pair of words."""
    first, second = map(framed, pair)
    steps = [
        (i, j, k, m, chance, chunks)
        for i, j, k, m in arcs(len(first), len(second))
        if (chance := chances.get(chunks := (first[i:k], second[j:m])))
    ]
    forward: defaultdict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
    for i, j, k, m, chance, _ in steps:
        forward[k, m] += forward[i, j] * chance
    total = forward[len(first), len(second)]
    if total <= 0:
        return
    backward: defaultdict[tuple[int, int], float] = defaultdict(float)
    backward[len(first), len(second)] = share / total
    for i, j, k, m, chance, chunks in reversed(steps):
        after = chance * backward[k, m]
        backward[i, j] += after
        counts[chunks] += forward[i, j] * after


def start(data: Iterable[Pair]) -> Chances:
    """Begin with what stands at about the same place in both words."""
    counts: Counter[Pair] = Counter()
    for pair in data:
        first, second = map(framed, pair)
        places = arcs(len(first), len(second))
        counts.update((first[i:k], second[j:m]) for i, j, k, m in places)
    total = sum(counts.values())
    # Long chunks would win at once by explaining more with one step: they start dear.
    return {
        (a, b): n / total * 0.02 ** max(len(a) + len(b) - 2, 0) * (0.02 if not a or not b else 1)
        for (a, b), n in counts.items()
        if n >= RAREST
    }


def scaled(counts: Mapping[Pair, float], least: float) -> Chances:
    kept = {pair: n for pair, n in counts.items() if n >= least}
    total = sum(kept.values())
    return {pair: n / total for pair, n in kept.items()}


def learn(data: Data) -> Chances:
    """Repeat: count what the present chances make of the data, and take the counts for chances."""
    chances = start(data)
    for round_ in range(ROUNDS):
        counts: defaultdict[Pair, float] = defaultdict(float)
        for pair, share in data.items():
            count(pair, share, chances, counts)
        chances = scaled(counts, LEAST_COUNT if round_ == ROUNDS - 1 else 0.2)
    return chances


def composed(first: Chances, second: Chances) -> Chances:
    """Let two spellings of one script correspond where both correspond to one chunk of another."""
    through: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (spelling, other), chance in first.items():
        if other:
            through[other].append((spelling, chance))
    found: defaultdict[Pair, float] = defaultdict(float)
    for (spelling, other), chance in second.items():
        total = sum(share for _, share in through.get(other, ()))
        for twin, share in through.get(other, ()):
            found[spelling, twin] += chance * share / total
    return {pair: chance for pair, chance in found.items() if chance > 2e-5}


def turned(chances: Chances) -> Chances:
    return {(second, first): chance for (first, second), chance in chances.items()}


def letters(hold_out: bool) -> Iterator[str]:
    """Say how rare each letter of each script is in names, ends of words counted as letters."""
    counts: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in spellings(hold_out):
        for script, words in name.items():
            for word, share in words.items():
                for letter in framed(word):
                    counts[script][letter] += share
    for script, found in counts.items():
        total = sum(found.values())
        for letter, n in found.items():
            yield f"{script}\t{letter}\t\t{-math.log(n / total):.2f}"


def learn_kind(task: tuple[str, Data]) -> tuple[str, Chances]:
    kind, data = task
    return kind, learn(data)


def learn_all(data: Mapping[str, Data]) -> dict[str, Chances]:
    with Pool(2) as pool:
        learned = dict(pool.imap_unordered(learn_kind, data.items()))
    learned["LL"] = composed(learned["LC"], learned["LC"])
    learned["CC"] = composed(turned(learned["LC"]), turned(learned["LC"]))
    return learned


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--out", type=Path, default=TARGET)
    args = parser.parse_args()
    learned = learn_all(pairs(args.hold_out))
    lines = list(letters(args.hold_out))
    for kind, chances in learned.items():
        print(kind, len(chances))
        lines += [f"{kind}\t{a}\t{b}\t{-math.log(p):.2f}" for (a, b), p in chances.items()]
    args.out.write_text("\n".join(sorted(lines)) + "\n", "utf-8")
