"""What was sent becomes a draft: language, day, source, names, topic."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.intake.draft import Hints
from corpus.intake.found import Found
from corpus.intake.records import Record
from corpus.intake.text import fingerprint, read_found, read_record, read_text
from corpus.knowledge import load

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def knowledge():
    return load()


def test_a_post_brings_its_channel_its_link_and_its_day_along(knowledge):
    text = "Talks went on in Vienna.\n\nThe delegations of both countries talked for two hours."
    hints = Hints(source="Example", url="https://t.me/example/7", posted=date(2021, 3, 3))
    draft = read_text(text, knowledge=knowledge, today=TODAY, hints=hints)
    assert (draft.source, draft.url) == ("Example", "https://t.me/example/7")
    assert (draft.published.on, draft.published.how) == (date(2021, 3, 3), "given")


def test_a_foreign_language_is_named(knowledge):
    text = (
        "Die Außenminister beider Länder haben sich am Montag in Genf getroffen und vereinbart, "
        "die Gespräche über die nukleare Rüstungskontrolle im nächsten Monat fortzusetzen."
    )
    draft = read_text(text, knowledge=knowledge, today=TODAY)
    assert (draft.language, draft.foreign) == (None, "de")


def test_a_record_is_taken_as_it_is_given(knowledge):
    record = Record("Menu", "Share\nLavrov met Kerry.", language="en", published=date(2016, 9, 1))
    draft = read_record(record, knowledge=knowledge, today=TODAY)
    assert (draft.title, draft.body) == ("Menu", "Share\nLavrov met Kerry.")
    assert draft.published.on == date(2016, 9, 1)
    assert {"person/sergey-lavrov", "person/john-kerry"} <= set(draft.names)


def test_one_keyboard_or_the_other_makes_no_other_article():
    assert fingerprint("كيري", "گفت‌وگو، یک.") == fingerprint("کیری", "گفتوگو یک")
    assert fingerprint("a b", "c") != fingerprint("a", "b c")


def test_what_a_page_says_of_its_day_is_taken_and_shown(knowledge):
    found = Found(
        text="Menu\n\nMinisters meet\n\nThe ministers met on Monday.\n\nAll rights reserved",
        title="Ministers meet",
        body="The ministers met on Monday.",
        source="The Daily Example",
        published=date(2016, 9, 9),
        time="22:30",
        zone="+02:00",
        evidence="2016-09-09T22:30:00+02:00",
    )
    draft = read_found(found, knowledge=knowledge, today=TODAY)
    assert (draft.published.on, draft.published.time) == (date(2016, 9, 9), "22:30")
    assert (draft.published.how, draft.published.reason.kind) == ("stated", "page")
    assert [line for line, _ in draft.cut] == ["Menu", "All rights reserved"]
    assert draft.source == "The Daily Example"
    assert draft.original == found.text


def test_a_label_within_the_article_of_a_page_is_cut(knowledge):
    first, last = "The ministers met on Monday.", "They spoke of advertisement and of nothing else."
    body = f"{first}\n\nADVERTISEMENT\n\nАдвокат\n\n{last}"
    found = Found(text=f"{'Menu of the day. ' * 9}\n\n{body}", title="Talks go on", body=body)
    draft = read_found(found, knowledge=knowledge, today=TODAY)
    assert draft.body == f"{first}\n\nАдвокат\n\n{last}"
    assert "ADVERTISEMENT" in [line for line, _ in draft.cut]


def test_the_text_counts_for_more_than_what_the_layout_of_a_page_seems_to_say(knowledge):
    said = "Ministers meet\n\n9 September 2016\n\nThe ministers met in Geneva for three hours."
    found = Found(text=said, title="Ministers meet", body=said[34:], published=date(2016, 9, 12))
    assert read_found(found, knowledge=knowledge, today=TODAY).published.on == date(2016, 9, 9)
    told = replace(found, evidence="2016-09-12")
    assert read_found(told, knowledge=knowledge, today=TODAY).published.on == date(2016, 9, 12)
