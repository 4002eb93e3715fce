"""Following questions, and who may do so."""

from tests.handlers.chat import READER


async def followed(telegram, chat_id=READER, thread_id=None):
    async with telegram.database.reading() as stored:
        subscription = await stored.subscriptions.of_thread(chat_id, thread_id)
        mine = (await stored.follows.of([subscription.id]))[subscription.id]
    return [(follow.words or follow.key, follow.is_paused) for follow in mine]


async def test_what_is_followed_is_in_the_digest_which_says_what_caught_it(
    telegram, reader, article
):
    shown = await reader.says("/follow Lavrov")
    assert "what comes in about “Lavrov”" in shown.bare
    await article("سفر لاوروف به توکیو", language="fa")
    await article("The price of bread")
    digest = await reader.says("/digest")
    assert "سفر لاوروف به توکیو" in digest.text
    assert "bread" not in digest.text
    assert "🔔 Lavrov" in digest.bare


async def test_under_an_answer_and_under_none_one_can_ask_to_be_told(telegram, reader, article):
    await article("Lavrov visits Tokyo", "Sergey Lavrov arrived in Tokyo for talks.")
    for question in ("Lavrov Tokyo", "Zubrovka"):
        await reader.says(question)
        await reader.presses("Follow")
    assert await followed(telegram) == [("Lavrov Tokyo", False), ("Zubrovka", False)]


async def test_what_is_followed_is_listed_paused_and_given_up(telegram, reader):
    await reader.says("/subscribe 8 Berlin")
    await reader.says("/follow Lavrov")
    shown = await reader.says("/following")
    assert "US–Russia diplomacy" in shown.text
    shown = await reader.presses("⏸ 2", on=shown)
    assert await followed(telegram) == [("us-russia", False), ("Lavrov", True)]
    assert "2. Lavrov (paused)" in shown.bare
    shown = await reader.presses("▶ 2", on=shown)
    shown = await reader.presses("✕ 1", on=shown)
    assert await followed(telegram) == [("Lavrov", False)]
    assert "only thing you follow" in (await reader.presses("✕ 1", on=shown)).text
    await reader.presses("+ US–Russia", on=shown)
    assert ("us-russia", False) in await followed(telegram)


async def test_what_names_nothing_is_not_followed(reader):
    assert "names nothing" in (await reader.says("/follow ؟")).text
    assert "You follow nothing" in (await reader.says("/follow")).text


async def test_nobody_follows_more_than_can_be_kept(telegram, reader, monkeypatch):
    monkeypatch.setattr("handlers.standing_questions.MOST_FOLLOWED", 1)
    await reader.says("/follow Lavrov")
    assert "as many as I can keep" in (await reader.says("/follow Kerry")).text
    assert "From now on" in (await reader.says("/follow lavrov")).text


GROUP = {"id": -100200, "type": "supergroup", "title": "G"}


async def test_in_a_group_only_its_administrators_change_what_it_is_sent(telegram):
    member, manager = telegram.person(5, **GROUP), telegram.person(3, **GROUP)
    for words in ("/follow Lavrov", "/subscribe 8 Berlin", "/unsubscribe"):
        assert "Only the administrators" in (await member.says(words)).text
    shown = await manager.says("/follow Lavrov")
    assert await followed(telegram, -100200) == [("Lavrov", False)]
    lists = await member.presses("What I follow", on=shown)
    assert "Only the administrators" in (await member.presses("⏸ 1", on=lists)).text
    assert await followed(telegram, -100200) == [("Lavrov", False)]


async def test_an_anonymous_administrator_writes_as_the_group_and_nobody_else_does(telegram):
    person = telegram.person(1087968824, **GROUP)
    person.user |= {"is_bot": True, "username": "GroupAnonymousBot"}
    shown = await person.says("/follow Lavrov", sender_chat={"id": -100999, "type": "channel"})
    assert "Only the administrators" in shown.text
    await person.says("/follow Lavrov", sender_chat=GROUP)
    assert await followed(telegram, -100200) == [("Lavrov", False)]


async def test_a_channel_is_subscribed_by_a_post_in_it(telegram, wire):
    channel = {"id": -100300, "type": "channel", "title": "C"}
    command = [{"type": "bot_command", "offset": 0, "length": len("/subscribe")}]
    post = {"message_id": 1, "date": 1_700_000_000, "chat": channel, "sender_chat": channel}
    words = {"text": "/subscribe 8 Berlin", "entities": command}
    await telegram.deliver({"channel_post": post | words})
    assert await followed(telegram, -100300) == [("us-russia", False)]
    (said,) = [arguments for method, arguments in wire.calls if method == "sendMessage"]
    assert said["chat_id"] == -100300
    await telegram.deliver({"channel_post": post | {"text": "Kerry and Lavrov meet"}})
    assert len([1 for method, _ in wire.calls if method == "sendMessage"]) == 1
