import pickle
from datetime import date

import pytest

from corpus.knowledge import Person
from corpus.language.tokens import tokenize


def test_holders_of_an_office_on_a_day(knowledge):
    def secretaries(day):
        return [person.key for person in knowledge.holders("us-secretary-of-state", day)]

    assert secretaries(date(2015, 9, 30)) == ["person/john-kerry"]
    assert secretaries(date(2017, 9, 19)) == ["person/rex-tillerson"]
    assert secretaries(date(2018, 4, 10)) == ["person/john-sullivan"]
    assert secretaries(date(1900, 1, 1)) == []


def test_terms_come_oldest_first_and_say_who_was_acting(knowledge):
    sullivan = knowledge.entries["person/john-sullivan"]
    assert isinstance(sullivan, Person)
    assert [term.office for term in sullivan.offices] == [
        "us-deputy-secretary-of-state",
        "us-secretary-of-state",
        "us-ambassador-russia",
    ]
    assert [term.acting for term in sullivan.offices] == [False, True, False]


def test_a_term_known_to_the_month_begins_on_its_first_and_ends_on_its_last_day(knowledge):
    (service,) = (
        term
        for term in knowledge.entries["person/william-burns"].offices
        if term.office == "us-ambassador-russia"
    )
    assert (service.since, service.since_precision) == (date(2005, 8, 1), "month")
    assert (service.until, service.until_precision) == (date(2008, 5, 31), "month")


def test_a_search_for_lavrov_looks_for_all_his_spellings(knowledge):
    expansions = knowledge.expansions(knowledge.entries["person/sergey-lavrov"])
    wanted = {("lavrov",), ("لاوروف",), ("لافروف",), ("ولافروف",), ("лаврова",)}
    assert wanted <= set(expansions)
    assert ("сергею", "лаврову") in expansions
    assert ("сергей", "лаврову") not in expansions


def test_a_search_does_not_look_for_words_that_are_only_sometimes_the_name(knowledge):
    assert ("rice",) not in knowledge.expansions(knowledge.entries["person/susan-rice"])


def test_spellings_are_folded_and_name_their_entry(knowledge):
    spellings = set(knowledge.spellings())
    assert ("kerry", "person/john-kerry") in spellings
    assert ("کیری", "person/john-kerry") in spellings
    assert all(word == word.strip() and word for word, _ in spellings)


@pytest.mark.parametrize(
    ("spelling", "language", "text"),
    [
        ("Serguey Lavroff", "en", "Serguey Lavroff said"),
        ("Лаврофф", "ru", "о Лавроффе"),
        ("سرگه لاوروو", "fa", "سرگه لاوروو گفت"),
        ("a*b(c/d", "en", "a*b(c/d"),
    ],
)
def test_a_taught_spelling_is_found_at_once(knowledge, spelling, language, text):
    key = "person/sergey-lavrov"
    assert knowledge.mentions(tokenize(text)) == []
    taught = knowledge.with_taught([(spelling, language, key)])
    assert [mention.entry.key for mention in taught.mentions(tokenize(text))] == [key]


def test_a_taught_spelling_counts_more_than_a_doubt(knowledge):
    text = tokenize("Sullivan spoke to nobody in particular about nothing of any weight today")
    assert knowledge.mentions(text) == []
    taught = knowledge.with_taught([("Sullivan", "en", "person/jake-sullivan")])
    assert taught.mentions(text)[0].entry.key == "person/jake-sullivan"


def test_teaching_changes_the_version_and_not_what_was_there(knowledge):
    taught = knowledge.with_taught([("Lavroff", "en", "person/sergey-lavrov")])
    assert taught.version != knowledge.version
    assert taught.entries == knowledge.entries
    assert "lavroff" not in {spelling for spelling, _ in knowledge.spellings()}


def test_teaching_nothing_that_is_there_changes_nothing(knowledge):
    taught = knowledge.with_taught([("Lavroff", "en", "person/nobody")])
    assert taught.version == knowledge.version


def test_a_person_survives_pickling(knowledge):
    kerry = knowledge.entries["person/john-kerry"]
    assert pickle.loads(pickle.dumps(kerry)).offices == kerry.offices
