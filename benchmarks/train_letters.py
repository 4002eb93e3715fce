"""Learn how the letters of Latin, Cyrillic and Arabic script correspond in names.

Reads pairs of spellings of one name (`names_tokens`, `names_ar_latin`, `names_people` and `places`
of SAFIR_TEST_DATA/eval), aligns them by expectation maximisation over chunks of up to three
letters, and writes what each pair of chunks costs to `corpus/language/letters.tsv`. No name is
kept: the longest entry is three letters.

    SAFIR_TEST_DATA=../shared python -m benchmarks.train_letters [--hold-out]

With `--hold-out` every fifth name is left out, for an honest measurement of the method.
"""

import argparse
import json
import math
import os
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from corpus.language.fold import fold
from corpus.language.sound import shortened
from corpus.language.tokens import tokenize

TARGET = Path(__file__).parents[1] / "corpus" / "language" / "letters.tsv"
ROUNDS = 6
HELD_OUT_OF = 5

# Latin, Cyrillic, and two ways of writing names in Arabic letters: Arabic, and Persian with Dari.
Spelling = tuple[str, str]  # script, word
Pair = tuple[str, str]

# How many letters a chunk may have on each side.
SHAPES = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3)]
SCRIPT_OF_LANGUAGE = {
    **dict.fromkeys(("en", "latin", "tr", "de", "fr"), "L"),
    **dict.fromkeys(("ru", "uk", "tg"), "C"),
    **dict.fromkeys(("fa", "fa-AF", "ps"), "P"),
    "ar": "A",
}
# Few Persian pairs are to be had: what Arabic taught counts as that many chunks seen before.
PRIOR_CHUNKS = 2500
PRIOR_OF = {"LP": "LA", "CP": "CA"}


def rows(name: str) -> Iterator[dict[str, Any]]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def is_held_out(identity: str) -> bool:
    return zlib.crc32(identity.encode()) % HELD_OUT_OF == 0


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def spellings(hold_out: bool) -> Iterator[list[Spelling]]:
    """Give, for each name word, all its spellings with their scripts."""
    for row in rows("names_tokens"):
        if not (hold_out and is_held_out(row["en"])):
            yield [(SCRIPT_OF_LANGUAGE[key], fold(row[key])) for key in ("en", "ar", "ru")]
    for row in rows("names_ar_latin"):
        if not (hold_out and is_held_out(row["latin"][0])):
            yield [("A", fold(row["ar"])), *(("L", fold(word)) for word in row["latin"])]
    for row in (*rows("names_people"), *(row for row in rows("places") if row["same_name"])):
        if not (hold_out and is_held_out(row["id"])):
            yield from by_position(row)


def by_position(row: dict[str, Any]) -> Iterator[list[Spelling]]:
    """Take a name apart where its spellings have as many words as the English one has."""
    names = [(key, words(row[key])) for key in SCRIPT_OF_LANGUAGE if row.get(key)]
    length = len(words(row["en"]))
    for position in range(length):
        yield [
            (SCRIPT_OF_LANGUAGE[key], name[position]) for key, name in names if len(name) == length
        ]


def pairs(hold_out: bool) -> dict[str, list[Pair]]:
    found: dict[str, list[Pair]] = defaultdict(list)
    for group in spellings(hold_out):
        distinct = sorted({spelling for spelling in group if spelling[1].isalpha()})
        for one, other in combinations(distinct, 2):
            first, second = sorted((one, other), key=lambda spelling: "LCAP".index(spelling[0]))
            found[first[0] + second[0]].append((first[1], second[1]))
            if first[0] == second[0]:
                found[first[0] + second[0]].append((second[1], first[1]))
    return found


def arcs(first: str, second: str) -> Iterator[tuple[int, int, int, int]]:
    for i in range(len(first) + 1):
        for j in range(len(second) + 1):
            for a, b in SHAPES:
                if i + a <= len(first) and j + b <= len(second):
                    yield i, j, i + a, j + b


