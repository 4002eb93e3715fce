"""/teach: what a word stands for, and the questions that found nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.knowledge import load
from corpus.knowledge.nearest import nearest_entries

GENEVA = "Kerry and Lavrov meet in Geneva"
KNOWLEDGE = load()


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("zarrif", "person/mohammad-javad-zarif"),
        ("rybkoff", "person/sergei-ryabkov"),
        ("لبروف", "person/sergey-lavrov"),
        ("ليفروف", "person/sergey-lavrov"),
        ("Шерман", "person/wendy-sherman"),
        ("jaun kery", "person/john-kerry"),
    ],
)
def test_the_likeliest_name_comes_first(name, meant):
    assert nearest_entries(name, KNOWLEDGE)[0].key == meant


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_has_at_most_three_likely_names(name):
    assert len(nearest_entries(name, KNOWLEDGE)) <= 3


async def test_a_taught_word_is_understood_by_the_next_question(admin, reader, three_meetings):
    assert "nothing" in (await reader.says("Qwrtplx")).text
    taught = await admin.says("/teach Qwrtplx = John Kerry")
    assert "“Qwrtplx” stands for John Kerry" in taught.bare
    assert GENEVA in (await reader.says("Qwrtplx")).text
    assert "Taken back" in (await admin.presses("Undo")).text
    assert "nothing" in (await reader.says("Qwrtplx")).text
    assert "too old" in (await admin.presses_data(taught.data("Undo"), on=taught)).text


async def test_a_question_that_found_nothing_is_taught_by_one_tap_and_then_answers(
    admin, reader, three_meetings
):
    assert "nothing" in (await reader.says("Johnkery")).text
    listed = await admin.says("/teach")
    assert "“Johnkery”" in listed.bare
    assert next(iter(listed.buttons)) == "1. John Kerry"
    taught = await admin.presses("John Kerry")
    assert "“johnkery” stands for John Kerry" in taught.bare
    assert GENEVA in (await admin.presses("Ask again")).text
    assert "No question is without" in (await admin.says("/teach")).text


async def test_where_the_name_is_not_known_the_nearest_are_offered(admin, reader, three_meetings):
    which = await admin.says("/teach qwrtplx = Jaun Kerryy")
    assert "stands for whom" in which.bare
    await admin.presses("John Kerry")
    assert GENEVA in (await reader.says("qwrtplx")).text


async def test_what_cannot_be_taught_is_said(admin, reader, three_meetings):
    for wrong in ("/teach Kerri", "/teach = Kerry", "/teach Kerri =", "/teach !! = Kerry"):
        assert "To teach a spelling" in (await admin.says(wrong)).text
    assert "I do not know" in (await admin.says("/teach Kerri = ####zzqqxxwwvv")).text
    assert "No question is without" in (await admin.says("/teach")).text
    assert "Only the admins" in (await reader.says("/teach a = b")).text


async def test_what_got_a_thumb_down_is_listed(admin, reader, three_meetings):
    await reader.says("Kerry Lavrov Lima")
    await reader.presses("👎")
    assert "Kerry Lavrov Lima" in (await admin.says("/teach")).text
