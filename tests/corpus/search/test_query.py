"""What is asked, read out of the words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search import understand
from corpus.search.operators import read_operators

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("latest Kerry Lavrov", "latest"),
        ("آخرین دیدار کری و لاوروف", "latest"),
        ("آخر لقاء بين كيري ولافروف", "latest"),
        ("последняя встреча Керри и Лаврова", "latest"),
        ("when did Kerry meet Lavrov", "when"),
        ("متى التقى لافروف وتيلرسون؟", "when"),
        ("در چه سالی پوتین رئیس جمهور شد", "when"),
        ("когда встретились Путин и Трамп", "when"),
        ("who met Lavrov in Lima", "who"),
        ("چه کسی با لاوروف دیدار کرد", "who"),
        ("кто встретился с Лавровым", "who"),
        ("من هو وزير خارجية روسيا", "who"),
        ("where did they meet", "where"),
        ("کری و لاوروف کجا دیدار کردند", "where"),
        ("أين التقى الوزيران", "where"),
        ("где встретились министры", "where"),
        ("how many killed in Syria", "how_many"),
        ("چند نفر در سوریه کشته شدند", "how_many"),
        ("كم عدد القتلى في سوريا", "how_many"),
        ("сколько погибших в Сирии", "how_many"),
        ("что Лавров сказал об Алеппо?", "said"),
        ("ماذا قال لافروف عن حلب", "said"),
        ("لاوروف درباره حلب چه گفت", "said"),
        ("what did Lavrov say about Aleppo", "said"),
        ("did Kerry visit Moscow", "yes_no"),
        ("آیا کری به مسکو رفت", "yes_no"),
        ("هل زار كيري موسكو", "yes_no"),
        ("compare New START and INF", "compare"),
        ("Kerry in Lima November 2016", "plain"),
    ],
)
def test_what_is_asked(knowledge, question, intent):
    assert understand(question, knowledge, TODAY).intent == intent


@pytest.mark.parametrize(
    "question", ["Kerry and Lavrov", "کری و لاوروف", "كيري ولافروف", "встреча Керри с Лавровым"]
)
def test_names_are_known_in_every_script(knowledge, question):
    named = {name.entry.key for name in understand(question, knowledge, TODAY).names}
    assert {"person/john-kerry", "person/sergey-lavrov"} <= named


def test_what_is_asked_for_is_no_word_to_look_for(knowledge):
    query = understand("when did the tanker reach Rotterdam", knowledge, TODAY)
    assert [word.text for word in query.words] == ["tanker", "reach", "rotterdam"]


@pytest.mark.parametrize(
    ("question", "first", "last", "kind"),
    [
        ("Kerry in Lima November 2016", date(2016, 11, 1), date(2016, 11, 30), "named"),
        ("Lavrov since September 2016", date(2016, 9, 1), None, "meant"),
        ("لاوروف در مهر ۱۳۹۴", date(2015, 9, 23), date(2015, 10, 22), "named"),
        ("Lavrov after:2016-09-10", date(2016, 9, 10), None, "demanded"),
        (
            "Lavrov before:2016 after:2014-01-31",
            date(2014, 1, 31),
            date(2016, 12, 31),
            "demanded",
        ),
    ],
)
def test_the_time_that_is_meant(knowledge, question, first, last, kind):
    span = understand(question, knowledge, TODAY).span
    assert (span.first, span.last, span.kind) == (first, last, kind)


def test_signs_are_taken_out_and_the_words_keep_their_places():
    operators, rest = read_operators(
        'source:irna -Lima "cease fire" lang:fa exact:Kerry -"two words"'
    )
    assert operators.source == "irna"
    assert operators.language == "fa"
    assert operators.exact
    assert operators.phrases == (("cease", "fire"),)
    assert operators.unwanted == (("two", "words"), ("lima",))
    assert rest.split() == ["cease", "fire", "Kerry"]


@pytest.mark.parametrize(
    ("question", "ignored"),
    [("lang:klingon Lavrov", "lang:klingon"), ("source: ", "source:"), ("after:", "after:")],
)
def test_a_sign_that_says_nothing_is_named(question, ignored):
    assert read_operators(question)[0].ignored == (ignored,)


def test_a_hyphen_inside_a_word_takes_nothing_away():
    assert read_operators("US-Russia talks 2015-2016")[0].unwanted == ()


@given(question=st.text(max_size=200))
def test_the_rest_of_a_question_is_as_long_as_the_question(question):
    assert len(read_operators(question)[1]) == len(question)
