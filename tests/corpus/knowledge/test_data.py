"""What has to hold of the data files, whoever edits them."""

import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations

import pytest

from corpus.knowledge import LANGUAGES, Person
from corpus.knowledge.build import folded_words
from corpus.knowledge.entries import Term
from corpus.knowledge.patterns import spellings
from corpus.language.tokens import tokenize

SCRIPTS = {
    "en": re.compile(r"[A-Za-zÀ-ž]"),
    "fa": re.compile(r"[\u0621-\u06cc]"),
    "ar": re.compile(r"[\u0621-\u064a]"),
    "ru": re.compile(r"[А-яЁё]"),
}


def test_there_is_as_much_as_was_promised(knowledge):
    counts = Counter(entry.kind for entry in knowledge.entries.values())
    assert counts["person"] >= 250
    assert counts["place"] >= 150
    assert counts["body"] >= 120
    assert counts["concept"] >= 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_written_in_its_script(knowledge, language):
    things = [*knowledge.entries.values(), *knowledge.offices.values()]
    wrong = [thing.key for thing in things if not SCRIPTS[language].search(thing.labels[language])]
    assert wrong == []


def test_persian_is_written_with_persian_letters_and_arabic_with_arabic_ones(knowledge):
    foreign = {"fa": re.compile("[يكىة]"), "ar": re.compile("[یکپچژگ]")}
    wrong = [
        (entry.key, language)
        for entry in knowledge.entries.values()
        for language, letters in foreign.items()
        if letters.search(entry.labels[language])
    ]
    assert wrong == []


def test_a_spelling_belongs_to_two_entries_only_where_both_say_so(knowledge):
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in knowledge.entries.values():
        for pattern in entry.patterns.values():
            for spelling in spellings(pattern):
                joined = " ".join(folded_words(spelling.words))
                owners[joined][entry.key] = owners[joined].get(entry.key, "") or spelling.doubt
    contested = {
        joined: sorted(keys)
        for joined, keys in owners.items()
        if len(keys) > 1 and not all(keys.values())
    }
    assert contested == {}


def test_no_office_has_two_holders_at_a_time(knowledge):
    held: dict[str, list[tuple[Term, str]]] = defaultdict(list)
    for entry in knowledge.entries.values():
        for term in entry.offices if isinstance(entry, Person) else ():
            held[term.office].append((term, entry.key))
    clashes = [
        (office, one, other)
        for office, terms in held.items()
        if knowledge.offices[office].single
        for (first, one), (second, other) in combinations(terms, 2)
        if _overlap(first, second)
    ]
    assert clashes == []


def _overlap(one: Term, other: Term) -> bool:
    """Whether two terms share more than the day of a handover, as far as their ends are known."""
    first, second = sorted((one, other), key=lambda term: (term.since, term.until or date.max))
    if first.until is None or first.until > second.since:
        blurred = {first.until_precision, second.since_precision} & {"month", "year"}
        return not (blurred and first.until and _same_month(first.until, second.since, blurred))
    return False


def _same_month(one: date, other: date, precisions: set[str]) -> bool:
    return one.year == other.year and ("year" in precisions or one.month == other.month)


def test_every_office_with_a_country_of_ours_has_somebody(knowledge):
    held = {term.office for entry in knowledge.entries.values() if isinstance(entry, Person)
            for term in entry.offices}  # fmt: skip
    ours = {key for key, office in knowledge.offices.items() if office.side != "other"}
    assert ours - held == set()


def test_words_make_the_same_tokens_alone_and_in_their_spelling(knowledge):
    different = [
        (entry.key, spelling.words)
        for entry in knowledge.entries.values()
        for pattern in entry.patterns.values()
        for spelling in spellings(pattern)
        if folded_words(spelling.words) != tuple(token.text for token in tokenize(spelling.words))
    ]
    assert different == []
