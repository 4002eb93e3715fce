"""How far two words, each in any of the four scripts, could be one name.

The correspondences of letters were learned from names in Latin, Cyrillic and Arabic letters, those
of Persian from what rules make of these (`benchmarks/train_letters.py`): how often chunks of up to
three letters on each side stand for each other, and how rare each letter is.
A pair of words is worth the logarithm of how much likelier they are as one name than as two by
chance, along the best way to cut both into chunks (a weighted edit distance).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

from corpus.language.romanise import Script, script_of
from corpus.language.skeleton import skeletons

LETTERS = Path(__file__).parent / "letters.tsv"
_SCRIPTS: dict[str, Script] = {"L": "latin", "C": "cyrillic", "A": "arabic", "P": "arabic"}
# The rarity of a letter is not believed whole: rare letters are rare in the sample, too.
_RARITY = 0.8
_UNSEEN_LETTER = 9.0
_UNSEEN = 4.6  # a letter against another, or against none, that were never learned to correspond
_WORST = 1e9
_LETTERS_HEARD = 24
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
    with LETTERS.open(encoding="utf-8") as file:
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


_NO_CHUNKS: Mapping[str, float] = {}

# Spellings that are longer than the longest chunk, or stand for them: shch is щ, and so is шч.
_LONG_SPELLINGS = (("tsch", "ch"), ("dsch", "j"), ("щ", "шч"))


@lru_cache(maxsize=16384)
def shortened(word: str) -> str:
    """Give a word as it is compared: no sound takes four letters, and no more than 24 are heard."""
    for spelling, shorter in _LONG_SPELLINGS:
        word = word.replace(spelling, shorter)
    return word[:_LETTERS_HEARD]


_INFLECTED = 1.5
_ENDINGS = {
    **dict.fromkeys(("ого", "ому"), ("ий",)),
    **dict.fromkeys(("ом", "ым", "ем", "а"), ("",)),
    **dict.fromkeys(("у", "е"), ("", "а")),
    **dict.fromkeys(("я", "ю"), ("й", "")),
    "ой": ("а",),
    "ы": ("а",),
}
_SHORTEST_BASE = 3


def bases(word: str) -> list[str]:
    """Give what a folded Russian word may be a case of; nothing for words of other scripts.

    >>> bases("фоминым"), bases("марину")
    (['фомин'], ['марин', 'марина'])
    """
    for size in (3, 2, 1):
        endings = _ENDINGS.get(word[-size:])
        if endings and len(word) - size >= _SHORTEST_BASE:
            return [word[:-size] + ending for ending in endings]
    return []


# From a place in the first word to a place in it, and what the step costs.
Moves = list[tuple[int, int, float]]


class _Listener:
    """Compares one word with many of another script.

    What it costs to have heard a beginning of another word is kept, column by column of the edit
    distance: words that are compared with one name often begin alike.
    """

    def __init__(self, word: str, direction: Direction) -> None:
        framed = f"^{word}$"
        self._places = len(framed)
        self._moves = self._known(framed, _costs(direction))
        self._silent = self._silences(self._moves.pop("", []))
        self._columns = {"": self._quietened([0.0] + [_WORST] * self._places)}

    def _known(self, framed: str, costs: Chunks) -> dict[str, Moves]:
        """Give for letters heard all that they may stand for in the word."""
        moves: defaultdict[str, Moves] = defaultdict(list)
        for i in range(self._places + 1):
            for k in range(i, min(i + 3, self._places) + 1):
                for letters, cost in costs.get(framed[i:k], _NO_CHUNKS).items():
                    moves[letters].append((i, k, cost))
        return dict(moves)

    def _silences(self, known: Moves) -> Moves:
        """Give what letters of the first word cost where they are silent, in their order."""
        costs = {(i, i + 1): _UNSEEN for i in range(self._places)}
        for i, k, cost in known:
            costs[i, k] = min(cost, costs.get((i, k), _WORST))
        return [(i, k, cost) for (i, k), cost in sorted(costs.items())]

    def _quietened(self, column: list[float]) -> list[float]:
        """Let letters of the first word be silent; moves come in the order of their places."""
        for i, k, cost in self._silent:
            total = column[i] + cost
            if total < column[k]:
                column[k] = total
        return column

    def _column(self, beginning: str) -> list[float]:
        before = self._columns[beginning[:-1]]
        # One more letter stands for nothing known, or for the letter at its place.
        # Not by min(): this line is run more often than any other, and it halves its time.
        least = [(one if one < other else other) + _UNSEEN for one, other in pairwise(before)]
        column = [before[0] + _UNSEEN, *least]
        for size in range(1, min(3, len(beginning)) + 1):
            before = self._columns[beginning[:-size]]
            for i, k, cost in self._moves.get(beginning[-size:], ()):
                total = before[i] + cost
                if total < column[k]:
                    column[k] = total
        return self._quietened(column)

    def cost(self, other: str) -> float:
        """Say what it costs that another word is the first one, in a Russian case if need be."""
        inflected = (self._cost(base) + _INFLECTED for base in bases(other))
        return min(self._cost(other), *inflected, _WORST)

    def _cost(self, other: str) -> float:
        framed = f"^{other}$"
        for end in range(1, len(framed) + 1):
            beginning = framed[:end]
            if beginning not in self._columns:
                self._columns[beginning] = self._column(beginning)
        return self._columns[framed][-1]


@lru_cache(maxsize=32)
def _listener(word: str, direction: Direction) -> _Listener:
    return _Listener(word, direction)


@lru_cache(maxsize=65536)
def correspondence(first: str, second: str) -> float:
    """Say how much speaks for two folded words being one name, in natural logarithms.

    Above 0 more speaks for it than against; a name of six letters well rendered reaches about 12.
    Words that are not both in a known script are as far apart as can be.
    """
    one, other = script_of(first), script_of(second)
    if one is None or other is None:
        return -_WORST
    return -_listener(shortened(first), (one, other)).cost(shortened(second))


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
    likely, word = _likely((own, script)), f"^{shortened(word)}$"
    reached: list[dict[str, float]] = [{} for _ in range(len(word) + 1)]
    reached[0][""] = 0.0
    for i in range(len(word)):
        found = sorted(reached[i].items(), key=itemgetter(1))[:_BEAM]
        _grown(found, likely.get(word[i], _SKIPPED), reached[i + 1])
        for size in range(2, min(3, len(word) - i) + 1):
            _grown(found, likely.get(word[i : i + size], ()), reached[i + size])
    whole = [
        (text[1:-1].replace("шч", "щ"), cost)
        for text, cost in reached[-1].items()
        if _is_whole(text)
    ]
    return sorted(whole, key=itemgetter(1))[:most]


def _is_whole(text: str) -> bool:
    return len(text) > 2 and text[0] == "^" and text[-1] == "$"
