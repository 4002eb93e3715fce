"""Uploading: what an admin sends, the card it becomes, and what the card's buttons do."""

import asyncio
import itertools

import pytest

from handlers.gathering import joined
from tests.handlers.chat import ADMIN, BOT

TEXT = """Lavrov and Kerry speak by phone about Aleppo

MOSCOW, October 5, 2016 – Foreign Minister Sergey Lavrov and US Secretary of State John Kerry \
discussed the situation in Aleppo in a telephone conversation on Wednesday.

The ministers agreed that experts of both countries will go on looking for ways to normalise \
the situation around the city, the Russian ministry said in a statement on its website.

The call took place at the initiative of the American side, two days after Washington had \
suspended the bilateral channel on the ceasefire."""

HEADLINE = "Kerry and Lavrov go on talking about Syria in Geneva"
PARAGRAPHS = "\n\n".join(
    f"On day {number} of their talks the two ministers spoke about point {number} of the plan, "
    "and neither side would say afterwards how near an agreement on it was."
    for number in range(25)
)


async def stored_articles(telegram):
    async with telegram.database.reading() as stored:
        return await stored.articles.latest(50)


async def test_a_pasted_text_becomes_a_card_with_all_that_was_read(admin):
    card = await admin.says(TEXT)
    assert "Lavrov and Kerry speak by phone about Aleppo" in card.text
    assert "Date: 5 October 2016" in card.bare
    assert "October 5, 2016" in card.bare
    assert "Language: English" in card.bare
    assert "Sergey Lavrov" in card.bare
    assert "Topic: US–Russia diplomacy" in card.bare
    assert list(card.buttons) == [
        "Save",
        "Discard",
        "Edit title",
        "Edit date",
        "Edit source",
        "Edit language",
        "Edit text",
        "This was a question",
        "Merge with…",
    ]


async def test_a_saved_draft_is_found_by_the_next_question_until_it_is_undone(
    telegram, admin, reader, changes
):
    card = await admin.says(TEXT)
    saved = await admin.presses("Save")
    assert saved.id == card.id
    assert "Saved as article 1." in saved.bare
    assert changes
    await telegram.catch_up()
    assert "speak by phone" in (await reader.says("Kerry Lavrov")).text
    undone = await admin.presses("Undo")
    assert list(undone.buttons) == list(card.buttons)
    await telegram.catch_up()
    assert "nothing" in (await reader.says("Kerry Lavrov")).text
    assert "Saved as article" in (await admin.presses("Save")).bare


async def test_what_was_saved_is_opened_from_its_card(admin):
    await admin.says(TEXT)
    await admin.presses("Save")
    opened = await admin.presses("Open the article")
    assert "two days after Washington" in opened.text


async def test_a_reader_never_uploads(telegram, reader):
    answer = await reader.says(TEXT)
    assert "Save" not in answer.buttons
    assert (await reader.uploads("a.txt", TEXT.encode())).text.startswith("Only the admins")
    assert await stored_articles(telegram) == []


async def test_a_reader_cannot_press_an_admins_buttons(telegram, admin, reader):
    card = await admin.says(TEXT)
    reply = await reader.presses_data(card.data("Save"), on=card)
    assert reply.text.startswith("Only the admins")
    assert await stored_articles(telegram) == []


async def test_a_short_text_of_an_admin_is_a_question(admin, three_meetings):
    answer = await admin.says("latest Kerry Lavrov")
    assert "The latest of" in answer.text


async def test_a_draft_that_was_a_question_is_answered(admin, three_meetings):
    card = await admin.says("Kerry Lavrov\n\nGeneva\n\nwhat did they say?")
    assert "Save" in card.buttons
    await admin.presses("This was a question")
    shown = admin.history()
    assert "Taken as a question." in shown[-2].text
    assert not shown[-2].buttons
    assert "Geneva" in shown[-1].text


async def test_a_discarded_draft_is_settled(telegram, admin):
    card = await admin.says(TEXT)
    discarded = await admin.presses("Discard")
    assert discarded.text.startswith("Discarded.")
    late = await admin.presses_data(card.data("Save"), on=card)
    assert late.text == "This was already discarded."
    assert await stored_articles(telegram) == []


