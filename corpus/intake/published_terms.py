"""Who an article names with the title of an office, and when they held it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.intake.published_cues import plain, says
from corpus.intake.published_page import Page, lead_end
from corpus.knowledge import Knowledge, Mention, Person
from corpus.language.tokens import Token, tokenize

_NEAR = 3  # tokens between a name and its title
_AROUND = 25  # characters around both in which "former" is looked for
_GRACE = timedelta(days=2)  # after a term's end: what its last day brought is still told


@dataclass(frozen=True, slots=True)
class Served:
    """The terms of the office that a person is called by."""

    key: str
    terms: tuple[tuple[date, date | None], ...]

    def held_on(self, day: date) -> bool:
        return any(
            since <= day and (until is None or day <= until + _GRACE) for since, until in self.terms
        )


Title = tuple[frozenset[str], int, int]


def served(page: Page, knowledge: Knowledge | None) -> list[Served]:
    """The people that the article names with an office they have held, each once.

    Those of its first paragraphs, where there are any: further down stands what was before.
    """
    if knowledge is None:
        return []
    lead = _in_text(page.raw[page.body[0] : lead_end(page)], page.language, knowledge)
    return lead or _in_text(page.raw[page.body[0] : page.body[1]], page.language, knowledge)


def _in_text(text: str, language: str | None, knowledge: Knowledge) -> list[Served]:
    tokens = tokenize(text)
    titles = knowledge.titles(tokens)
    found: dict[str, Served] = {}
    for mention in knowledge.mentions(tokens):
        one = _served(mention, titles, tokens, text, language)
        if one is not None:
            found.setdefault(one.key, one)
    return list(found.values())


def _served(
    mention: Mention,
    titles: Sequence[Title],
    tokens: Sequence[Token],
    text: str,
    language: str | None,
) -> Served | None:
    person = mention.entry
    if not isinstance(person, Person):
        return None
    offices = {
        office
        for keys, first, last in titles
        if _gap(mention, first, last) <= _NEAR
        and not _is_former(tokens, mention, first, last, text, language)
        for office in keys
    }
    terms = tuple((term.since, term.until) for term in person.offices if term.office in offices)
    return Served(person.key, terms) if terms else None


def _gap(mention: Mention, first: int, last: int) -> int:
    return max(first - mention.last, mention.first - last) - 1


def _is_former(
    tokens: Sequence[Token],
    mention: Mention,
    first: int,
    last: int,
    text: str,
    language: str | None,
) -> bool:
    start = tokens[min(mention.first, first)].start
    end = tokens[max(mention.last, last)].end
    title = plain(text[max(0, tokens[first].start - _AROUND) : tokens[first].start])
    around = plain(text[max(0, start - _AROUND) : end + _AROUND])
    return says("former", around, language) or says("deputy", title, language)
