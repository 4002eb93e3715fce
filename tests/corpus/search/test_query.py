"""What is asked, read out of the words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.operators import Ignored, read_operators
from corpus.search.query import understand

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
        ("أين كيري", "where"),
        # As they are spoken.
        ("روبیو با کی دیدار کرد تو ریاض", "who"),
        ("وين التقى ترامب وبوتين", "where"),
        ("مين التقى لافروف بالرياض", "who"),
        # Persian, Arabic and Russian in Latin letters.
        ("akharin didar kerry lavrov", "latest"),
        ("akhir akhbar lavrov", "latest"),
        ("posledniye novosti o lavrove", "latest"),
        ("kerry va lavrov koja didar kardand", "where"),
        ("mata iltaqa lavrov wa tillerson", "when"),
        ("skolko zaklyuchennykh obmenyali v ankare", "how_many"),
        ("lavrov dar mored syria che goft", "said"),
        # Folded alike: "this", "at least", "vote", "few".
        ("این دیدار چه نتیجه‌ای داشت؟", "plain"),
        ("دست کم یک وزیر در گفتگو ماند؟", "plain"),
        ("پارلمان به چه چیزی رأی داد؟", "plain"),
        ("كم قتيلا سقط في حلب", "how_many"),
        ("من التقى لافروف في جنيف؟", "who"),
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
        ("Керри и Тиллерсон: разница", "compare"),
        ("آخرین خبرهای کری و لاوروف", "latest"),
        ("أحدث الأخبار عن لافروف", "latest"),
        ("что нового по Сирии", "latest"),
        ("last sanctions", "latest"),
        ("which was the last play of the season", "plain"),
        ("what's new on Syria", "latest"),
        ("خبرهای جدید درباره تحریم", "latest"),
        # In Persian "کی" is "who" where it comes first, and "when" further on.
        ("کی با لاوروف دیدار کرد", "who"),
        ("لاوروف کی با کری دیدار کرد", "when"),
        ("لاوروف با که دیدار کرد", "who"),
        ("من التقى لافروف في جنيف", "who"),
        ("с кем встретился Лавров в Женеве", "who"),
        ("محل دیدار پوتین و بایدن", "where"),
        ("what did Lavrov tell Kerry", "said"),
        ("نظر لاوروف درباره حلب چیست", "said"),
        ("ما الذي قاله لافروف", "said"),
        ("что говорит Лавров о Сирии", "said"),
        ("встречался ли Керри с Лавровым в Лиме", "yes_no"),
        ("how long did the talks last", "how_many"),
        ("why did Obama cancel the summit", "plain"),
        ("Kerry in Lima November 2016", "plain"),
        # Nothing but a time, a source or a language: the newest of that.
        ("September 2016", "latest"),
        ("اخبار هفته گذشته", "latest"),
        ("source:irna", "latest"),
        ("lang:ru", "latest"),
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


@pytest.mark.parametrize(
    "question",
    ["Lavrov news", "خبرهای لاوروف", "الأخبار عن لافروف", "новостях о Лаврове", "مقاله‌های لاوروف"],
)
def test_every_article_is_news(knowledge, question):
    assert understand(question, knowledge, TODAY).words == ()


@pytest.mark.parametrize(
    ("question", "is_short"),
    [
        ("Kerry Lavrov Lima", True),
        ("latest talks in Geneva", True),
        ("чем закончились переговоры", False),
        ("چرا اوباما دیدار را لغو کرد", False),
        ("Керри встречался с Лавровым?", False),
        ("Lavrov?", True),
    ],
)
def test_of_a_few_words_all_are_meant_and_of_a_question_some(knowledge, question, is_short):
    assert understand(question, knowledge, TODAY).is_short == is_short


def test_where_in_spoken_arabic_is_vienna_in_persian(knowledge):
    asked = understand("وين التقى ترامب وبوتين", knowledge, TODAY)
    persian = understand("مذاکرات وین با حضور ظریف", knowledge, TODAY)
    assert "place/vienna" not in {name.entry.key for name in asked.names}
    assert "place/vienna" in {name.entry.key for name in persian.names}


def test_a_letter_inside_a_name_is_not_asked_for(knowledge):
    asked = understand("George J. Mitchell", knowledge, TODAY)
    assert [word.text for word in asked.words] == ["george", "mitchell"]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("свежие новости про Алеппо", "ru"),
        ("latest news about Syria", "en"),
        ("آخرین خبرهای کری", "fa"),
        ("ماذا قال لافروف عن حلب", "ar"),
        ("Kerry", None),
    ],
)
def test_what_it_is_asked_in(knowledge, question, language):
    assert understand(question, knowledge, TODAY).language == language


def test_what_is_asked_for_is_no_word_to_look_for(knowledge):
    query = understand("when did the tanker reach Rotterdam", knowledge, TODAY)
    assert [word.text for word in query.words] == ["tanker", "reach", "rotterdam"]


@pytest.mark.parametrize(
    ("question", "first", "last", "kind"),
    [
        ("Kerry in Lima November 2016", date(2016, 11, 1), date(2016, 11, 30), "named"),
        ("Lavrov since September 2016", date(2016, 9, 1), None, "meant"),
        ("لاوروف در مهر ۱۳۹۴", date(2015, 9, 23), date(2015, 10, 22), "named"),
        ("Lavrov between 2014 and 2016", date(2014, 1, 1), date(2016, 12, 31), "meant"),
        ("لاوروف از سال ۲۰۱۴ تا ۲۰۱۶", date(2014, 1, 1), date(2016, 12, 31), "meant"),
        ("لافروف بين 2014 و2016", date(2014, 1, 1), date(2016, 12, 31), "meant"),
        ("Лавров с 2014 по 2016 год", date(2014, 1, 1), date(2016, 12, 31), "meant"),
        ("با لاوروف از مهر ۱۳۹۴", date(2015, 9, 23), None, "meant"),
        ("منذ سبتمبر 2016 لافروف", date(2016, 9, 1), None, "meant"),
        ("до 2015 Лавров", None, date(2014, 12, 31), "meant"),
        ("Lavrov yesterday", date(2026, 11, 20), date(2026, 11, 20), "meant"),
        ("أخبار الأسبوع الماضي عن سوريا", date(2026, 11, 8), date(2026, 11, 14), "meant"),
        ("новости за прошлую неделю", date(2026, 11, 9), date(2026, 11, 15), "meant"),
        # The week of Persian readers begins on Saturday.
        ("اخبار هفته گذشته درباره سوریه", date(2026, 11, 14), date(2026, 11, 20), "meant"),
        ("Lavrov after:2016-09-10", date(2016, 9, 10), None, "demanded"),
        ("Lavrov after:مهر۱۳۹۴", date(2015, 9, 23), None, "demanded"),
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


def test_a_range_that_ends_before_it_starts_is_empty(knowledge):
    assert understand("Lavrov after:2018 before:2016", knowledge, TODAY).span.is_empty


@pytest.mark.parametrize(
    "question",
    ["Lavrov “cease fire”", "Lavrov «cease fire»", 'Lavrov "cease fire"', "„cease fire“"],
)
def test_a_phrase_stands_in_any_quotes(question):
    assert read_operators(question)[0].phrases == (("cease", "fire"),)


@pytest.mark.parametrize("question", ['"cease fire', "cease fire”", "«cease fire", 'cease 5" fire'])
def test_a_quote_that_is_not_closed_is_a_sign_like_others(question):
    operators, rest = read_operators(question)
    assert operators.phrases == ()
    assert rest == question


@pytest.mark.parametrize(
    ("value", "language"),
    [
        *((each, "en") for each in ("en", "English", "انگلیسی", "الإنجليزية", "английский")),
        *((each, "fa") for each in ("fa", "Persian", "Dari", "فارسی", "دری", "الفارسية", "фарси")),
        *((each, "ar") for each in ("ar", "Arabic", "عربی", "العربية", "арабский")),
        *((each, "ru") for each in ("ru", "RUSSIAN", "روسی", "الروسية", "русский")),
    ],
)
def test_a_language_is_named_in_any_of_the_four(value, language):
    assert read_operators(f"Lavrov lang:{value}")[0].language == language


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
    ("question", "typed", "why"),
    [
        ("lang:klingon Lavrov", "lang:klingon", "unread"),
        ("-after:2016 Lavrov", "-after:2016", "unread"),
        ("source: ", "source:", "empty"),
        ("-source:", "-source:", "empty"),
        ("after:", "after:", "empty"),
        ('Kerry "truce in Syria', "truce in Syria", "open"),
        ("کری «آتش‌بس در سوریه", "آتش‌بس در سوریه", "open"),
    ],
)
def test_a_sign_that_says_nothing_is_named_with_the_reason(question, typed, why):
    assert read_operators(question)[0].ignored == (Ignored(typed, why),)


@pytest.mark.parametrize("question", ['a 5" pipe', "'tis a truce", "truce” in Syria", 'Kerry "'])
def test_a_sign_that_opens_nothing_is_not_mentioned(question):
    assert read_operators(question)[0].ignored == ()


def test_what_is_not_wanted_may_be_a_source_or_a_language():
    operators, rest = read_operators('Lavrov -source:tass −source:"ria novosti" -lang:ru')
    assert operators.not_sources == ("tass", "ria novosti")
    assert operators.not_languages == ("ru",)
    assert not operators.unwanted
    assert rest.split() == ["Lavrov"]


def test_a_time_that_cannot_be_read_is_named(knowledge):
    query = understand("Lavrov after:someday before:2016", knowledge, TODAY)
    assert query.operators.ignored == (Ignored("after:someday", "unread"),)
    assert query.span.last == date(2016, 12, 31)


def test_a_hyphen_inside_a_word_takes_nothing_away():
    assert read_operators("US-Russia talks 2015-2016")[0].unwanted == ()


@given(question=st.text(max_size=200))
def test_the_rest_of_a_question_is_as_long_as_the_question(question):
    assert len(read_operators(question)[1]) == len(question)


@pytest.mark.parametrize(
    ("question", "unwanted"),
    [
        ("Lavrov -Syria", ("place/syria",)),
        ("Lavrov -سوریه", ("place/syria",)),
        ('Lavrov -"Syria talks"', ()),
        ("Lavrov -qqwxx", ()),
    ],
)
def test_who_wants_no_name_wants_it_in_no_script_and_a_phrase_is_no_name(
    knowledge, question, unwanted
):
    assert understand(question, knowledge, TODAY).unwanted == unwanted


def test_of_two_years_the_first_is_the_time_and_the_other_a_word(knowledge):
    asked = understand("Lima 2016 2017", knowledge, TODAY)
    assert [token.text for token in asked.dated] == ["2016"]
    assert [token.text for token in asked.words] == ["2017"]


def test_last_is_a_word_where_nobody_met_for_the_last_time(knowledge):
    long = understand("how long did the talks last", knowledge, TODAY)
    assert ([token.text for token in long.words], long.is_last) == (["last"], False)
    met = understand("when did Kerry last meet Lavrov", knowledge, TODAY)
    assert (met.words, met.is_last) == ((), True)
