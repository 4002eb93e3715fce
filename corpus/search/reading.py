"""An article, read sentence by sentence against what a question asks for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge import Entry, Knowledge, Mention
from corpus.language.sentences import sentences
from corpus.language.stems import Language, stem
from corpus.language.tokens import Token, tokenize
from corpus.search.function_words import Intent
from corpus.search.query import Query
from corpus.search.terms import stem_language
from corpus.search.things import LEVELS, Asked
from storage.models import Article

# An article's first 20,000 characters hold what it is about; reading on would cost more than the
# whole search.
_READ_AT_MOST = 20_000
_ASKS_FOR_A_NAME: tuple[Intent, ...] = ("who", "where", "said")


@dataclass(frozen=True, slots=True)
class Match:
    """Where a sentence has one of the asked things: its number, and a place in the text."""

    thing: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence with all that is known of it; places are those of the whole text.

    Attributes:
        named: Every entry that it names, with the place where that begins and ends.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    named: tuple[tuple[int, int, Entry], ...]
    matches: tuple[Match, ...]

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start

    @property
    def things(self) -> frozenset[int]:
        """Which of the asked things it has."""
        return frozenset(match.thing for match in self.matches)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article's text, title first, and the sentences of both parts."""

    text: str
    title: list[ReadSentence]
    body: list[ReadSentence]

    @property
    def words(self) -> Mapping[int, str]:
        """Give the words by which each asked thing first stands in the text, by its number."""
        found: dict[int, str] = {}
        for sentence in (*self.title, *self.body):
            for match in sentence.matches:
                found.setdefault(match.thing, self.text[match.start : match.end])
        return found


class Reader:
    """Reads texts against one question."""

    def __init__(self, knowledge: Knowledge, query: Query, things: Sequence[Asked]) -> None:
        self._knowledge = knowledge
        # Finding names is a third of the reading, and most questions do without.
        self._wants_names = query.intent in _ASKS_FOR_A_NAME or any(t.entry for t in things)
        self._entries = _numbered(things, "entries")
        self._words = _numbered(things, "words")
        self._stems = _numbered(things, "stems")

    def read(self, article: Article) -> "ReadArticle":
        """Read an article's title and body, together."""
        text = f"{article.title}\n{article.body}"[:_READ_AT_MOST]
        tokens = tokenize(text)
        day = article.published_on
        mentions = self._knowledge.mentions(tokens, day) if self._wants_names else []
        matches = sorted(
            (*self._of_words(tokens, article.language), *self._of_entries(tokens, mentions)),
            key=lambda match: match.start,
        )
        spans = sentences(text, article.language)
        divided = list(_divided(spans, tokens, mentions, matches))
        body = len(article.title)
        return ReadArticle(
            text,
            title=[sentence for sentence in divided if sentence.start < body],
            body=[sentence for sentence in divided if sentence.start >= body],
        )

    def _of_words(self, tokens: Sequence[Token], language: Language) -> Iterator[Match]:
        for token in tokens:
            thing = self._words.get(token.text)
            if thing is None and self._stems:
                thing = self._stems.get(stem(token.text, stem_language(token.text, language)))
            if thing is not None:
                yield Match(thing, token.start, token.end)

    def _of_entries(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Match]:
        for mention in mentions:
            thing = self._entries.get(mention.entry.key)
            if thing is not None:
                yield Match(thing, tokens[mention.first].start, tokens[mention.last].end)


def _numbered(things: Sequence[Asked], kind: str) -> Mapping[str, int]:
    """Map every word or stem of the asked things to the number of its thing.

    What may be two things is the one that is written so, and not the one misspelt or only heard.
    """
    ways = [(number, way) for number, thing in enumerate(things) for way in thing.ways]
    numbers: dict[str, int] = {}
    for number, way in sorted(ways, key=lambda pair: LEVELS.index(pair[1].level)):
        for text in getattr(way, kind):
            numbers.setdefault(text, number)
    return numbers


def _divided(
    spans: Sequence[tuple[int, int]],
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    matches: Sequence[Match],
) -> Iterator[ReadSentence]:
    """Give each sentence its share of what was found in the whole text."""
    token, mention, match = 0, 0, 0
    for start, end in spans:
        first_token, first_mention, first_match = token, mention, match
        while token < len(tokens) and tokens[token].start < end:
            token += 1
        while mention < len(mentions) and mentions[mention].first < token:
            mention += 1
        while match < len(matches) and matches[match].start < end:
            match += 1
        yield ReadSentence(
            start,
            end,
            tuple(tokens[first_token:token]),
            tuple(
                (tokens[each.first].start, tokens[each.last].end, each.entry)
                for each in mentions[first_mention:mention]
            ),
            tuple(matches[first_match:match]),
        )
