"""Articles made up for measuring: words by Zipf's law, names of the knowledge among them.

python -m benchmarks.corpus 100000 > articles.jsonl
"""

import itertools
import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.knowledge import Knowledge, load
from storage.models import Language

WORDS = 220
"""Words of an article, about."""

_VOCABULARY = 30_000
_FIRST_DAY, _DAYS = date(2008, 1, 1), 6_500
_LETTERS: dict[Language, tuple[str, str]] = {
    "en": ("bcdfghjklmnprstvw", "aeiou"),
    "ru": ("бвгджзклмнпрстфхчш", "аеиоу"),
    "fa": ("بپتجچخدرزسشفکگلمنه", "اویه"),
    "ar": ("بتجحخدرزسشصعفقكلمنه", "اوية"),
}
# How often a sentence names somebody, something or Russia.
_NAMES_IN_ARTICLE = 6
_NAMES_RUSSIA = 0.8


class _Writer:
    def __init__(self, language: Language, knowledge: Knowledge, chance: random.Random) -> None:
        self._chance = chance
        consonants, vowels = _LETTERS[language]
        syllables = ["".join(pair) for pair in itertools.product(consonants, vowels)]
        self._words = [
            "".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))
            for _ in range(_VOCABULARY)
        ]
        self._weights = list(itertools.accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
        entries = sorted(knowledge.entries.values(), key=lambda entry: entry.key)
        self._names = [entry.labels[language] for entry in entries]
        chance.shuffle(self._names)
        self._name_weights = list(
            itertools.accumulate(1 / rank for rank in range(1, len(self._names) + 1))
        )
        self._russia = knowledge.entries["place/russia"].labels[language]

    def sentence(self, length: int) -> str:
        words = self._chance.choices(self._words, cum_weights=self._weights, k=length)
        return " ".join(words).capitalize() + "."

    def names(self, count: int) -> list[str]:
        return self._chance.choices(self._names, cum_weights=self._name_weights, k=count)

    def article(self) -> tuple[str, str]:
        names = self.names(_NAMES_IN_ARTICLE)
        if self._chance.random() < _NAMES_RUSSIA:
            names.append(self._russia)
        sentences = [self.sentence(self._chance.randint(9, 21)) for _ in range(WORDS // 15)]
        for name in names:
            place = self._chance.randrange(len(sentences))
            sentences[place] = f"{name} {sentences[place]}"
        title = f"{names[0]} {self.sentence(6).rstrip('.')} {names[1]}"
        paragraphs = [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
        return title, "\n\n".join(paragraphs)


def articles(count: int, *, seed: int = 1) -> Iterator[dict[str, str]]:
    """Make articles in turn in the four languages, as lines that `safir add` takes."""
    chance = random.Random(seed)
    knowledge = load()
    writers = {language: _Writer(language, knowledge, chance) for language in _LETTERS}
    for number, language in zip(range(count), itertools.cycle(writers), strict=False):
        title, body = writers[language].article()
        day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
        yield {
            "id": f"made-{seed}-{number}",
            "title": title,
            "body": body,
            "language": language,
            "source": f"Wire {number % 40}",
            "published": day.isoformat(),
        }


if __name__ == "__main__":
    for article in articles(int(sys.argv[1])):
        print(json.dumps(article, ensure_ascii=False))
