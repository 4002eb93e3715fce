"""What a question says in signs, not in words: `source:irna`, `-lang:ru`, "a phrase", -word."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from corpus.language.fold import fold
from corpus.language.stems import Language
from corpus.language.tokens import tokenize

# A phrase must close; a quote that does not is an ordinary sign, as in 5" or 'tis.
_PHRASE = re.compile(
    r'(?P<minus>(?<!\S)[-−])?(?:["“”„](?P<words>[^"“”„\n]*)["“”]|«(?P<angled>[^«»\n]*)»)'
)
_OPERATOR = re.compile(
    r"(?<!\S)(?P<minus>[-−])?(?P<name>source|lang|language|after|since|before|until|exact)\s?[:：]\s*"
    r'(?:"(?P<quoted>[^"]*)"|«(?P<angled>[^«»]*)»|(?P<plain>\S*))',
    re.IGNORECASE,
)
# A quote before a word opens a phrase; what closes none follows its word, as in 5".
_OPEN = re.compile(r'(?<!\S)[-−]?["“„«](?=\w)[^\n]*')
_UNWANTED = re.compile(r"(?<!\S)[-−](?=[^\W\d_])(?P<word>[^\W_]+)")

_QUOTES = ' -−"“„«'

_LANGUAGES: Mapping[Language, str] = {
    "en": "en eng english انگلیسی الإنجليزية إنجليزي إنجليزية английский английском англ",
    "fa": "fa per fas persian farsi dari prs fa-af فارسی دری الفارسية فارسية персидский дари фарси",
    "ar": "ar ara arabic عربی العربية عربي عربية арабский арабском",
    "ru": "ru rus russian روسی الروسية روسي روسية русский русском",
}
_LANGUAGE_OF = {fold(word): name for name, words in _LANGUAGES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Ignored:
    """A sign of a question that says nothing, and why.

    Attributes:
        typed: As it was typed.
        why: "empty": it has no value. "unread": its value is none of those it takes. "open": a
            quote that is not closed; its words are looked for one by one.
    """

    typed: str
    why: Literal["empty", "unread", "open"]


@dataclass(frozen=True, slots=True)
class Operators:
    """The signs of a question, read.

    Attributes:
        source: Folded; what an article's source must contain.
        not_sources: Folded; what an article's source must not contain.
        not_languages: What an article must not be in.
        ignored: Signs that cannot be read, and why.
        phrases: Folded words that must stand together.
        unwanted: Folded words or phrases that must not be there.
        exact: Only the spelling that was typed, no other script, form or typo.
    """

    source: str | None = None
    language: Language | None = None
    after: str | None = None
    before: str | None = None
    exact: bool = False
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = ()
    not_sources: tuple[str, ...] = ()
    not_languages: tuple[Language, ...] = ()
    ignored: tuple["Ignored", ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether they say which articles are meant, with nothing else to look for."""
        is_kind_said = self.source or self.language or self.not_sources or self.not_languages
        return bool(is_kind_said or self.unwanted)


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into folded words."""
    return tuple(token.text for token in tokenize(text))


class _Reader:
    """Takes the signs out of a question, and leaves blanks so that places stay."""

    def __init__(self, question: str) -> None:
        self.rest = question
        self.read = Operators()

    def take(self, pattern: re.Pattern[str], keep: Callable[[re.Match[str]], str]) -> None:
        """Read every match; what `keep` returns stays in the question for its words."""

        def blank(match: re.Match[str]) -> str:
            return keep(match).rjust(len(match.group()))[: len(match.group())]

        self.rest = pattern.sub(blank, self.rest)

    def add_phrase(self, match: re.Match[str]) -> str:
        text = match["words"] or match["angled"] or ""
        words = words_of(text)
        if not words:
            return ""
        if match["minus"]:
            self.read = replace(self.read, unwanted=(*self.read.unwanted, words))
            return ""
        self.read = replace(self.read, phrases=(*self.read.phrases, words))
        # The words of a phrase are asked for like others as well, so that they count and shine.
        return text + " "

    def add_unwanted(self, match: re.Match[str]) -> str:
        words = words_of(match["word"])
        self.read = replace(self.read, unwanted=(*self.read.unwanted, words))
        return ""

    def add_operator(self, match: re.Match[str]) -> str:
        name = ("-" if match["minus"] else "") + match["name"].lower()
        quoted = match["quoted"] or match["angled"]
        value = quoted or match["plain"] or ""
        if name == "exact":
            self.read = replace(self.read, exact=True)
            return value + " " if quoted else value
        read = _READERS[name](self.read, value) if value and name in _READERS else None
        if read is None:
            self._ignore(Ignored(match.group().strip(), "unread" if value else "empty"))
        self.read = read or self.read
        return ""

    def note_open_quote(self) -> None:
        found = _OPEN.search(self.rest)
        if found:
            self._ignore(Ignored(found.group().strip(_QUOTES), "open"))

    def _ignore(self, ignored: Ignored) -> None:
        self.read = replace(self.read, ignored=(*self.read.ignored, ignored))


def _source(read: Operators, value: str) -> Operators | None:
    folded = " ".join(words_of(value))
    return replace(read, source=folded) if folded else None


def _not_source(read: Operators, value: str) -> Operators | None:
    folded = " ".join(words_of(value))
    return replace(read, not_sources=(*read.not_sources, folded)) if folded else None


def _language(read: Operators, value: str) -> Operators | None:
    known = _LANGUAGE_OF.get(fold(value))
    return replace(read, language=known) if known else None


def _not_language(read: Operators, value: str) -> Operators | None:
    known = _LANGUAGE_OF.get(fold(value))
    return replace(read, not_languages=(*read.not_languages, known)) if known else None


def _after(read: Operators, value: str) -> Operators:
    return replace(read, after=value)


def _before(read: Operators, value: str) -> Operators:
    return replace(read, before=value)


_READERS: Mapping[str, Callable[[Operators, str], Operators | None]] = {
    "source": _source,
    "-source": _not_source,
    "lang": _language,
    "language": _language,
    "-lang": _not_language,
    "-language": _not_language,
    "after": _after,
    "since": _after,
    "before": _before,
    "until": _before,
}


def read_operators(question: str) -> tuple[Operators, str]:
    """Take the signs out of a question; the rest has blanks in their place.

    >>> read_operators('Kerry -Lima lang:fa')[0].unwanted
    (('lima',),)
    """
    reader = _Reader(question)
    reader.take(_OPERATOR, reader.add_operator)
    reader.take(_PHRASE, reader.add_phrase)
    reader.note_open_quote()
    reader.take(_UNWANTED, reader.add_unwanted)
    return reader.read, reader.rest
