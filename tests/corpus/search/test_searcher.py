"""From a question to the articles, the passage and the answer."""

import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "question",
    [
        "latest Kerry Lavrov",
        "آخرین کری لاوروف",
        "آخر كيري لافروف",
        "последние Керри Лавров",
        "latest kery lavrof",
        "newest Lavrov, Kerry!",
    ],
)
async def test_the_latest_of_two_people_is_newest_first_and_undated_last(ask, question):
    found = await ask(question)
    assert ask.names(found.hits) == ["call", "geneva", "undated"]
    assert all(hit.is_full for hit in found.hits)
    assert ask.names(found.closest) == ["alone"]


@pytest.mark.parametrize(
    "question", ["Kerry Lavrov", "کری لاوروف", "كيري لافروف", "Керри Лавров", "kery lavrof"]
)
async def test_two_people_are_found_in_every_script(ask, question):
    assert set(await ask.hits(question)) == {"call", "geneva", "undated"}


@pytest.mark.parametrize(
    ("question", "article", "reason"),
    [
        ("Kerry", "undated", ("Kerry", "كيري", "person/john-kerry", "name")),
        ("kery Lavrov", "geneva", ("kery", "Kerry", "person/john-kerry", "typo")),
        ("Жиль Дюваль", "bread", ("Дюваль", "Duval", None, "sound")),
        ("Gilles Duvql", "bread", ("Duvql", "Duval", None, "typo")),
        ("bakery of bakers", "bread", ("bakers", "Bakers", None, "written")),
        ("зкшсу", "bread", ("зкшсу", "price", None, "keyboard")),
    ],
)
async def test_each_result_says_why_it_was_found(ask, question, article, reason):
    found = await ask(question)
    hit = next(hit for hit in found.results if ask.keys[hit.article.id] == article)
    reasons = [(each.asked, each.stands, each.entry, each.how) for each in hit.reasons]
    assert reason in reasons


async def test_an_article_that_is_not_read_says_why_without_its_own_words(ask):
    found = await ask("Kerry", passages=0)
    assert {each.stands for hit in found.hits for each in hit.reasons} == {None}


async def test_without_a_full_match_the_closest_are_given_and_say_so(ask):
    found = await ask("Kerry Tillerson")
    assert set(ask.names(found.hits)) == {"call", "geneva", "undated", "alone"}
    assert not any(hit.is_full for hit in found.hits)
    assert found.suggestion


async def test_a_name_nobody_knows_is_found_across_scripts_after_its_own(ask):
    assert await ask.hits("Gilles Duval") == ["bread", "alone"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Lavrov lang:ru", {"alone"}),
        ("Lavrov source:tass", {"alone"}),
        ("Лавров source:ТАСС", {"alone"}),
        ("Kerry -Geneva", {"call", "undated"}),
        ("Lavrov -lang:ru -lang:en", {"call", "undated"}),
        ("Lavrov -source:tass", {"geneva", "call", "undated"}),
        ("Lavrov -source:ТАСС -source:IRNA", {"geneva", "undated"}),
        ("-source:tass -lang:en", {"call", "undated"}),
        ('Kerry "thirteen hours"', {"geneva"}),
        ('"hours thirteen"', set()),
        ("Lavrov after:2017-01-01", {"alone"}),
        ("Lavrov before:2016-10-01", {"geneva"}),
        ("Lavrov after:2016-09-10 before:2016-09-10", {"geneva"}),
        ("Lavrov after:2018 before:2016", set()),
        ("exact: lavrof", set()),
        ("exact: Лавров", {"alone"}),
    ],
)
async def test_operators_narrow(ask, question, expected):
    assert set(await ask.hits(question)) == expected


async def test_what_is_known_to_be_older_is_left_out_and_the_undated_stays(ask):
    assert set(await ask.hits("Lavrov since 2017")) == {"alone", "undated"}


