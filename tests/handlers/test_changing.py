"""Changing what was sent: before it is saved, as it is saved, and long after."""

import asyncio
from datetime import timedelta
from itertools import count

import pytest

from tests.handlers.chat import ADMIN
from tests.handlers.test_upload import HEADLINE, PARAGRAPHS, TEXT, stored_articles


async def edits(person, message_id, text):
    before = len(person.telegram.wire.calls)
    message = person.message(text=text, edit_date=1_700_000_100)
    person.telegram.message_ids = count(message["message_id"])
    message["message_id"] = message_id
    await person.telegram.deliver({"edited_message": message})
    return person.seen_since(before)


def last_id(telegram):
    following = next(telegram.message_ids)
    telegram.message_ids = count(following)
    return following - 1


async def age(telegram, draft_id, by):
    async with telegram.database.transaction() as stored:
        draft = await stored.drafts.get(draft_id)
        draft.changed -= by


async def test_an_edited_message_updates_its_draft_but_not_what_was_changed_by_hand(
    telegram, admin
):
    card = await admin.says(TEXT)
    sent = last_id(telegram)
    await admin.presses("Edit title")
    await admin.says("A title of mine")
    changed = await edits(
        admin, sent, TEXT.replace("Wednesday", "Thursday").replace("phone", "line")
    )
    assert changed.id == card.id
    assert "A title of mine" in changed.text
    assert "on Thursday" in changed.text
    await admin.presses("Save")
    told = await edits(admin, sent, TEXT)
    assert told.bare.startswith("Article 1 is saved and does not follow your edit.")
    assert "Edit" in told.buttons
    assert await edits(admin, sent, TEXT) is None
    (article,) = await stored_articles(telegram)
    assert "on Thursday" in article.body and article.title == "A title of mine"


async def test_an_edited_message_nobody_made_anything_of_changes_nothing(telegram, admin, reader):
    await admin.says("latest Kerry Lavrov")
    assert await edits(admin, last_id(telegram), TEXT) is None
    await admin.says(TEXT)
    assert await edits(reader, last_id(telegram), TEXT.replace("Aleppo", "Idlib")) is None
    assert "Aleppo" in admin.last_with("Save").text


async def test_a_part_that_is_edited_while_the_rest_is_awaited_is_read_as_it_is_then(
    telegram, admin
):
    await admin.says(f"{HEADLINE}\n\n{PARAGRAPHS}")
    await edits(admin, last_id(telegram), f"{HEADLINE}\n\n{PARAGRAPHS.replace('plan', 'map')}")
    await admin.says("And this is the end of the whole report.")
    await telegram.sweep()
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert "of the map" in article.body and "of the plan" not in article.body


async def test_a_short_text_after_a_whole_one_is_its_own(telegram, admin, three_meetings):
    await admin.says(f"{HEADLINE}\n\n{PARAGRAPHS}")
    await admin.says("And this is the end of the whole report.")
    assert "articles" in (await admin.says("Kerry Lavrov")).text


async def test_drafts_that_belong_together_are_merged(telegram, admin):
    first = await admin.says(TEXT)
    assert (await admin.presses("Merge with…")).text.startswith("There is no other draft")
    await admin.says("A second text.\n\nIt goes on about the call.\n\nAnd it comes to its end.")
    offered = await admin.presses("Merge with…")
    assert "Which other draft" in offered.text
    merged = await admin.presses("Lavrov and Kerry speak")
    assert "Lavrov and Kerry speak by phone" in merged.text
    assert "Merged with another draft." in next(
        shown.text for shown in admin.history() if shown.id == first.id
    )
    late = await admin.presses_data(first.data("Save"), on=first)
    assert late.text == "This was merged with another draft."
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert "suspended the bilateral channel" in article.body
    assert article.body.endswith("And it comes to its end.")


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        ("Edit title", "A title of mine"),
        ("Edit text", "A text of my own about Kerry."),
        ("Edit source", "Interfax"),
        ("Edit date", "3 March 2015"),
    ],
)
async def test_what_was_typed_is_not_lost_by_merging(telegram, admin, button, typed):
    await admin.says(TEXT)
    await admin.presses(button)
    await admin.says(typed)
    await admin.says("A second text.\n\nIt goes on about the call.\n\nAnd it comes to its end.")
    await admin.presses("Merge with…")
    await admin.presses("A title" if "mine" in typed else "Lavrov and Kerry speak")
    merged = admin.last_with("Save").bare
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert typed in f"{merged} {article.body}"
    assert "And it comes to its end" in article.body


