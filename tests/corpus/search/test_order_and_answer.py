"""What decides an order, a passage and how sure it is: pairs of which one has to come first."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from corpus.language.tokens import tokenize
from corpus.search.answer import _best_sentence, _with_neighbour, apart, passage
from corpus.search.choice import Choice
from corpus.search.confidence import Confidence
from corpus.search.query import understand
from corpus.search.rank import Ranked, _has, _in_order, _is_full, worst_level
from corpus.search.reading import Match, ReadArticle, ReadSentence
from corpus.search.things import Asked, Way
from storage.index_query import Term

PERSON, PLACE, TREATY = (
    SimpleNamespace(kind=kind, key=kind) for kind in ("person", "place", "body")
)
WORD = Way("written", ((Term("words", "w"), 1.0),), ("w",))
SOUND = Way("sound", ((Term("words", "s"), 0.25),), ("s",))


def thing(text="lavrov", entry=None, frequency=1, importance=1.0, ways=(WORD,)):
    return Asked(text, entry, (0, 1), ways, frequency, frequency, importance)


@pytest.fixture
def query(knowledge):
    """A few words; `query(is_short=False)` for a sentence."""
    few = understand("lavrov tanker", knowledge, date(2026, 11, 21))
    return lambda **wishes: replace(few, **({"is_short": True, "is_last": False} | wishes))


def ranked(article_id, relevance=1.0, hows=("written",), *, is_full=True, day=None, strengths=()):
    return Ranked(article_id, relevance, hows, is_full, day, strengths)


def order(query, *articles, things=()):
    return [each.article_id for each in _in_order(query, things, list(articles))]


def test_an_article_with_all_comes_before_one_that_is_more_about_some(query):
    assert order(query(), ranked(1, 100.0, is_full=False), ranked(2)) == [2, 1]
    assert order(query(is_last=True), ranked(1, 100.0, is_full=False, day=9), ranked(2)) == [2, 1]


def test_in_a_few_words_what_is_written_so_comes_before_a_slip_and_a_sound(query):
    three = [
        ranked(1, 3.0, ("sound", "written")),
        ranked(2, 2.0, ("keyboard", "name")),
        ranked(3, 1.0, ("written", "name")),
    ]
    assert order(query(), *three) == [3, 2, 1]
    assert order(query(is_short=False), *three) == [1, 2, 3]
    assert worst_level(ranked(1, hows=(None, "typo"))) == 1
    assert worst_level(ranked(1, hows=(None,))) == 3


def test_of_two_nearly_equal_the_newer_comes_first_and_the_better_else(query):
    older, newer = ranked(1, 100.0, day=1), ranked(2, 99.2, day=2)
    assert order(query(), older, newer) == [2, 1]
    assert order(query(), older, replace(newer, relevance=96.9)) == [1, 2]
    assert order(query(), ranked(1, 0.0), ranked(2, 0.0, day=1)) == [2, 1]


def test_what_is_of_no_known_day_comes_last_of_equals_and_what_was_added_last_first(query):
    assert order(query(), ranked(1), ranked(2, day=1), ranked(3, day=1), ranked(4)) == [3, 2, 4, 1]


def test_the_latest_is_the_newest_then_the_better_then_the_last_added(query):
    four = [ranked(1, day=5), ranked(2, 2.0, day=5), ranked(3, day=6), ranked(4, 9.0)]
    assert order(query(is_last=True), *four, ranked(5, day=5)) == [3, 2, 5, 1, 4]


def test_of_two_that_have_a_part_the_one_with_more_of_the_names_comes_first(query):
    things = (thing("mark", frequency=0), thing("zuckerberg", frequency=0))
    given, family = (
        ranked(1, 5.0, ("sound", None), is_full=False, strengths=(0.8, 0.0)),
        ranked(2, 1.0, (None, "sound"), is_full=False, strengths=(0.0, 0.5)),
    )
    assert order(query(), given, family, things=things) == [2, 1]
    # In a sentence, and where words stand in articles as they were typed, relevance decides.
    assert order(query(is_short=False), given, family, things=things) == [1, 2]
    typed = (things[0], replace(things[1], frequency=1))
    assert order(query(), given, family, things=typed) == [1, 2]


def test_of_people_that_are_known_none_is_but_a_first_name(query):
    things = (thing("kerry", PERSON, importance=2.0), thing("tanker"), thing("lavrov", PERSON))
    for has, count in (((1.0, 0, 0), 2.0), ((0, 1.0, 0), 0.0), ((0, 0, 1.0), 1.0)):
        assert _has(query(), things, ranked(1, strengths=has)) == count
    unknown = (thing("john", frequency=0), thing("kerry", PERSON))
    assert _has(query(), unknown, ranked(1, strengths=(1.0, 0.0))) == 0.5
    assert _has(query(), unknown, ranked(1, strengths=(0.0, 1.0))) == 1.0


@pytest.mark.parametrize(
    ("entry", "wishes", "is_full"),
    [
        (None, {}, False),
        (None, {"is_short": False}, True),
        (PLACE, {"is_short": False}, True),
        (PLACE, {"is_short": False, "is_last": True}, False),
        (None, {"is_short": False, "is_last": True}, True),
        (PERSON, {"is_short": False}, False),
        (TREATY, {"is_short": False}, False),
    ],
)
def test_what_may_be_missing_from_an_article_that_has_all(query, entry, wishes, is_full):
    missing, there = thing("x", entry), thing("y")
    assert _is_full(query(**wishes), (missing, there), (None, WORD)) is is_full


def test_an_article_with_nothing_has_not_all_and_nothing_is_missing_of_nothing(query):
    sentence = query(is_short=False)
    assert not _is_full(sentence, (thing(),), (None,))
    assert _is_full(sentence, (), ())
    assert _is_full(sentence, (thing("a", TREATY), thing("b", TREATY)), (None, WORD))


def test_how_much_of_what_is_asked_an_article_has():
    assert ranked(1, hows=("written", None, "short", "typo")).share == 0.75
    assert ranked(1, hows=("short", None)).levels == ("sound", None)
    assert ranked(1, hows=()).share == 0
    assert ranked(1, hows=("written",)).share == 1


def test_a_treaty_that_is_asked_about_is_not_made_up_for_by_any_word(query):
    things = (thing("new start", TREATY), thing("missiles"))
    assert not _is_full(query(is_short=False), things, (None, WORD))
    assert _is_full(query(is_short=False), things, (WORD, None))


def sentences(*texts, matches=()):
    """Sentences one after another, with the numbers of the things that each has."""
    at, read = 0, []
    for number, text in enumerate(texts):
        has = matches[number] if matches else ()
        found = tuple(Match(each, at, at + 1) for each in has)
        read.append(ReadSentence(at, at + len(text), tuple(tokenize(text)), (), found))
        at += len(text) + 1
    return read


def test_a_headline_answers_only_where_it_is_more_and_says_what_is_asked():
    when = sentences("Treaty signed on 8 April 2010", "They signed it.", "It was in Prague.")
    assert _best_sentence(when, 1, "when", [3.0, 1.0, 2.0]) == 0
    assert _best_sentence(when, 1, "where", [3.0, 1.0, 2.0]) == 2
    assert _best_sentence(when, 1, "when", [2.0, 1.0, 2.0]) == 2
    assert _best_sentence(when, 1, "when", [0.0, 2.0, 2.0]) == 1
    only = sentences("They signed it", "In Prague")
    assert _best_sentence(only, 2, "when", [1.0, 2.0]) == 1


def test_the_better_neighbour_is_shown_as_well_and_no_headline():
    four = sentences("Headline", "One.", "Two.", "Three.")
    for number, scores, shown in (
        (2, [9.0, 2.0, 5.0, 1.0], (1, 3)),
        (2, [9.0, 1.0, 5.0, 2.0], (2, 4)),
        (2, [9.0, 1.0, 5.0, 1.0], (2, 4)),
        (1, [9.0, 5.0, 1.0, 1.0], (1, 3)),
        (3, [9.0, 1.0, 1.0, 5.0], (2, 4)),
        (0, [9.0, 1.0, 1.0, 1.0], (0, 2)),
    ):
        assert _with_neighbour(four, number, 1, scores) == four[slice(*shown)]
    assert _with_neighbour(four[:2], 1, 1, [9.0, 1.0]) == four[1:2]


@pytest.mark.parametrize(("length", "count"), [(600, 2), (601, 1)])
def test_two_sentences_are_shown_up_to_1200_letters_together(length, count):
    two = sentences("a" * 600, "b" * length)
    assert len(_with_neighbour(two, 0, 0, [1.0, 0.0])) == count


def test_names_that_stand_far_from_each_other_are_answered_with_the_lead(query):
    said = ("The ministers met.", "Kerry spoke.", "It rained.", "Lavrov spoke.")
    two, asked = (thing("kerry", PERSON), thing("lavrov", PERSON)), query()
    choice, confidence = Choice(asked, two), Confidence(asked, two)

    def cut(*has, is_of_names):
        article = ReadArticle(" ".join(said), [], sentences(*said, matches=has))
        return passage(article, "plain", choice, confidence, is_of_names=is_of_names).text

    apart_from_each_other, together = ((), (0,), (), (1,)), ((), (), (0,), (1,))
    assert cut(*apart_from_each_other, is_of_names=True) == "The ministers met. Kerry spoke."
    assert "ministers" not in cut(*apart_from_each_other, is_of_names=False)
    assert cut(*together, is_of_names=True) == "It rained. Lavrov spoke."


def test_places_that_touch_are_one():
    assert apart([(5, 7), (0, 2), (2, 4)]) == ((0, 4), (5, 7))
    assert apart([(0, 9), (1, 3), (9, 10), (11, 12)]) == ((0, 10), (11, 12))
    assert apart([]) == ()


def sure(asked, things, shown, *, title="", is_of_kind=False):
    confidence = Confidence(asked, things)
    has = tuple(range(len(things)))
    passage = sentences(shown, matches=(has,))
    return confidence.of(passage, sentences(title) if title else [], is_of_kind=is_of_kind)


def test_words_that_stand_there_make_sure_by_their_length(query):
    asked = query(tokens=("rotterdam", "sea"))
    assert sure(asked, (), "Rotterdam and the sea.") == 1.0
    assert sure(asked, (), "Nothing of it.") == 0.0
    assert sure(asked, (), "Rotterdam.") > sure(asked, (), "The sea.") > 0
    assert sure(asked, (), "The sea.", title="Rotterdam") == 1.0
    assert sure(query(tokens=()), (), "Rotterdam.") == 0.0


def test_what_only_sounds_like_a_word_makes_less_sure_than_the_word(query):
    asked = query(tokens=("lavrov",))
    heard = thing(frequency=0, ways=(WORD, SOUND))
    assert sure(asked, (heard,), "Лавров.") == 0.25
    assert sure(asked, (thing(ways=(WORD, SOUND)),), "Лавров.") == 1.0
    assert sure(asked, (thing(entry=PERSON, frequency=0, ways=(SOUND, SOUND)),), "Лавров.") == 1.0


def test_what_somebody_else_says_is_no_answer_to_what_he_said(query):
    asked = query(intent="said", tokens=("lavrov", "syria"))
    lavrov, kerry = thing("lavrov", PERSON), (0, 5, PERSON)
    confidence = Confidence(asked, (lavrov,))
    heard, spoken = sentences("Lavrov listened.", "Kerry said no.", matches=((0,), ()))
    assert confidence.of([heard, replace(spoken, named=(kerry,))], [], is_of_kind=False) == 0.0
    assert confidence.of([heard, spoken], [], is_of_kind=False) > 0.0  # he said


def test_all_the_names_and_what_is_asked_for_are_enough(query):
    asked = query(tokens=("lavrov", "unheard", "extraordinary"))
    known, other = thing(entry=PERSON), thing("kerry", PERSON)
    alone = sure(asked, (known,), "Lavrov.")
    assert alone < 0.58 <= sure(asked, (known,), "Lavrov.", is_of_kind=True) == 0.7
    assert sure(asked, (thing(),), "Lavrov.", is_of_kind=True) == alone
    assert sure(asked, (), "Tanker.", is_of_kind=True) == 0.0
    assert sure(query(tokens=("lavrov",)), (known,), "Lavrov.", is_of_kind=True) == 1.0
    one_of_two = Confidence(asked, (known, other)).of(
        sentences("Lavrov.", matches=((0,),)), [], is_of_kind=True
    )
    assert one_of_two == alone


def test_in_another_script_only_what_is_looked_for_can_be_missing(query):
    asked = query(tokens=("lavrov", "extraordinary"))
    assert sure(asked, (thing(),), "Лавров.") == 1.0
    assert sure(asked, (thing(),), "Lavrov.") < 1.0
    missing = Confidence(asked, (thing(), thing("extraordinary")))
    shown = sentences("Лавров.", matches=((0,),))
    assert 0 < missing.of(shown, [], is_of_kind=False) < 0.58
