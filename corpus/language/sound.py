"""How far two words, each in any of the four scripts, could be one name.

The correspondences of letters were learned from names (`benchmarks/train_letters.py`): how often
chunks of up to three letters on each side stand for each other, and how rare each letter is.
A pair of words is worth the logarithm of how much likelier they are as one name than as two by
chance, along the best way to cut both into chunks (a weighted edit distance).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path

from corpus.language.romanise import Script, script_of
from corpus.language.skeleton import skeletons

_SCRIPTS: dict[str, Script] = {"L": "latin", "C": "cyrillic", "A": "arabic", "P": "arabic"}
# The rarity of a letter is not believed whole: rare letters are rare in the sample, too.
_RARITY = 0.8
_UNSEEN_LETTER = 9.0
_UNSEEN_PAIR = 4.6
_UNSEEN_SINGLE = 4.6
_WORST = 1e9
_ATTAINABLE = (
    0.5  # what a name well rendered reaches of its letters' rarity; the median of the data
)

# What a rendering may cost more than the best for its chunk, and how many are tried.
_READING_GAP = 4.0
_READINGS = 5
_BEAM = 8
_SKIPPED = (("", 9.0),)

Direction = tuple[Script, Script]
# From a chunk of the first word to chunks of the second, and what that costs (below 0: a gain).
Chunks = Mapping[str, Mapping[str, float]]


def _rows() -> Iterator[tuple[str, str, str, float]]:
    with (Path(__file__).parent / "letters.tsv").open(encoding="utf-8") as file:
        for line in file:
            kind, first, second, cost = line.rstrip("\n").split("\t")
            yield kind, first, second, float(cost)


@cache
def _rarities() -> Mapping[Script, Mapping[str, float]]:
    """Give minus the logarithm of each letter's share; the greater where Persian differs."""
    found: dict[Script, dict[str, float]] = defaultdict(dict)
    for kind, letter, _, cost in _rows():
        if len(kind) == 1:
            letters = found[_SCRIPTS[kind]]
            letters[letter] = min(cost, letters.get(letter, _UNSEEN_LETTER))
    return found