async def test_what_was_cut_is_shown_and_kept_by_one_tap(telegram, admin):
    furniture = "Home\nWorld\nSports\nShare on Facebook\n"
    card = await admin.says(
        f"{furniture}\n{TEXT}\n\nComments\nLeave a comment\nAll rights reserved"
    )
    assert "Cut:" in card.bare
    shown = await admin.presses("Show what was cut")
    assert "Share on Facebook" in shown.text
    kept = await admin.presses("Keep all of it", on=shown)
    assert kept.id == card.id and "Cut:" not in kept.text
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert "Share on Facebook" in article.body and "discussed the situation" in article.body
    assert article.body.count("Lavrov and Kerry speak by phone") == 0


async def test_a_new_text_of_several_messages_is_taken_whole(telegram, admin):
    card = await admin.says(TEXT)
    await admin.presses("Edit text")
    assert await admin.says(f"A new beginning.\n\n{PARAGRAPHS}") is None
    assert await admin.says("And a new end.") is None
    await telegram.sweep()
    await telegram.sweep()  # one message of a chat at a time
    assert admin.history()[-1].text == "The text is changed."
    changed = admin.last_with("Save")
    assert changed.id == card.id and "A new beginning." in changed.text
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.title == "Lavrov and Kerry speak by phone about Aleppo"
    assert article.body.startswith("A new beginning.") and article.body.endswith("And a new end.")


async def test_undo_lasts_ten_minutes(telegram, admin):
    await admin.says(TEXT)
    await admin.presses("Save")
    await age(telegram, 1, timedelta(minutes=11))
    assert (
        await admin.presses("Undo")
    ).bare == "Undo works for 10 minutes. To delete it: /delete 1"
    await age(telegram, 1, -timedelta(minutes=2))
    assert "Save" in (await admin.presses("Undo")).buttons


@pytest.fixture
async def opened(telegram, admin):
    """An article that was saved, as its admin sees it opened."""
    await admin.says(TEXT)
    await admin.presses("Save")
    return await admin.presses("Open the article")


async def test_an_article_is_changed_like_a_draft_and_changed_back(telegram, admin, opened):
    await admin.presses("Edit", on=opened)
    card = admin.last_with("Edit title")
    assert "You are changing article 1." in card.bare
    assert "Open the article" not in card.buttons  # it is no copy of itself
    assert "This was a question" not in card.buttons
    await admin.presses("Edit title", on=card)
    await admin.says("Quite another title")
    await admin.presses("Edit date", on=card)
    await admin.says("۱۶ مهر ۱۳۹۵")
    assert "Article 1 is changed." in (await admin.presses("Save", on=card)).bare
    (article,) = await stored_articles(telegram)
    assert (article.title, str(article.published_on)) == ("Quite another title", "2016-10-07")
    await admin.presses("Undo")
    (article,) = await stored_articles(telegram)
    assert (
        article.title.startswith("Lavrov and Kerry") and str(article.published_on) == "2016-10-05"
    )
    await admin.presses("Save")
    assert (await stored_articles(telegram))[0].title == "Quite another title"


async def test_what_was_saved_without_a_change_is_taken_back_without_one(telegram, admin, opened):
    for title in (None, "Second title", None):
        await admin.says("/edit 1")
        card = admin.last_with("Edit title")
        if title is not None:
            await admin.presses("Edit title", on=card)
            await admin.says(title)
        await admin.presses("Save", on=card)
        if title is None:
            assert "Save" in (await admin.presses("Undo")).buttons
    assert (await stored_articles(telegram))[0].title == "Second title"


async def test_of_two_who_change_an_article_the_second_is_told(telegram, admin, opened):
    object.__setattr__(telegram.services, "admins", frozenset({ADMIN, 3}))
    other = telegram.person(3)
    cards = []
    for person in (admin, other):
        await person.says("/edit 1")
        cards.append(person.last_with("Edit title"))
        await person.presses("Edit source", on=cards[-1])
        await person.says(f"Paper {person.user['id']}")
    assert "is changed" in (await admin.presses("Save", on=cards[0])).bare
    refused = await other.presses("Save", on=cards[1])
    assert refused.bare.startswith("Article 1 was changed in the meantime.")
    assert (await stored_articles(telegram))[0].source == "Paper 1"


async def test_an_article_is_named_by_number_link_or_reply(telegram, admin, article, opened):
    await article("Another", "Body of it.", url="https://example.org/a")
    reply = {"message_id": opened.id, "date": 0, "chat": admin.chat, "text": "…"}
    reply |= {"reply_markup": opened.raw["reply_markup"]}
    card = {"message_id": admin.last_with("Undo").id, "date": 0, "chat": admin.chat, "text": "…"}
    for command, facts, number in (
        ("/edit 1", {}, 1),
        ("/edit https://Example.org/a#x", {}, 2),
        ("/edit https://t.me/safir_bot?start=a2", {}, 2),
        ("/edit", {"reply_to_message": reply}, 1),
        ("/edit", {"reply_to_message": card}, 1),
    ):
        assert f"You are changing article {number}." in (await admin.says(command, **facts)).bare
    assert "Delete article 2?" in (await admin.says("/delete https://example.org/a")).bare
    assert "Delete article 1?" in (await admin.says("/delete", reply_to_message=reply)).bare
    for command, said in (
        ("/edit", "Write the number"),
        ("/edit what", "Write the number"),
        ("/edit 99", "There is no article 99."),
        ("/edit https://example.org/b", "There is no article with this link."),
        ("/delete", "Write the number"),
    ):
        assert (await admin.says(command)).bare.startswith(said)