async def test_the_passage_is_the_articles_own_words_with_the_matches_marked(ask):
    for hit in (await ask("Kerry Geneva")).hits:
        assert hit.passage.text in f"{hit.article.title}\n{hit.article.body}"
        assert hit.passage.bold
    first = (await ask("Kerry Geneva")).hits[0].passage
    assert {first.text[start:end] for start, end in first.bold} >= {"John Kerry", "Geneva"}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("when does the truce begin", "12 September 2016"),
        ("how many people were killed in the war", "250,000"),
        ("who raised the price of bread", "Bakers"),
        ("о чем заявил Лавров после переговоров", "полезными"),
        ("أين التقى كيري ولافروف؟", "ليما"),
    ],
)
async def test_the_sentence_that_answers_is_shown(ask, question, answer):
    found = await ask(question)
    assert found.answer is not None
    assert answer in found.answer.sentence
    assert found.answer.sentence in found.answer.text


@pytest.mark.parametrize(
    ("question", "answering"),
    [
        ("when does the truce begin", {"12 September 2016"}),
        ("how many people were killed in the war", {"250,000"}),
        ("where did Kerry and Lavrov meet", {"Geneva"}),
        ("who met Kerry in Geneva", {"Sergey Lavrov"}),
        ("أين التقى كيري ولافروف؟", {"ليما"}),
    ],
)
async def test_the_words_that_answer_are_marked(ask, question, answering):
    passage = (await ask(question)).hits[0].passage
    marked = {passage.text[start:end] for start, end in passage.bold}
    assert answering <= marked


async def test_of_two_reports_that_in_the_readers_own_language_comes_first(ask):
    assert (await ask.hits("did Kerry and Lavrov agree on a truce in Syria"))[0] == "geneva"
    assert (await ask.hits("Лавров встретился с Тиллерсоном в Нью-Йорке?"))[0] == "alone"


async def test_a_report_in_another_language_that_has_all_comes_before_one_that_has_little(ask):
    assert (await ask.hits("did Lavrov meet Tillerson in New York"))[0] == "alone"


@pytest.mark.parametrize("question", ["latest meeting Kerry Lavrov", "آخرین دیدار کری و لاوروف"])
async def test_who_asks_for_a_meeting_is_told_of_talks(ask, question):
    hits = (await ask(question)).hits
    assert all(hit.is_full for hit in hits)
    assert ask.names(hits)[0] in ("call", "geneva")


async def test_what_was_typed_on_another_layout_is_read(ask):
    # کری لاوروف on the keys of a Latin keyboard, where the comma is a letter.
    found = await ask(";vd gh,v,t")
    assert set(ask.names(found.hits)) == {"call", "geneva", "undated"}
    assert found.query.text == "کری لاوروف"


async def test_what_is_of_unknown_day_tells_nothing_of_yesterday(ask):
    found = await ask("Kerry Lavrov yesterday")
    assert ask.names(found.hits) == ["undated"]
    assert found.answer is None


async def test_who_holds_an_office_is_told_by_none_that_does_not_name_it(ask):
    found = await ask("кто посол Лавров и Керри")
    assert found.hits
    assert found.answer is None


async def test_what_is_nowhere_is_not_answered(ask):
    found = await ask("football championship in Brazil")
    assert found.answer is None
    assert not any(hit.is_full for hit in found.hits)


async def test_a_suggestion_would_find_something(ask):
    found = await ask("Duval quantum")
    assert found.suggestion is not None
    assert (await ask(found.suggestion)).hits[0].is_full


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        ("", "empty"),
        ("😀😀😀", "empty"),
        ("Lavrov after:2018 before:2016", "backwards"),
        ("Lavrov after:2025", "narrow"),
        ("Kerry lang:ru", "narrow"),
        ("Kerry Tillerson", None),
        ("football", None),
    ],
)
async def test_it_is_said_why_nothing_was_found(ask, question, problem):
    assert (await ask(question)).nothing.problem == problem


