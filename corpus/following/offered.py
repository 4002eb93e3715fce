"""What an article offers to the questions that stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.following.keys import ANY, key_of, pairs_of, sound_offered
from corpus.following.standing import Lexicon
from corpus.knowledge import Knowledge, Mention
from corpus.language.common import commonness
from corpus.language.tokens import tokenize
from corpus.search.function_words import STOP_WORDS
from corpus.search.terms import source_terms, stems_in
from corpus.topics import us_russia
from storage.changed_article import ChangedArticle

# What stands further on than this is not what an article is about, and nobody waits for it.
_READ_AT_MOST = 20_000
# Words of more than this share of the articles are no names that somebody waits for by their sound.
_COMMON_SHARE, _COMMON_AT_LEAST = 0.05, 50
_COMMON_IN_PERSIAN = 6.0
_ENOUGH_PEOPLE = 4


@dataclass(frozen=True)
class Offered:
    """An article, read once for all questions.

    Attributes:
        names: Keys of the entries that it names, in its order, each once.
        stems: Of all its words.
        words: All its words, in their order, folded.
        heard: Its rarer words by their outlines (see `keys`).
        weight: How much it is about people that are known, and about the two countries: 0 to 100.
    """

    article: ChangedArticle
    names: tuple[str, ...]
    stems: frozenset[str]
    words: tuple[str, ...]
    heard: Mapping[str, Sequence[str]]
    is_about_us_russia: bool
    weight: int

    @cached_property
    def named(self) -> frozenset[str]:
        """The entries that it names, to look one up among them."""
        return frozenset(self.names)

    @cached_property
    def source(self) -> frozenset[str]:
        """The terms of its source."""
        return frozenset(source_terms(tokenize(self.article.source or "")))

    def keys(self) -> list[int]:
        """Give the keys under which questions are proposed for it."""
        return list(dict.fromkeys(self._keys()))

    def _keys(self) -> Iterator[int]:
        yield ANY
        yield from (key_of("name", name) for name in self.names)
        yield from pairs_of(self.names)
        yield from (key_of("stem", stem) for stem in self.stems if stem not in STOP_WORDS)
        yield from (key_of("sound", sound) for sound in self.heard)


def offered(article: ChangedArticle, knowledge: Knowledge, lexicon: Lexicon) -> Offered:
    """Read an article."""
    title, body = tokenize(article.title), tokenize(article.body[:_READ_AT_MOST])
    tokens = (*title, *body)
    mentions = knowledge.mentions(tokens, article.published_on)
    topic = us_russia(mentions, title_tokens=len(title), tokens=len(tokens))
    words = tuple(token.text for token in tokens)
    stems = stems_in(tokens, article.language)
    return Offered(
        article,
        names=tuple(dict.fromkeys(mention.entry.key for mention in mentions)),
        stems=frozenset(stems),
        words=words,
        heard=_heard(words, stems, lexicon),
        is_about_us_russia=topic.is_in,
        weight=_weight(mentions, topic.sure),
    )


def _heard(
    words: Sequence[str], stems: Sequence[str], lexicon: Lexicon
) -> Mapping[str, Sequence[str]]:
    """Give the rarer words by their outlines, and their stems."""
    most = max(_COMMON_AT_LEAST, _COMMON_SHARE * lexicon.size)
    heard: defaultdict[str, list[str]] = defaultdict(list)
    for word, stem in dict(zip(words, stems, strict=True)).items():
        if word in STOP_WORDS or commonness(word) > _COMMON_IN_PERSIAN:
            continue
        if lexicon.frequency("words", word) > most:
            continue
        for form in dict.fromkeys((word, stem)):
            sound = sound_offered(form)
            if sound is not None:
                heard[sound].append(form)
    return heard


def _weight(mentions: Sequence[Mention], sure: float) -> int:
    people = {one.entry.key for one in mentions if one.entry.kind == "person"}
    return round(50 * sure + 50 * min(1.0, len(people) / _ENOUGH_PEOPLE))
