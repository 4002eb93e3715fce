"""A question that is edited: its answer follows, in place."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.replies import Replies
from storage.models import Search

GENEVA, LIMA = "Kerry and Lavrov meet in Geneva", "Керри и Лавров встретились в Лиме"
GROUP = {"id": -100200, "type": "supergroup", "title": "G"}
MENTION = [{"type": "mention", "offset": 0, "length": 10}]


async def test_a_question_put_right_changes_its_answer_in_place(telegram, reader, three_meetings):
    answer = await reader.says("Zzyzx")
    assert GENEVA not in answer.text
    edited = await reader.edits(1, "Kerry Lavrov")
    assert edited.id == answer.id
    assert GENEVA in edited.text
    assert len(reader.history()) == 1
    again = await reader.edits(1, "Tokyo")
    assert again.id == answer.id
    assert "Tokyo" in again.text


async def test_it_is_found_again_after_a_restart_and_only_by_who_asked(
    telegram, reader, three_meetings
):
    answer = await reader.says("/ask Zzyzx")
    telegram.replies = Replies(telegram.application.bot, telegram.database)
    stranger = telegram.person(9, **reader.chat)
    assert await stranger.edits(1, "Kerry Lavrov") is None
    assert (await reader.edits(1, "/ask Kerry Lavrov")).id == answer.id
    assert (await reader.edits(1, "/latest@safir_bot Tokyo")).id == answer.id
    assert await reader.edits(1, "/latest@another_bot Tokyo") is None
    assert await reader.edits(1, "/help") is None


async def test_what_was_no_question_or_is_the_same_or_is_forgotten_is_left_alone(
    telegram, reader, three_meetings
):
    await reader.says("/help")
    assert await reader.edits(1, "Kerry Lavrov") is None
    await reader.says("Tokyo")
    assert await reader.edits(2, "Tokyo") is None
    async with telegram.database.transaction() as stored:
        await stored.searches.prune(await stored.now() + timedelta(seconds=1))
    assert await reader.edits(2, "Kerry Lavrov") is None


async def test_what_follows_up_goes_with_the_question_before_it(telegram, reader, three_meetings):
    await reader.says("Kerry Lavrov")
    follow_up = await reader.says("and in Tokyo?")
    async with telegram.database.transaction() as stored:
        # The edit may come long after both.
        ago = await stored.now() - timedelta(hours=1)
        await stored._session.execute(update(Search).values(created=ago))
    edited = await reader.edits(2, "and in Lima?")
    assert edited.id == follow_up.id
    assert LIMA in edited.text
    assert GENEVA not in edited.text


@pytest.mark.parametrize("text", ["@safir_bot Tokyo", "Tokyo"])
async def test_in_a_group_an_edit_counts_if_it_is_meant_for_us(telegram, three_meetings, text):
    member = telegram.person(3, **GROUP)
    answer = await member.sends(text="@safir_bot Kerry Lavrov", entities=MENTION)
    meant = text.startswith("@")
    edited = await member.edits(1, text, entities=MENTION if meant else [])
    assert (edited.id == answer.id and "Tokyo" in edited.text) if meant else edited is None


async def test_edits_count_as_questions_and_too_many_leave_the_answer_as_it_is(
    telegram, reader, three_meetings
):
    answer = await reader.says("Kerry Lavrov")
    for number in range(19):
        await reader.edits(1, f"Tokyo {number}")
    notice = await reader.edits(1, "Lima")
    assert notice.id != answer.id
    assert "a lot of questions" in notice.text
    assert await reader.edits(1, "Geneva") is None
