"""The entries that a misspelt name is likeliest to mean, for somebody to choose from."""

from rapidfuzz import fuzz, process

from corpus.knowledge.entries import Entry
from corpus.knowledge.store import Knowledge
from corpus.language.likeness import name_gain
from corpus.language.romanise import romanise
from corpus.language.tokens import tokenize

_COMPARED = 60  # of ten thousand spellings, by their rough Latin forms
_LEAST_GAIN = 1.0  # on the scale of `name_gain`; below it lies what nobody would have meant


def nearest_entries(name: str, knowledge: Knowledge, limit: int = 3) -> list[Entry]:
    """Find entries whose spellings, in any script, look or sound like a name; the best first."""
    words = [token.text for token in tokenize(name)]
    spellings = list(knowledge.spellings())
    rough = [_rough(spelling.split()) for spelling, _ in spellings]
    gains: dict[str, float] = {}
    for _, _, place in process.extract(_rough(words), rough, scorer=fuzz.ratio, limit=_COMPARED):
        spelling, key = spellings[place]
        gains[key] = max(name_gain(words, spelling.split()), gains.get(key, 0.0))
    likely = [key for key, gain in gains.items() if gain >= _LEAST_GAIN]
    best = sorted(likely, key=lambda key: (-gains[key], key))[:limit]
    return [knowledge.entries[key] for key in best]


def _rough(words: list[str]) -> str:
    return " ".join(map(romanise, words))
