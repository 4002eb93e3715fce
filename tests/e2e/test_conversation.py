"""The client that the other tests here speak through, tried on a bot of a few lines."""

import asyncio
import contextlib

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest


async def echo(url, token):
    """Answer a text with itself and a button, a press with a toast and an edit."""
    requests = [HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2)]
    save = InlineKeyboardMarkup([[InlineKeyboardButton("💾 Save", callback_data="save")]])
    async with Bot(
        token, base_url=f"{url}/bot", request=requests[0], get_updates_request=requests[1]
    ) as bot:
        offset = 0
        while True:
            for update in await bot.get_updates(offset, timeout=20):
                offset = update.update_id + 1
                if query := update.callback_query:
                    await query.message.edit_text("<b>saved</b>", parse_mode="HTML")
                    await query.answer("Done")
                elif update.message.text != "hush":
                    await update.message.reply_text(update.message.text, reply_markup=save)


@pytest.fixture
async def echoing(playground):
    task = asyncio.create_task(echo(playground.url, playground.token))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def test_a_scenario_reads_like_a_conversation(telegram, echoing):
    admin, reader = telegram.person(1, admin=True), telegram.person(2)
    parts = await admin.pastes("long line of text\n" * 300)
    assert len(parts) == 2
    card = await admin.sees("Save")
    assert card.buttons == ["💾 Save"]
    pressed = await admin.presses("Save")
    assert pressed.text == "Done"
    assert (await admin.sees("saved")).parts("bold") == ["saved"]
    assert (await reader.asks("سلام")).text == "سلام"


async def test_what_was_said_before_is_not_seen_again(telegram, echoing):
    reader = telegram.person(2)
    assert (await reader.asks("one")).text == "one"
    await reader.says("hush")
    await reader.sees_nothing(within=0.2)


async def test_a_wait_that_fails_says_what_was_seen(telegram, echoing):
    reader = telegram.person(2)
    await reader.asks("one")
    with pytest.raises(AssertionError, match=r"without 'two'(?s:.*)bot: one"):
        await reader.sees("two", within=0.1)
    with pytest.raises(AssertionError, match="there is no button"):
        await reader.presses("Delete")


async def test_people_in_a_group_see_the_group(telegram, echoing):
    reader = telegram.person(2)
    group = await telegram.group("Newsroom", reader)
    answer = await reader.within(group).asks("/ask")
    assert answer.raw["chat"]["title"] == "Newsroom"
