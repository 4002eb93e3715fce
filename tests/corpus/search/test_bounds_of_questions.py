"""Where a question is read one way and where the other: each bound, met and passed by one."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.search.query import Span, understand

TODAY = date(2026, 11, 21)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def read(knowledge):
    return lambda question: understand(question, knowledge, TODAY)


def words(query):
    return [token.text for token in query.words]


def keys(query):
    return [name.entry.key for name in query.names]


def test_a_question_is_read_up_to_its_thousandth_letter(read):
    assert words(read("tanker".rjust(1_000)))[-1] == "tanker"
    assert words(read("tankers".rjust(1_001)))[-1] == "tanker"


def test_of_a_question_thirty_two_words_are_looked_for(read):
    many = [f"tanker{letter}{other}" for letter in LETTERS for other in "xy"]
    assert words(read(" ".join(many))) == many[:32]
    assert read(" ".join(many)).tokens == tuple(many[:32])


@pytest.mark.parametrize(
    ("question", "is_short"),
    [
        ("tanker reach rotterdam harbour", True),
        ("tanker reach rotterdam harbour winter", False),
        ("Kerry Lavrov tanker rotterdam", True),
        ("Kerry Lavrov tanker rotterdam harbour", False),
        ("Kerry Lavrov tanker?", True),
        ("Kerry Lavrov tanker rotterdam?", False),
        ("کری لاوروف حلب دمشق؟", False),
        ("latest Kerry Lavrov tanker rotterdam?", True),
        ("what tanker", False),
        ("who met Lavrov", False),
    ],
)
def test_up_to_four_words_that_do_not_ask_are_all_meant(read, question, is_short):
    assert read(question).is_short is is_short


def test_where_two_people_last_met_is_about_the_last_time(read):
    both = read("where did Kerry and Lavrov last meet")
    assert (both.intent, both.is_last) == ("where", True)
    assert "last" not in words(both)
    alone = read("where did Kerry last meet the press")
    assert not alone.is_last
    assert not read("where did Kerry and Lavrov meet").is_last
    assert not read("how long did the talks of Kerry and Lavrov last").is_last
    assert read("latest Kerry").is_last


def test_the_last_of_something_is_news_unless_a_question_asks_for_it(read):
    assert read("last sanctions").intent == "latest"
    played = read("which was the last play of the season")
    assert (played.intent, played.is_last) == ("plain", False)
    assert {"last", "play", "season"} >= set(words(played)) >= {"play", "season"}
    assert read("what is the latest on the sanctions").intent == "latest"
    assert read("which was the last meeting of Kerry and Lavrov").intent == "latest"


def test_what_narrows_alone_asks_for_the_newest_of_it(read):
    for question in ("lang:ru", "2016", "last week", "after:2016"):
        assert read(question).intent == "latest"
    for question in ("lang:ru tanker", "Lavrov 2016", 'lang:ru "tanker reached"', "the the"):
        assert read(question).intent == "plain"
    assert read("lang:ru when").intent == "latest"


def test_a_time_beside_a_few_words_is_looked_for_and_in_a_sentence_its_words_are(read):
    short = read("Kerry Lima 2016")
    assert ([token.text for token in short.dated], words(short)) == (["2016"], [])
    sentence = read("what did the tanker carry to Rotterdam in 2016")
    assert sentence.dated == ()
    assert words(sentence)[-1] == "2016"
    # What is counted from today is a condition, and its words stand in no article.
    for question in ("Kerry yesterday", "Kerry since 2016", "Kerry after:2016"):
        assert (read(question).dated, words(read(question))) == ((), [])
    # Of two times the first is meant, and the second are words.
    assert words(read("Kerry tanker in 2016 or 2014")) != []


def test_a_number_is_not_looked_for_as_a_time_where_an_operator_says_one(read):
    assert words(read("tanker 1812 after:2016")) == ["tanker", "1812"]


def test_a_letter_is_an_initial_between_words_alone(read):
    assert words(read("J Mitchell")) == ["j", "mitchell"]
    assert words(read("Mitchell J")) == ["mitchell", "j"]
    assert words(read("George J Mitchell")) == ["george", "mitchell"]
    assert words(read("George 5 Mitchell")) == ["george", "5", "mitchell"]


def test_where_nothing_else_is_said_stop_words_are_looked_for(read):
    assert words(read("the the")) == ["the", "the"]
    assert words(read("the of a an in")) == ["the", "of", "a", "an"]
    assert words(read("the tanker of the")) == ["tanker"]
    assert words(read("when the")) == ["the"]


def test_cyrillic_that_is_of_no_sure_language_is_russian(read):
    assert read("Ж").language == "ru"
    assert read("ж 12").language == "ru"
    assert read("12").language is None
    assert read("Kerry").language is None


def test_each_name_is_asked_for_once_in_its_order(read):
    asked = read("Lavrov John Kerry Лавров")
    assert keys(asked) == ["person/sergey-lavrov", "person/john-kerry"]
    assert [[token.text for token in name.words] for name in asked.names] == [
        ["lavrov"],
        ["john", "kerry"],
    ]
    assert words(asked) == []


def test_a_place_that_is_the_word_that_asks_is_none_and_beside_it_is_one(read):
    assert "place/vienna" not in keys(read("وين التقى ترامب وبوتين"))
    assert "place/vienna" in keys(read("where did they meet in Vienna"))
    assert "place/vienna" in keys(read("latest Vienna"))


@pytest.mark.parametrize(
    ("first", "last", "is_empty"),
    [
        (date(2016, 1, 2), date(2016, 1, 1), True),
        (date(2016, 1, 1), date(2016, 1, 1), False),
        (date(2016, 1, 1), None, False),
        (None, date(2016, 1, 1), False),
        (None, None, False),
    ],
)
def test_a_time_is_empty_only_if_it_ends_before_it_begins(first, last, is_empty):
    assert Span(first, last, "meant").is_empty is is_empty


def test_a_question_is_empty_only_if_it_looks_for_nothing(read):
    nothing = read("")
    assert nothing.is_empty
    for question in ("Kerry", "tanker", '"the tanker"'):
        assert not read(question).is_empty
    assert not replace(nothing, dated=read("Kerry 2016").dated).is_empty


def test_one_end_that_can_be_read_is_enough_and_the_other_is_named(read):
    query = read("Kerry after:2016 before:nonsense")
    assert (query.span.first, query.span.last) == (date(2016, 1, 1), None)
    assert [each.typed for each in query.operators.ignored] == ["before:nonsense"]
    query = read("Kerry before:2016")
    assert (query.span.first, query.span.last) == (None, date(2016, 12, 31))
    assert query.operators.ignored == ()
    assert read("Kerry after:nonsense").span is None
