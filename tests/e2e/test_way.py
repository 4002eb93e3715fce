"""One id through an update's whole way, and in all of it no token and no word of anybody."""

import json

QUESTION = "when did Kerry meet the xylophonist?"


def events(bot):
    return [json.loads(line) for line in bot.log.read_text("utf-8").splitlines()]


async def test_an_update_is_followed_by_its_id_from_its_arrival_to_its_reply(
    stopped_bot, telegram, database_kind
):
    bot = stopped_bot
    await bot.start(LOG_LEVEL="DEBUG", LOG_FORMAT="json")
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await telegram.goes_wrong("error", method="sendMessage", status=500, times=1)
    await reader.asks(QUESTION, within=30)
    await admin.pastes("Talks of xylophonists\n\n" + "Kerry met Lavrov and a xylophonist. " * 30)
    await admin.sees("Save", within=30)
    bot.stop()
    seen = events(bot)
    numbers = [each["update"] for each in seen if each["event"] == "update stored"]
    assert len(numbers) == 2
    way = [each["event"] for each in seen if each.get("update") == numbers[0]]
    assert way[0] == "update stored"
    assert way[-1] == "update done"
    assert {"update handled", "not sent yet", "call made"} < set(way)
    said = bot.log.read_text("utf-8")
    assert bot.token not in said
    assert "xylophonist" not in said