async def test_without_a_full_match_each_word_says_what_it_would_find(ask):
    nothing = (await ask("Kerry quantum Tilersn")).nothing
    assert [(word.asked, word.nearest, word.articles) for word in nothing.words] == [
        ("Kerry", None, 3),
        ("quantum", None, 0),
        ("Tilersn", "person/rex-tillerson", 1),
    ]
    assert nothing.covered == (date(2016, 9, 10), date(2017, 9, 19))


async def test_what_is_offered_instead_is_put_right_and_finds_something(ask):
    assert (await ask("quantum Tilersn")).suggestion == "Rex Tillerson"
    offered = (await ask("Kerry quantum Tilersn")).suggestion
    assert (await ask(offered)).hits[0].is_full


async def test_where_something_is_found_whole_nothing_is_missing(ask):
    assert (await ask("Kerry")).nothing is None


@pytest.mark.parametrize(
    ("question", "found"),
    [
        # The article is of that month, or says it.
        ("Lavrov September 2016", {"geneva"}),
        ("Лавров сентябрь 2017", {"alone"}),
        ("Kerry 12 September 2016", {"geneva"}),
        ("Kerry 2013", set()),
    ],
)
async def test_a_time_beside_names_is_that_of_the_article_or_stands_in_it(ask, question, found):
    hits = (await ask(question)).hits
    assert {ask.keys[hit.article.id] for hit in hits if hit.is_full} == found


async def test_pages_follow_each_other(ask):
    pages = [await ask.hits("latest Kerry Lavrov", limit=1, skip=skip) for skip in range(4)]
    assert pages == [["call"], ["geneva"], ["undated"], []]
    assert (await ask("latest Kerry Lavrov", limit=1)).total == 3


async def test_newest_first_on_request(ask):
    assert await ask.hits("Lavrov", newest_first=True) == ["alone", "call", "geneva", "undated"]


async def test_latest_alone_is_everything_newest_first(ask):
    assert (await ask.hits("latest"))[:3] == ["alone", "call", "geneva"]


@pytest.mark.parametrize(
    "question",
    [
        "",
        "   ",
        "?",
        '"',
        '""',
        "source:",
        "after:yesterdayish Lavrov",
        "-",
        "the of and",
        "از به با",
        "😀😀😀",
        "a" * 10_000,
        "لاوروف " * 1_500,
        '"unclosed Lavrov',
        r"+ - && || ! ( ) { } [ ] ^ \" ~ * ? : \ /",
        *r"+-&|!(){}[]^\"~*?:\/<>='`@#%",
        "lang:xx lang: Lavrov",
        "Lavrov after:2018 before:2016",
        "\ud800Lavrov \udfff",
        "\u202eLavrov\u0000\ud7ff",
    ],
)
async def test_no_question_is_too_odd(ask, question):
    found = await ask(question)
    assert len(found.hits) <= 10


@pytest.mark.parametrize(
    "part",
    [
        "a",
        "لاوروف ",
        '"',
        "source:",
        "-a ",
        "after:2016 ",
        "😀",
        "\ud800",
        "the ",
        "(",
        "Duvla ",
        "«",
    ],
)
async def test_an_endless_question_costs_no_more_than_a_long_one(ask, part):
    long, endless = [await _calls(ask, (part * size)[:size]) for size in (2_000, 10_000)]
    assert endless <= 1.1 * long + 500


async def _calls(ask, question):
    """Count the calls of functions that a question takes: its work, however busy the machine."""
    count = 0

    def counting(frame, event, argument):
        nonlocal count
        count += event == "call"

    await ask(question)  # Whatever is remembered is remembered now.
    sys.setprofile(counting)
    try:
        await ask(question)
    finally:
        sys.setprofile(None)
    return count


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=st.text(max_size=80))
async def test_any_text_is_taken(ask, question):
    await ask(question)
