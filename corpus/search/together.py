"""Which of the words that a name's parts may be stand side by side in some article.

A word that is looked up alone has many likenesses: nabih is نابیه before it is نبیه. Beside berri
it is نبیه, because some article has نبیه بری and none has نابیه بیری.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from corpus.language.sound import likeness
from corpus.search.expand import Expansion
from corpus.search.terms import script
from storage.index import Index
from storage.index_query import AnyOf, Fixed, Phrase

# Pairs are tried from the likeliest on; what is this much less likely than one that is there is
# another name. In the likeness of two words, each 0 to 1.
_GAP = 0.25
_LEAST_ALIKE = 0.3
# So many pairs are tried, the first few alone where mostly one of them is there. In Arabic letters
# three languages have ways of their own to write a name, all of which are wanted.
_MOST_PAIRS = 48
_TRIED: Mapping[str, tuple[int, ...]] = {"latin": (12, 36), "cyrillic": (12, 36), "arabic": (48,)}
_LOOKED_AT = 20  # articles; the best pair may be in more, so that other forms are not seen

Pair = tuple[Expansion, Expansion]


def pairs_that_stand_together(
    index: Index,
    words: tuple[str, str],
    first: Sequence[Expansion],
    second: Sequence[Expansion],
) -> list[tuple[Pair, float]]:
    """Give pairs of words of one script that two neighbouring words of a question may be.

    Args:
        index: Where some article must have them side by side.
        words: As they were typed, folded.
        first: What the first of them may be.
        second: What the second may be.

    Returns:
        The likeliest pairs first, each with its likeness from 0 to 1.
    """
    found: list[tuple[Pair, float]] = []
    for kind in ("latin", "cyrillic", "arabic"):
        pairs = list(_likeliest(words, first, second, kind))
        found += _that_are_there(index, pairs, _TRIED[kind])
    return found


def _likeliest(
    words: tuple[str, str], first: Sequence[Expansion], second: Sequence[Expansion], kind: str
) -> Iterator[tuple[Pair, float]]:
    sides = (
        [(each, _alike(word, each)) for each in expansions if script(each.term) == kind]
        for word, expansions in zip(words, (first, second), strict=True)
    )
    pairs = [((a, b), (alike + other) / 2) for (a, alike), (b, other) in product(*sides)]
    likely = sorted((pair for pair in pairs if pair[1] >= _LEAST_ALIKE), key=lambda each: -each[1])
    yield from likely[:_MOST_PAIRS]


def _alike(word: str, found: Expansion) -> float:
    return likeness(word, found.term) if found.reason == "sound" else found.weight


def _that_are_there(
    index: Index, pairs: Sequence[tuple[Pair, float]], sizes: Sequence[int]
) -> list[tuple[Pair, float]]:
    tried = 0
    for size in sizes:
        group = pairs[tried : tried + size]
        places = _present(index, [pair for pair, _ in group])
        if places:
            least = group[places[0]][1] - _GAP
            return [group[place] for place in places if group[place][1] >= least]
        tried += size
    return []


def _present(index: Index, pairs: Sequence[Pair]) -> list[int]:
    """Give the places of those pairs that the best few articles have, the likeliest first."""
    size = len(pairs)
    phrases = tuple(
        (Fixed(Phrase("words", (one.term, other.term), slop=1), float(size - place)), 1.0)
        for place, (one, other) in enumerate(pairs)
    )
    if not phrases:
        return []
    articles = index.search(AnyOf(phrases, tie=0.0), _LOOKED_AT)
    return sorted({size - round(each.score) for each in articles})