@cache
def _joint() -> Mapping[Direction, dict[str, dict[str, float]]]:
    """Give minus the logarithm of each pair's share, both ways round.

    Persian and Arabic ways of writing names are one table here: a word does not say which it is.
    """
    found: dict[Direction, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for kind, first, second, cost in _rows():
        if len(kind) == 2:
            one, other = _SCRIPTS[kind[0]], _SCRIPTS[kind[1]]
            for direction, a, b in (((one, other), first, second), ((other, one), second, first)):
                chunks = found[direction][a]
                chunks[b] = min(cost, chunks.get(b, _WORST))
    return found


@cache
def _costs(direction: Direction) -> Chunks:
    one, other = (_rarities()[script] for script in direction)

    def chance(chunk: str, rarities: Mapping[str, float]) -> float:
        return sum(rarities.get(letter, _UNSEEN_LETTER) for letter in chunk)

    return {
        a: {b: cost - _RARITY * (chance(a, one) + chance(b, other)) for b, cost in chunks.items()}
        for a, chunks in _joint()[direction].items()
    }


@cache
def _likely(direction: Direction) -> Mapping[str, Sequence[tuple[str, float]]]:
    """Keep for each chunk the few that it most likely stands for."""
    kept = {}
    for chunk, chunks in _joint()[direction].items():
        ordered = sorted(chunks.items(), key=lambda item: item[1])
        dearest = ordered[0][1] + _READING_GAP
        kept[chunk] = [item for item in ordered if item[1] < dearest][:_READINGS]
    return kept


Slices = list[tuple[str, str, str]]
_NO_CHUNKS: Mapping[str, float] = {}


@lru_cache(maxsize=8192)
def _slices(word: str) -> Slices:
    word = f"^{word}$"
    return [(word[i : i + 1], word[i : i + 2], word[i : i + 3]) for i in range(len(word))]


@lru_cache(maxsize=512)
def _chunks_of(word: str, direction: Direction) -> list[list[tuple[int, Mapping[str, float]]]]:
    """Give for each place in a word the known chunks that begin there: their size, their costs."""
    costs, word = _costs(direction), f"^{word}$"
    return [
        [
            (size, chunks)
            for size in range(1, min(3, len(word) - i) + 1)
            if (chunks := costs.get(word[i : i + size])) is not None
        ]
        for i in range(len(word))
    ]


def _insert(row: list[float], slices: Slices, inserted: Mapping[str, float]) -> None:
    """Let letters of the second word stand for nothing in the first."""
    for j, (letter, _, _) in enumerate(slices):
        cost = row[j] + inserted.get(letter, _UNSEEN_SINGLE)
        if cost < row[j + 1]:
            row[j + 1] = cost


def _unseen(row: list[float], below: list[float]) -> None:
    """Let one letter stand for nothing, or for any other letter, at a price."""
    for j, so_far in enumerate(row):
        if so_far + _UNSEEN_SINGLE < below[j]:
            below[j] = so_far + _UNSEEN_SINGLE
        if j + 1 < len(row) and so_far + _UNSEEN_PAIR < below[j + 1]:
            below[j + 1] = so_far + _UNSEEN_PAIR


def _known(row: list[float], slices: Slices, chunks: Mapping[str, float], to: list[float]) -> None:
    """Let one chunk of the first word stand for what it was seen to stand for."""
    get, length = chunks.get, len(slices)
    silent = get("", _WORST)
    for j, so_far in enumerate(row):
        if so_far + silent < to[j]:
            to[j] = so_far + silent
        if j < length:
            for size, letters in enumerate(slices[j][: length - j], 1):
                cost = get(letters)
                if cost is not None and so_far + cost < to[j + size]:
                    to[j + size] = so_far + cost


@lru_cache(maxsize=65536)
def correspondence(first: str, second: str) -> float:
    """Say how much speaks for two folded words being one name, in natural logarithms.

    Above 0 more speaks for it than against; a name of six letters well rendered reaches about 12.
    Words that are not both in a known script are as far apart as can be.
    """
    one, other = script_of(first), script_of(second)
    if one is None or other is None:
        return -_WORST
    direction = (one, other)
    inserted = _costs(direction).get("", _NO_CHUNKS)
    places, slices = _chunks_of(first, direction), _slices(second)
    rows = [[_WORST] * (len(slices) + 1) for _ in range(len(places) + 1)]
    rows[0][0] = 0.0
    for i, chunks_here in enumerate(places):
        _insert(rows[i], slices, inserted)
        _unseen(rows[i], rows[i + 1])
        for size, chunks in chunks_here:
            _known(rows[i], slices, chunks, rows[i + size])
    _insert(rows[-1], slices, inserted)
    return -rows[-1][-1]


@lru_cache(maxsize=16384)
def weight(word: str) -> float:
    """Say how much a word tells, by the rarity of its letters, in natural logarithms."""
    rarities = _rarities().get(script_of(word) or "latin", {})
    return sum(rarities.get(letter, _UNSEEN_LETTER) for letter in word)


def likeness(first: str, second: str) -> float:
    """Say how alike two folded words sound: 1 the same or as good as, 0 nothing in common."""
    if first == second:
        return 1.0
    best = _ATTAINABLE * max(weight(first), weight(second))
    return min(max(correspondence(first, second) / best, 0.0), 1.0) if best else 0.0


def sound_keys(word: str) -> frozenset[str]:
    """Give the keys under which words that may sound alike meet, whatever their scripts."""
    return frozenset(skeletons(word))


def _grown(
    found: list[tuple[str, float]], readings: Sequence[tuple[str, float]], to: dict[str, float]
) -> None:
    for letters, cost in readings:
        for text, so_far in found:
            longer, total = text + letters, so_far + cost
            if total < to.get(longer, _WORST):
                to[longer] = total


@lru_cache(maxsize=4096)
def renderings(word: str, script: Script, most: int = 10) -> list[tuple[str, float]]:
    """Say how a folded word would be written in a script: likely spellings, and minus their logs.

    >>> [spelling for spelling, _ in renderings("lavrov", "cyrillic", 1)]
    ['лавров']
    """
    own = script_of(word)
    if own is None:
        return []
    likely, word = _likely((own, script)), f"^{word}$"
    reached: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    reached[0][""] = 0.0
    for i in range(len(word)):
        found = sorted(reached[i].items(), key=itemgetter(1))[:_BEAM]
        _grown(found, likely.get(word[i], _SKIPPED), reached[i + 1])
        for size in range(2, min(3, len(word) - i) + 1):
            _grown(found, likely.get(word[i : i + size], ()), reached[i + size])
    whole = [(text[1:-1], cost) for text, cost in reached[-1].items() if _is_whole(text)]
    return sorted(whole, key=itemgetter(1))[:most]


def _is_whole(text: str) -> bool:
    return len(text) > 2 and text[0] == "^" and text[-1] == "$"
