import asyncio
import time

import pytest
from telegram.error import Conflict


async def test_what_is_not_confirmed_comes_again(bot, control):
    await control.say("one")
    await control.say("two")
    first = await bot.get_updates()
    assert [update.message.text for update in first] == ["one", "two"]
    again = await bot.get_updates(offset=first[1].update_id)
    assert [update.message.text for update in again] == ["two"]
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()


async def test_a_long_poll_ends_as_soon_as_there_is_something(bot, control):
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    began = time.monotonic()
    await control.say("now")
    assert (await poll)[0].message.text == "now"
    assert time.monotonic() - began < 5


async def test_a_command_is_marked_as_one(bot, control):
    await control.say("/ask Kerry @somebody https://example.org/a.")
    (update,) = await bot.get_updates()
    kinds = {entity.type: text for entity, text in update.message.parse_entities().items()}
    assert kinds == {
        "bot_command": "/ask",
        "mention": "@somebody",
        "url": "https://example.org/a",
    }


async def test_the_older_of_two_polls_ends_with_a_conflict(bot, control):
    older = asyncio.create_task(bot.get_updates(timeout=30))
    await asyncio.sleep(0.05)
    newer = asyncio.create_task(bot.get_updates(timeout=30))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await older
    await control.say("one")
    assert len(await newer) == 1


async def test_polling_is_refused_while_a_webhook_is_set(bot):
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_only_the_wanted_kinds_are_delivered(bot, control):
    await bot.get_updates(allowed_updates=["callback_query"])
    await control.say("unwanted")
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    await control.say("wanted")
    assert len(await bot.get_updates()) == 1


async def test_a_raw_update_is_delivered_as_it_is(bot, control):
    await control.act("update", update={"update_id": 7, "poll_answer": {"x": 1}})
    answer = await control.client.post(f"/bot{bot.token}/getUpdates")
    assert answer.json()["result"] == [{"update_id": 7, "poll_answer": {"x": 1}}]


async def test_ids_of_updates_grow_over_a_restart_of_the_playground(bot, control):
    await control.say("one")
    (update,) = await bot.get_updates()
    since_2025 = time.time() - 1_735_689_600
    assert 0 < update.update_id <= since_2025 * 10 < 2**31
