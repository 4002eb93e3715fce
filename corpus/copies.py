"""Near-copies: texts that repeat each other under another headline or amid other furniture.

A text is cut into shingles, rows of four folded words, and the least of their hashes are its
sketch: two texts that share most shingles share most of the least ones (A. Broder, "On the
resemblance and containment of documents", 1997). The index finds texts by their sketch; whether
they are copies is told from all their shingles.
"""

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

COPY = 0.7
"""From which share of its shingles on the shorter of two texts is a copy of the longer."""

_WORDS = 4
_SKETCH = 8
_FEWEST = 12  # shingles; of less it cannot be told
# CRC keeps the order of similar words; multiplied by an odd number (Knuth) it does not.
_SPREAD, _MASK = 2_654_435_761, 0xFFFFFFFF


def shingles(words: Sequence[str]) -> frozenset[int]:
    """Hash every four words of a body that follow each other, to 32 bits."""
    # Encoded at once, four bytes a letter, so that a row is found by its words' lengths.
    text = " ".join((*words, "")).encode("utf-32-le", "surrogatepass")
    places = list(accumulate([4 * len(word) + 4 for word in words], initial=0))
    rows = zip(places, places[_WORDS:], strict=False)
    return frozenset([crc32(text[start:end]) * _SPREAD & _MASK for start, end in rows])


def sketch(hashes: frozenset[int]) -> tuple[str, ...]:
    """Give the keys under which copies are found; none for a text that is too short."""
    return tuple(f"{each:x}" for each in sorted(hashes)[:_SKETCH]) if _can_tell(hashes) else ()


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Say which share of the shorter text stands in the longer one, from 0 to 1."""
    if not (_can_tell(one) and _can_tell(other)):
        return 0.0
    return len(one & other) / min(len(one), len(other))


def _can_tell(hashes: frozenset[int]) -> bool:
    return len(hashes) >= _FEWEST