def count(pair: Pair, chances: dict[Pair, float], counts: defaultdict[Pair, float]) -> float:
    """Add the expected number of each pair of chunks in one pair of words; give its likelihood."""
    first, second = (f"^{shortened(word)}$" for word in pair)
    steps = [
        (i, j, k, m, chances.get((first[i:k], second[j:m]), 0.0))
        for i, j, k, m in arcs(first, second)
    ]
    steps = [step for step in steps if step[4] > 0]
    forward: defaultdict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
    for i, j, k, m, chance in steps:
        forward[k, m] += forward[i, j] * chance
    backward: defaultdict[tuple[int, int], float] = defaultdict(float)
    backward[len(first), len(second)] = 1.0
    for i, j, k, m, chance in reversed(steps):
        backward[i, j] += chance * backward[k, m]
    total = forward[len(first), len(second)]
    if total <= 0:
        return 0.0
    for i, j, k, m, chance in steps:
        counts[first[i:k], second[j:m]] += forward[i, j] * chance * backward[k, m] / total
    return total


def start(data: Iterable[Pair]) -> dict[Pair, float]:
    """Begin with what stands at about the same place in both words."""
    counts: Counter[Pair] = Counter()
    for pair in data:
        first, second = (f"^{shortened(word)}$" for word in pair)
        slope = len(second) / len(first)
        for i, j, k, m in arcs(first, second):
            if abs((i + k) / 2 * slope - (j + m) / 2) <= 1.5:
                counts[first[i:k], second[j:m]] += 1
    total = sum(counts.values())
    # Long chunks would win at once by explaining more with one step: they start dear.
    return {
        (a, b): n / total * 0.02 ** max(len(a) + len(b) - 2, 0) * (0.02 if not a or not b else 1)
        for (a, b), n in counts.items()
        if n >= 3
    }


Chances = dict[Pair, float]


def scaled(counts: dict[Pair, float], least: float) -> Chances:
    kept = {pair: n for pair, n in counts.items() if n >= least}
    total = sum(kept.values())
    return {pair: n / total for pair, n in kept.items()}


def learn(data: list[Pair], prior: Chances | None = None) -> Chances:
    """Repeat: count what the present chances make of the data, and take the counts for chances."""
    chances = start(data)
    # A chunk that the prior lacks, such as پ, must be able to come in.
    for pair, chance in (prior or {}).items():
        chances[pair] = chances.get(pair, 0.0) + chance
    for round_ in range(ROUNDS):
        counts: defaultdict[Pair, float] = defaultdict(float)
        for pair, chance in (prior or {}).items():
            counts[pair] = chance * PRIOR_CHUNKS
        for pair in data:
            count(pair, chances, counts)
        last = round_ == ROUNDS - 1
        chances = scaled(counts, (0.3 if prior else 1.5) if last else 0.2)
    return chances


def composed(first: Chances, second: Chances) -> Chances:
    """Let two Latin spellings correspond where both correspond to one Cyrillic chunk."""
    through: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for (latin, other), chance in first.items():
        if other:
            through[other].append((latin, chance))
    found: defaultdict[Pair, float] = defaultdict(float)
    for (latin, other), chance in second.items():
        total = sum(share for _, share in through.get(other, ()))
        for twin, share in through.get(other, ()):
            found[latin, twin] += chance * share / total
    return {pair: chance for pair, chance in found.items() if chance > 2e-5}


def letters(hold_out: bool) -> Iterator[str]:
    """Say how rare each letter of each script is in names, ends of words counted as letters."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group in spellings(hold_out):
        for script, word in {spelling for spelling in group if spelling[1].isalpha()}:
            counts[script].update(f"^{shortened(word)}$")
    for script, found in counts.items():
        total = sum(found.values())
        for letter, n in found.items():
            yield f"{script}\t{letter}\t\t{-math.log(n / total):.2f}"


def learn_kind(task: tuple[str, list[Pair], Chances | None]) -> tuple[str, Chances]:
    kind, data, prior = task
    return kind, learn(data, prior)


def learn_all(data: dict[str, list[Pair]]) -> dict[str, Chances]:
    plain = [(kind, data[kind], None) for kind in ("LC", "LA", "CA", "AP", "CC")]
    with Pool(2) as pool:
        learned = dict(pool.imap_unordered(learn_kind, plain))
        after = [(kind, data[kind], learned[prior]) for kind, prior in PRIOR_OF.items()]
        learned.update(pool.imap_unordered(learn_kind, after))
    learned["LL"] = composed(learned["LC"], learned["LC"])
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