async def test_of_two_admins_who_save_at_once_one_wins_and_the_other_is_told(telegram, admin):
    object.__setattr__(telegram.services, "admins", frozenset({ADMIN, 3}))
    card = await admin.says(TEXT)
    await admin.presses_data(card.data("Save"), on=card)
    other = telegram.person(3, id=ADMIN, type="private", first_name="P1")
    reply = await other.presses_data(card.data("Save"), on=card)
    assert reply.bare == "This is already saved as article 1."
    assert len(await stored_articles(telegram)) == 1


async def test_the_same_text_again_points_to_the_article_that_is_there(telegram, admin):
    await admin.says(TEXT)
    await admin.presses("Save")
    again = await admin.says(TEXT)
    assert "Already here as article 1" in again.bare
    assert "Open the article" in again.buttons
    refused = await admin.presses("Save", on=again)
    assert refused.bare == "Not saved: this is already here as article 1."
    assert "two days after" in (await admin.presses("Open the article", on=refused)).text
    assert len(await stored_articles(telegram)) == 1


async def test_nearly_the_same_text_is_warned_of_and_can_be_saved_all_the_same(telegram, admin):
    await admin.says(TEXT)
    await admin.presses("Save")
    await telegram.catch_up()
    copy = TEXT.replace("Lavrov and Kerry speak by phone about Aleppo", "Ministers on the phone")
    card = await admin.says(f"{copy}\n\nRead also what was said about it in other capitals.")
    assert "Almost the same text is here as article 1: Lavrov and Kerry speak" in card.bare
    assert "Open the article" in card.buttons
    assert "Saved as article 2." in (await admin.presses("Save", on=card)).bare


@pytest.mark.parametrize(
    ("button", "typed", "said", "line"),
    [
        ("Edit title", "A better title", "The title is changed.", "A better title"),
        ("Edit date", "7 October 2016", "The date is changed.", "Date: 7 October 2016"),
        ("Edit date", "۱۶ مهر ۱۳۹۵", "The date is changed.", "Date: 7 October 2016"),
        ("Edit date", "2016-10-07", "The date is changed.", "Date: 7 October 2016"),
        ("Edit date", "-", "The date is changed.", "Date: unknown"),
        ("Edit source", "Interfax", "The source is changed.", "Source: Interfax"),
        ("Edit source", "-", "The source is changed.", "Source: not stated"),
        ("Edit text", "Quite another text.", "The text is changed.", "Quite another text."),
    ],
)
async def test_an_edit_asks_and_changes_the_card_in_place(admin, button, typed, said, line):
    card = await admin.says(TEXT)
    asked = await admin.presses(button)
    assert list(asked.buttons) == ["Cancel"]
    assert (await admin.says(typed)).text == said
    changed = admin.last_with("Save")
    assert changed.id == card.id
    assert line in changed.bare


async def test_the_language_is_edited_by_buttons(admin):
    card = await admin.says(TEXT)
    offered = await admin.presses("Edit language")
    assert offered.id == card.id
    changed = await admin.presses("Russian")
    assert "Language: Russian" in changed.bare
    assert "Save" in changed.buttons


async def test_a_day_that_cannot_be_read_is_asked_for_again(admin):
    await admin.says(TEXT)
    await admin.presses("Edit date")
    assert "I cannot read a day in “soon”" in (await admin.says("soon")).bare
    assert (await admin.says("7 October 2016")).text == "The date is changed."


async def test_cancel_and_any_command_end_what_was_asked(admin, three_meetings):
    await admin.says(TEXT)
    await admin.presses("Edit title")
    assert (await admin.presses("Cancel")).text == "Cancelled."
    assert "articles" in (await admin.says("Kerry Lavrov")).text
    await admin.presses("Edit title")
    await admin.says("/help")
    assert "articles" in (await admin.says("Kerry Lavrov")).text