async def test_the_history_says_who_did_what_and_takes_it_back(telegram, admin, opened):
    for title in ("Second title", "Third title"):
        await admin.says("/edit 1")
        card = admin.last_with("Edit title")
        await admin.presses("Edit title", on=card)
        await admin.says(title)
        await admin.presses("Save", on=card)
    await admin.presses("Delete", on=opened)
    await admin.presses("Delete", on=admin.history()[-1])
    assert await stored_articles(telegram) == []
    history = await admin.presses("History", on=opened)
    lines = history.bare.splitlines()
    assert "deleted by 1" in lines[2] and "1 changed: title" in lines[3]
    assert "added by 1" in lines[5]
    await admin.presses("Before 2")
    assert (await stored_articles(telegram))[0].title == "Second title"
    await admin.presses("Before 3", on=history)
    assert (await stored_articles(telegram))[0].title.startswith("Lavrov and Kerry")


async def test_a_reader_finds_none_of_it(telegram, admin, reader, opened):
    await telegram.catch_up()
    results = await reader.says("Kerry Lavrov Aleppo")
    read = await reader.presses_data("a:1", on=results)
    assert not {"Edit", "Delete", "History"} & set(read.buttons)
    for data in ("ed:1", "del:1", "del?:1", "hist:1", "back:1:1", "m:1:1", "c:merge:1", "c:keep:1"):
        assert (await reader.presses_data(data, on=read)).text.startswith("Only the admins")
    for command in ("/edit 1", "/delete 1"):
        assert (await reader.says(command)).text.startswith("Only the admins")


PHOTO = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]


async def test_an_album_is_one_article_whichever_picture_has_the_caption(telegram, admin):
    for caption in (None, TEXT, None):
        assert await admin.sends(photo=PHOTO, caption=caption, media_group_id="7") is None
    await asyncio.sleep(1.6)
    assert await telegram.sweep() == 1
    assert "Lavrov and Kerry speak by phone" in admin.last_with("Save").text
    await admin.presses("Save")
    assert len(await stored_articles(telegram)) == 1


async def test_albums_that_follow_each_other_are_not_mixed(telegram, admin):
    await admin.sends(photo=PHOTO, caption=TEXT, media_group_id="7")
    await admin.sends(photo=PHOTO, caption="Talks in Rome\n\nThey met there.", media_group_id="8")
    await asyncio.sleep(1.6)
    assert await telegram.sweep() == 2
    await telegram.sweep()
    titles = [shown.text.splitlines()[0] for shown in admin.history()]
    assert titles == ["Lavrov and Kerry speak by phone about Aleppo", "Talks in Rome"]


@pytest.mark.parametrize(
    "origin",
    [
        {"type": "user", "sender_user": {"id": 5, "is_bot": False, "first_name": "Sam"}},
        {"type": "hidden_user", "sender_user_name": "Sam"},
    ],
)
async def test_who_forwards_a_text_to_us_is_no_source_but_its_day_is_kept(admin, origin):
    card = await admin.sends(
        text="Lavrov is in Lima.", forward_origin=origin | {"date": 1_475_700_000}
    )
    assert "Source: not stated" in card.bare
    assert "Date: 5 October 2016" in card.bare


async def test_the_caption_of_a_file_that_is_no_article_is_one(telegram, admin):
    card = await admin.uploads("clip.mp4", b"\x00\x01", caption=None)
    assert "Save" not in card.buttons
    video = {"file_id": "v", "file_unique_id": "u", "file_name": "clip.mp4", "file_size": 9}
    card = await admin.sends(document=video, caption=TEXT)
    assert "Lavrov and Kerry speak by phone" in card.text


async def test_a_reader_changes_nothing_by_any_way(telegram, reader):
    channel = {"id": -1001, "type": "channel", "title": "C", "username": "c"}
    origin = {"type": "channel", "date": 1_475_700_000, "chat": channel, "message_id": 7}
    await reader.sends(text=TEXT, forward_origin=origin)
    await reader.sends(photo=PHOTO, caption=TEXT, media_group_id="7")
    await reader.uploads("a.txt", TEXT.encode(), caption=TEXT)
    await reader.says(f"/add {TEXT}")
    await reader.says("/feeds @mfa")
    assert await telegram.sweep() == 0
    async with telegram.database.reading() as stored:
        assert await stored.drafts.of_chat(reader.user["id"], 10) == []
        assert await stored.feeds.listed("channel") == []
