"""A question, understood: what is asked for, and what is only said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.knowledge import Entry, Knowledge, Mention
from corpus.language.calendars import FoundDate, find_dates
from corpus.language.detect import detect
from corpus.language.stems import Language
from corpus.language.tokens import Token, tokenize
from corpus.search.function_words import (
    ASKED_FIRST,
    ASKED_INSIDE,
    ASKING,
    KINDS,
    LAST_WORDS,
    QUESTION_WORDS,
    Intent,
    asks_in,
    is_stop_word,
)
from corpus.search.operators import Operators, read_operators
from corpus.search.spans import Span, span_asked
from corpus.search.terms import script

# What is beyond is not looked at: nobody asks for so much, and a question must stay cheap.
_LONGEST_QUESTION = 1_000  # characters
_MOST_WORDS = 32
_LANGUAGES: tuple[Language, ...] = ("en", "fa", "ar", "ru")
# A few words are all meant; in a long question some are bound to be in no article.
_FEW_WORDS = 4
_QUESTION_MARKS = ("?", "؟")


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """An entry of the knowledge that a question names, where, and with which folded words."""

    entry: Entry
    spelling: str
    words: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where in the question it begins."""
        return self.words[0].start


@dataclass(frozen=True, slots=True)
class Query:
    """What a question asks for.

    Attributes:
        text: The question as it came, shortened if it was endless.
        language: What it is asked in; None where the words do not tell.
        tokens: All its words but those of operators, folded.
        names: Entries of the knowledge that it names, in its order, each once.
        words: What else it looks for: no stop words, nothing of the names or operators.
        dated: The words of a day, month or year that is looked for beside a few other words.
        is_short: A few words, all of which are meant.
        is_last: The newest is asked about: where did the two last meet.
        unwanted: Keys of the entries that -words name; whoever is meant in any script.
        span: The time it speaks of.
    """

    text: str
    language: Language | None
    intent: Intent
    tokens: tuple[str, ...]
    names: tuple[NamedEntry, ...]
    words: tuple[Token, ...]
    dated: tuple[Token, ...]
    operators: Operators
    span: Span | None
    is_short: bool
    is_last: bool = False
    unwanted: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it names nothing that could be looked for."""
        return not (self.names or self.words or self.dated or self.operators.phrases)


def understand(question: str, knowledge: Knowledge, today: date) -> Query:
    """Read a question in any of the four languages. Any text is accepted."""
    text = question[:_LONGEST_QUESTION]
    operators, rest = read_operators(text)
    tokens = tokenize(rest)
    language = _language(rest)
    asked, asking = _intent(tokens, language)
    dates = find_dates(rest, language, today)
    operators, span = span_asked(operators, dates, today)
    mentions = _not_asking(knowledge.mentions(tokens), asking)
    names = _each_once(mentions, tokens)
    if asked == "latest" and not names and _asks_for_the_last(tokens, asking):
        asked, asking = "plain", set()
    # "How long did the talks last" is not about the last talks.
    is_last = asked != "how_many" and _is_about_the_last(tokens, names)
    last = {place for place, token in enumerate(tokens) if is_last and token.text in LAST_WORDS}
    taken = _positions(mentions) | asking | last
    dated = _positions_of_dates(tokens, dates[:1]) - taken if _is_spoken(span) else set()
    wanted = _wanted(tokens, taken | dated, language)
    narrows = span is not None or operators.narrows
    intent = asked if names or wanted or operators.phrases or not narrows else "latest"
    is_short = len(names) + len(wanted) <= _FEW_WORDS and _is_bare(intent, rest, tokens)
    is_named = span is not None and span.kind == "named"
    if is_named and not is_short:
        wanted = _wanted(tokens, taken, language)
    if not (names or wanted or intent == "latest"):
        wanted = _fallback_words(tokens, asking)
    return Query(
        text=text,
        language=language,
        intent=intent,
        tokens=tuple(token.text for token in tokens[:_MOST_WORDS]),
        names=names,
        words=wanted,
        dated=tuple(tokens[each] for each in sorted(dated)) if is_named and is_short else (),
        operators=operators,
        span=span,
        is_short=is_short,
        is_last=intent == "latest" or is_last,
        unwanted=_entries_of(operators.unwanted, knowledge),
    )


def _entries_of(unwanted: Sequence[tuple[str, ...]], knowledge: Knowledge) -> tuple[str, ...]:
    """Give the keys of what single words name: who wants no Syria wants no سوریه either."""
    alone = (words[0] for words in unwanted if len(words) == 1)
    named = (knowledge.mentions([Token(word, 0, len(word))]) for word in alone)
    return tuple(mention.entry.key for mentions in named for mention in mentions)


def _language(text: str) -> Language | None:
    """Name the language; what is written in Cyrillic is read as Russian if nothing else is sure."""
    found = detect(text)
    if found is None and any(script(letter) == "cyrillic" for letter in text if letter.isalpha()):
        return "ru"
    return next((language for language in _LANGUAGES if language == found), None)


def _is_bare(intent: Intent, text: str, tokens: Sequence[Token]) -> bool:
    """Say whether words are what is looked for, and not a sentence that asks."""
    if intent == "latest":
        return True
    asks = any(token.text in QUESTION_WORDS for token in tokens)
    ends_so = text.rstrip().endswith(_QUESTION_MARKS) and len(tokens) >= _FEW_WORDS
    return intent == "plain" and not asks and not ends_so


def _is_spoken(span: Span | None) -> bool:
    """Say whether a time stands in the words of a question, and not in its operators."""
    return span is not None and span.kind != "demanded"


def _intent(tokens: Sequence[Token], language: Language | None) -> tuple[Intent, set[int]]:
    """Say what is asked, and at which positions stand the words that ask it."""
    texts = [token.text for token in tokens]
    found = [
        (kind, -len(phrase), place)
        for place, text in enumerate(texts)
        for kind, phrase in ASKING.get(text, ())
        if tuple(texts[place : place + len(phrase)]) == phrase and asks_in(phrase, language)
    ]
    if found:
        kind, size, place = min(found)
        return KINDS[kind], set(range(place, place - size))
    for intent, phrases in ASKED_FIRST.items():
        for phrase in phrases:
            if tuple(texts[: len(phrase)]) == phrase and asks_in(phrase, language):
                return intent, set(range(len(phrase)))
    for intent, phrases in ASKED_INSIDE.items():
        for (word,) in phrases:
            if word in texts and asks_in((word,), language):
                return intent, {texts.index(word)}
    return "plain", set()


def _asks_for_the_last(tokens: Sequence[Token], asking: set[int]) -> bool:
    """Say whether "last" is about a thing in a question, and not about news: his last play."""
    words = {tokens[place].text for place in asking}
    return words <= LAST_WORDS and any(token.text in QUESTION_WORDS for token in tokens)


def _is_about_the_last(tokens: Sequence[Token], names: Sequence[NamedEntry]) -> bool:
    """Say whether a question is about the last time that two people had to do with each other."""
    people = sum(name.entry.kind == "person" for name in names)
    return people > 1 and any(token.text in LAST_WORDS for token in tokens)


def _not_asking(mentions: Sequence[Mention], asking: set[int]) -> list[Mention]:
    """Leave out places that are words which ask: "وين", Vienna in Persian, is where in Arabic."""
    return [m for m in mentions if m.entry.kind != "place" or not asking >= _positions([m])]


def _positions(names: Sequence[Mention]) -> set[int]:
    return {place for name in names for place in range(name.first, name.last + 1)}


def _positions_of_dates(tokens: Sequence[Token], dates: Sequence[FoundDate]) -> set[int]:
    return {
        place
        for place, token in enumerate(tokens)
        if any(found.start <= token.start < found.end for found in dates)
    }


def _wanted(
    tokens: Sequence[Token], taken: set[int], language: Language | None
) -> tuple[Token, ...]:
    wanted: dict[str, Token] = {}
    for place, token in enumerate(tokens):
        is_free = place not in taken and not is_stop_word(token.text, language)
        if is_free and not _is_initial(tokens, place):
            wanted.setdefault(token.text, token)
    return tuple(wanted.values())[:_MOST_WORDS]


def _is_initial(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a word is one letter inside a name: few who write George Mitchell write the J."""
    word = tokens[place].text
    return 0 < place < len(tokens) - 1 and len(word) == 1 and word.isalpha()


def _fallback_words(tokens: Sequence[Token], asking: set[int]) -> tuple[Token, ...]:
    """Take the stop words where a question holds nothing else: "The The" is a band."""
    left = [token for place, token in enumerate(tokens) if place not in asking]
    return tuple(left[:_FEW_WORDS])


def _each_once(mentions: Sequence[Mention], tokens: Sequence[Token]) -> tuple[NamedEntry, ...]:
    once: dict[str, NamedEntry] = {}
    for mention in mentions:
        words = tuple(tokens[mention.first : mention.last + 1])
        named = NamedEntry(mention.entry, mention.spelling, words)
        once.setdefault(mention.entry.key, named)
    return tuple(once.values())
