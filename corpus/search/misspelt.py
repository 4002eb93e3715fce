"""Names that are nearly spelt as the knowledge has them: "kery lavrof"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from corpus.knowledge import Knowledge, Mention
from corpus.language.tokens import Token
from corpus.search.terms import script

# One letter in five: kery for Kerry, but not Iran for Iraq, which are four letters each.
_LEAST_LIKE = 0.78
_SHORTEST = 4


@lru_cache(maxsize=1)  # whoever puts words right shares them: megabytes, and a tenth of a second
def _words_of(knowledge: Knowledge) -> Mapping[str, Sequence[str]]:
    """Give the words of all spellings by their script."""
    by_script: dict[str, set[str]] = defaultdict(set)
    for spelling, _ in knowledge.spellings():
        for word in spelling.split(" "):
            if len(word) >= _SHORTEST:
                by_script[script(word)].add(word)
    return {name: sorted(words) for name, words in by_script.items()}


class Misspelt:
    """Puts words right towards the words of the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._words = _words_of(knowledge)

    def names(self, words: Sequence[Token]) -> list[Mention]:
        """Find the entries that these words name when each is put right; positions are theirs."""
        righted = [Token(self._righted(word.text), word.start, word.end) for word in words]
        return self._knowledge.mentions(righted)

    def _righted(self, word: str) -> str:
        if len(word) < _SHORTEST:
            return word
        known = self._words.get(script(word), [])
        similarity = DamerauLevenshtein.normalized_similarity
        found = process.extractOne(word, known, scorer=similarity, score_cutoff=_LEAST_LIKE)
        return found[0] if found else word
