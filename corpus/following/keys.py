"""The keys under which standing questions and articles meet.

A key is a number, so that the table of them stays small; two that fall together by chance cost one
comparison and no mistake.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Literal

from corpus.language.romanise import Script
from corpus.language.skeleton import letter_skeleton
from corpus.language.sound import renderings

Kind = Literal["name", "names", "stem", "sound", "any"]

_SCRIPTS: tuple[Script, ...] = ("latin", "cyrillic", "arabic")
_RENDERINGS = 12  # a script: of names written in another one, 9 in 10 are among the likeliest
_SHORTEST_HEARD = 3  # letters; two consonants and nothing else are in every article
_MOST_IN_PAIRS = 40  # names of an article, in their order; beyond it is a list of names


@lru_cache(maxsize=131_072)
def key_of(kind: Kind, text: str) -> int:
    """Give a key as a number of 64 bits with a sign, which both databases can hold."""
    digest = hashlib.blake2b(f"{kind}:{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


ANY = key_of("any", "")
"""The key that every article has."""


def pair_key(one: str, other: str) -> int:
    """Give the key of two names that stand in one article, in whichever order."""
    return key_of("names", "+".join(sorted((one, other))))


def pairs_of(names: Iterable[str]) -> Iterator[int]:
    """Give the keys of all pairs of an article's names."""
    some = list(dict.fromkeys(names))[:_MOST_IN_PAIRS]
    return (pair_key(one, other) for one, other in combinations(some, 2))


def _outline(word: str) -> str | None:
    """Give a word's beginning, its consonants and its end; None where they say nothing.

    Of names in another script 9 in 10 have one that a likely spelling of theirs has, and of the
    words of an article one in a hundred has it by chance; by the consonants alone it is seven.
    """
    consonants = letter_skeleton(word)
    return f"{word[:2]}{consonants}{word[-1]}" if len(consonants) > 1 else None


@lru_cache(maxsize=8_192)
def sounds_asked(word: str) -> tuple[str, ...]:
    """Give the outlines that a folded word may have in any script."""
    if not word.isalpha() or len(word) < _SHORTEST_HEARD:
        return ()
    spellings = (
        spelling for script in _SCRIPTS for spelling, _ in renderings(word, script, _RENDERINGS)
    )
    return tuple(dict.fromkeys(filter(None, map(_outline, (word, *spellings)))))


def sound_offered(word: str) -> str | None:
    """Give the outline of a folded word of an article."""
    return _outline(word) if word.isalpha() and len(word) >= _SHORTEST_HEARD else None