async def test_two_long_parts_become_one_draft(telegram, admin):
    first, second = f"{HEADLINE}\n\n{PARAGRAPHS}", "And this is the end of the whole report."
    assert await admin.says(first) is None
    assert await admin.says(second) is None
    assert await telegram.sweep() == 1
    card = admin.last_with("Save")
    assert HEADLINE in card.text
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.body.endswith("the end of the whole report.")
    assert await telegram.sweep() == 0


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
async def test_long_parts_become_one_draft_in_whatever_order_they_come(telegram, admin, order):
    points = [f"Point {number} of the plan is about Aleppo, they said." for number in range(300)]
    parts = ["\n".join(points[first : first + 100]) for first in (0, 100, 200)]
    messages = [admin.message(text=part) for part in parts]
    for number in order:
        await telegram.deliver({"message": messages[number]})
    await asyncio.sleep(1.6)
    assert await telegram.sweep() == 1
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert f"{article.title}.\n{article.body}".count("Point") >= 300
    places = [article.body.index(f"Point {number} ") for number in range(1, 300)]
    assert places == sorted(places)


async def test_a_gathered_card_is_in_the_language_of_who_sent_it(telegram):
    admin = telegram.person(ADMIN, "fa")
    await admin.says(f"{HEADLINE}\n\n{PARAGRAPHS}")
    await admin.says("And this is the end of the whole report.")
    await telegram.sweep()
    assert "ذخیره" in admin.last_with("ذخیره").buttons


async def test_a_lone_long_part_is_finished_when_its_time_is_over(telegram, admin):
    assert await admin.says(f"{HEADLINE}\n\n{PARAGRAPHS}") is None
    assert await telegram.sweep() == 0
    await asyncio.sleep(1.6)
    assert await telegram.sweep() == 1
    assert HEADLINE in admin.last_with("Save").text


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (["One.", "Two."], "One.\nTwo."),
        (["one", "two"], "one two"),
        (["x" * 4096, "y"], "x" * 4096 + "y"),
        (["one\n", " ", "two"], "one\ntwo"),
        ([], ""),
    ],
)
def test_parts_are_joined_where_telegram_has_cut_them(parts, whole):
    assert joined(parts) == whole


async def test_a_text_file_becomes_a_card(admin):
    assert "speak by phone" in (await admin.uploads("a.txt", TEXT.encode())).text
    assert "speak by phone" in (await admin.uploads("b.TXT", TEXT.encode("utf-16"))).text


async def test_an_old_encoding_is_read(admin):
    body = "Сергей Лавров и Джон Керри встретились в Женеве и говорили о перемирии. " * 5
    card = await admin.uploads("a.txt", f"Встреча в Женеве\n\n{body}".encode("cp1251"))
    assert "Встреча в Женеве" in card.text
    assert "Language: Russian" in card.bare


@pytest.mark.parametrize(
    ("name", "data", "facts", "said"),
    [
        ("a.txt", b"\n", {}, "a.txt: there is no readable text in it"),
        ("a.txt", b"\x00\x01\x02\xff\xfe" * 400, {}, "This file is not text."),
        ("a.txt", b"x", {"file_size": 21_000_000}, "This file is over 20 MB"),
        ("a.exe", b"MZ", {}, "I can read .txt, .html, .pdf"),
    ],
)
async def test_a_file_that_is_no_article_gets_one_clear_line(admin, name, data, facts, said):
    await admin.uploads(name, data, **facts)
    await admin.telegram.sweep()
    reply = admin.history()[-1].bare
    assert reply.startswith(said)
    assert len(reply) < 160 and "\n" not in reply


async def test_a_forward_brings_its_source_link_and_day(admin):
    origin = {
        "type": "channel",
        "date": 1_475_700_000,
        "chat": {"id": -1001, "type": "channel", "title": "MFA Russia", "username": "mfa"},
        "message_id": 77,
    }
    card = await admin.sends(text="Lavrov spoke with Kerry about Aleppo.", forward_origin=origin)
    assert "Source: MFA Russia" in card.bare
    assert "Date: 5 October 2016" in card.bare
    await admin.presses("Save")
    opened = await admin.presses("Open the article")
    assert opened.buttons["Original"]["url"] == "https://t.me/mfa/77"


async def test_a_forwarded_rich_message_is_read_in_order(admin):
    rich = {
        "blocks": [
            {"type": "heading", "size": 1, "text": "Talks in Geneva"},
            {"type": "paragraph", "text": ["Kerry met ", {"type": "bold", "text": "Lavrov"}, "."]},
            {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "Syria"}]}]},
            {"type": "details", "summary": "More", "blocks": [{"type": "pre", "text": "Truce"}]},
        ]
    }
    origin = {"type": "hidden_user", "date": 1_475_700_000, "sender_user_name": "S"}
    card = await admin.sends(rich_message=rich, forward_origin=origin)
    assert "Talks in Geneva" in card.text
    assert "Kerry met Lavrov." in card.text
    assert card.text.index("Syria") < card.text.index("Truce")


