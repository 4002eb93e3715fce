"""What an asked word may be among the words of the articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.fold import fold
from corpus.search.expand import expand, typos_allowed
from corpus.search.keys import vocabulary_keys
from storage.vocabulary import Vocabulary

WORDS = [
    "lavrov",
    "лавров",
    "لاوروف",
    "لافروف",
    "kerry",
    "керри",
    "کری",
    "کیری",
    "jerry",
    "tillerson",
    "тиллерсон",
    "تیلرسون",
    "کلرسون",
    "санкции",
    "санкций",
    "секции",
    "переговоры",
    "привет",
    "hello",
    "washington",
    "вашингтон",
    "واشنگتن",
    "واشنطن",
    "iran",
    "iraq",
    "иран",
    "ирак",
    "ایران",
    "عراق",
    "سفیر",
    "سفر",
    "صفیر",
    "2015",
    "2016",
    "nato",
    "нато",
    "ناتو",
    "talks",
    "tales",
    "table",
    "in",
    "من",
    "علی",
]


class Words:
    """A real vocabulary, all of whose words are in use."""

    def __init__(self, folder):
        self._vocabulary = Vocabulary(folder)
        writer = self._vocabulary.writer(15_000_000)
        for word in WORDS:
            writer.add(word, vocabulary_keys(word))
        writer.commit()
        writer.close()

    def candidates(self, keys, limit):
        return self._vocabulary.candidates(keys, limit)

    def exact(self, term):
        return term in self._vocabulary


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory):
    return Words(tmp_path_factory.mktemp("vocabulary"))


def terms(word, vocabulary, reason=None):
    return [each.term for each in expand(word, vocabulary) if reason in (None, each.reason)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("lavrov", {"лавров", "لاوروف", "لافروف"}),
        ("керри", {"kerry", "کری", "کیری"}),
        ("تیلرسون", {"tillerson", "тиллерсон"}),
        ("واشنگتن", {"washington", "вашингтон", "واشنطن"}),
        ("lawrow", {"lavrov", "лавров", "لاوروف"}),
    ],
)
def test_a_name_is_found_in_all_scripts(word, expected, vocabulary):
    assert expected <= set(terms(word, vocabulary))


def test_a_name_meets_its_own_sound_before_others(vocabulary):
    assert terms("tillerson", vocabulary, "sound")[0] in ("тиллерсон", "تیلرسون")


def test_the_word_itself_comes_before_slips_and_these_before_sounds(vocabulary):
    order = ["exact", "spelling", "keyboard", "sound"]
    for word in (*WORDS, "kery", "лаврв", "لاورف", "ghbdtn"):
        reasons = [order.index(each.reason) for each in expand(word, vocabulary)]
        assert reasons == sorted(reasons)


@pytest.mark.parametrize(
    ("wrong", "right"), [("kery", "kerry"), ("санкцци", "санкции"), ("لاورف", "لاوروف")]
)
def test_a_slip_leads_back(wrong, right, vocabulary):
    assert terms(wrong, vocabulary, "spelling")[0] == right


def test_a_small_word_is_heard_in_no_word_but_its_double(vocabulary):
    assert not {"in", "من"} & {*terms("king", vocabulary), *terms("max", vocabulary)}
    assert "علی" in terms("ali", vocabulary)  # written as "on" is in Arabic


@pytest.mark.parametrize(("word", "other"), [("nat", "nato"), ("کرر", "کری"), ("2017", "2016")])
def test_short_words_and_numbers_are_taken_as_typed(word, other, vocabulary):
    assert other not in terms(word, vocabulary, "spelling")


def test_numbers_stand_for_themselves_alone(vocabulary):
    assert terms("2016", vocabulary) == ["2016"]
    assert terms("2014", vocabulary) == []


@pytest.mark.parametrize(("typed", "meant"), [("ghbdtn", "привет"), ("руддщ", "hello")])
def test_another_layout_is_understood(typed, meant, vocabulary):
    assert terms(typed, vocabulary, "keyboard") == [meant]


@pytest.mark.parametrize(
    ("word", "allowed"),
    [("کری", 0), ("iran", 1), ("kerry", 1), ("lavrov", 2), ("s300", 0), ("", 0)],
)
def test_the_longer_a_word_the_more_letters_may_be_wrong(word, allowed):
    assert typos_allowed(word) == allowed


def test_at_most_as_many_as_asked_for_each_once(vocabulary):
    for word in WORDS:
        found = terms(word, vocabulary)
        assert len(found) == len(set(found)) <= 8
        assert len(expand(word, vocabulary, limit=2)) <= 2


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=60))
def test_any_word_can_be_looked_up(vocabulary, text):
    word = fold(text)
    assert all(0 < each.weight <= 1 for each in expand(word, vocabulary))
    assert all(" " not in key for key in vocabulary_keys("".join(word.split())))