async def test_a_message_without_text_is_named_so(admin):
    photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
    assert (await admin.sends(photo=photo)).text == "There is no text in this message."
    origin = {"type": "hidden_user", "date": 1_475_700_000, "sender_user_name": "S"}
    reply = await admin.sends(photo=photo, forward_origin=origin)
    assert reply.text == "There is no text in this message."


async def test_add_makes_an_article_of_a_short_text(admin):
    assert "Kerry is in Lima." in (await admin.says("/add Kerry is in Lima.")).text
    asked = await admin.says("/add")
    assert "Cancel" in asked.buttons
    card = await admin.says("Lavrov is in Lima too.")
    assert "Lavrov is in Lima too." in card.text
    assert "Save" in card.buttons


async def test_a_text_in_a_foreign_language_needs_a_word_from_the_admin(admin):
    text = "Die Außenminister trafen sich am Freitag in Genf zu langen Gesprächen. " * 12
    card = await admin.says(text)
    assert "Language: please choose one" in card.bare
    assert (await admin.presses("Save")).text.startswith("Please choose the language first")


async def test_an_article_is_deleted_and_brought_back(telegram, admin, reader, three_meetings):
    assert (await reader.says("/delete 1")).text.startswith("Only the admins")
    assert "Delete article 1?" in (await admin.says("/delete 1")).bare
    assert "Article 1 is deleted." in (await admin.presses("Delete")).bare
    assert len(await stored_articles(telegram)) == 3
    assert "Article 1 is back." in (await admin.presses("Undo")).bare
    assert (await admin.says("/delete 99")).bare == "There is no article 99."
    assert (await admin.says("/delete")).text.startswith("Write the number")


async def test_the_whole_of_100_000_characters_is_stored_and_read(telegram, admin):
    lines = [
        f"On day {number} the minister said <b>yes & no</b> 😀 to \u200fسلام\u200e and left."
        for number in range(1500)
    ]
    body = "\n".join(lines)
    assert len(body) > 100_000
    await admin.uploads("a.txt", f"{HEADLINE}\n\n{body}".encode())
    await admin.presses("Save")
    opened = await admin.presses("Open the article")
    assert lines[0] in opened.text
    (article,) = await stored_articles(telegram)
    assert article.body == body


async def test_nothing_of_an_update_is_done_twice_after_a_crash_before_its_calls(telegram, admin):
    taken = await telegram.deliver({"message": admin.message(text=TEXT)}, make_calls=False)
    assert taken.is_handled
    async with telegram.database.reading() as stored:
        assert len(await stored.drafts.of_chat(ADMIN, 10)) == 1


async def test_in_a_group_an_edit_is_answered_by_a_reply(telegram):
    admin = telegram.person(ADMIN, id=-100200, type="supergroup", title="G")
    await admin.says("/add Kerry is in Lima.")
    asked = await admin.presses("Edit title")
    replied = {"message_id": asked.id, "date": 0, "chat": admin.chat, "from": BOT, "text": "…"}
    assert await admin.says("Something else entirely") is None
    assert (await admin.says("Lima", reply_to_message=replied)).text == "The title is changed."


@pytest.mark.parametrize(
    "sender",
    [
        {"sender_chat": {"id": -100200, "type": "supergroup", "title": "G"}},
        {"sender_chat": {"id": -100300, "type": "channel", "title": "C"}},
    ],
)
async def test_whoever_hides_behind_a_chat_is_no_admin(telegram, sender):
    admin = telegram.person(ADMIN, id=-100200, type="supergroup", title="G")
    reply = await admin.says("/add Kerry is in Lima.", **sender)
    assert reply.text.startswith("Only the admins")


async def test_another_bot_is_not_answered(telegram):
    admin = telegram.person(ADMIN, id=-100200, type="supergroup", title="G")
    admin.user["is_bot"] = True
    assert await admin.says("/add Kerry is in Lima.") is None
