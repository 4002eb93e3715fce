"""Groups, forum topics, administrators without a name, and chats the bot is no member of."""

import pytest

GENEVA = "Kerry and Lavrov meet in Geneva"
GROUP = {"id": -100200, "type": "supergroup", "title": "G", "is_forum": True}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "G", "username": "GroupAnonymousBot"}
MENTION = [{"type": "mention", "offset": 0, "length": 10}]


@pytest.fixture
def member(telegram):
    return telegram.person(3, **GROUP)


def calls(telegram, method):
    return [arguments for name, arguments in telegram.wire.calls if name == method]


async def test_an_answer_in_a_topic_is_a_reply_there(telegram, member, three_meetings):
    await member.sends(
        text="@safir_bot Kerry Lavrov", entities=MENTION, message_thread_id=7, is_topic_message=True
    )
    (sent,) = calls(telegram, "sendMessage")
    assert sent["message_thread_id"] == 7
    assert sent["reply_parameters"]["message_id"] == 1
    await member.sends(text="@safir_bot Kerry", entities=MENTION, message_thread_id=7)
    assert "message_thread_id" not in calls(telegram, "sendMessage")[-1]


async def test_an_administrator_without_a_name_is_answered_and_is_no_admin_of_ours(
    telegram, three_meetings
):
    hidden = telegram.person(1, **GROUP)
    hidden.user = ANONYMOUS
    answer = await hidden.says("/ask Kerry Lavrov", sender_chat=GROUP)
    assert GENEVA in answer.text
    assert "Only the admins" in (await hidden.says("/delete 1", sender_chat=GROUP)).text


async def test_a_bot_and_a_chatting_group_are_left_alone(telegram, member, three_meetings):
    assert await member.says("Kerry Lavrov") is None
    assert await member.sends(new_chat_title="Kerry") is None
    bot = telegram.person(9, **GROUP)
    bot.user |= {"is_bot": True, "username": "another_bot"}
    assert await bot.sends(text="@safir_bot Kerry", entities=MENTION) is None


async def test_who_chose_a_language_is_answered_in_it_until_the_group_chooses(
    telegram, three_meetings
):
    person = telegram.person(3)
    await person.says("/settings")
    await person.presses("Русский")
    member = telegram.person(3, **GROUP)
    assert "стать" in (await member.says("/ask Kerry Lavrov")).text
    await member.says("/settings")
    await member.presses("العربية")
    assert "مقال" in (await member.says("/ask Kerry Lavrov")).text


async def guest_asks(telegram, text, **content):
    person = telegram.person(5, "fa", id=-100900, type="supergroup", title="Not ours")
    message = person.message(text=text, guest_query_id="g1", **content)
    await telegram.deliver({"guest_message": message})
    return calls(telegram, "answerGuestQuery")


async def test_a_guest_gives_one_answer_in_the_language_of_who_asks(telegram, three_meetings):
    (answer,) = await guest_asks(telegram, "@safir_bot Kerry Lavrov", entities=MENTION)
    assert answer["guest_query_id"] == "g1"
    content = answer["result"]["input_message_content"]
    assert GENEVA in content["message_text"]
    assert "خبر" in content["message_text"]
    assert calls(telegram, "sendMessage") == []


async def test_the_buttons_of_a_guest_work_in_place(telegram, three_meetings):
    (answer,) = await guest_asks(telegram, "@safir_bot Kerry Lavrov", entities=MENTION)
    first = answer["result"]["reply_markup"]["inline_keyboard"][0][0]
    user = telegram.person(6).user
    pressed = {"id": "q", "from": user, "chat_instance": "c", "inline_message_id": "im1"}
    await telegram.deliver({"callback_query": pressed | {"data": first["callback_data"]}})
    (edit,) = calls(telegram, "editMessageText")
    assert edit["inline_message_id"] == "im1"
    assert "chat_id" not in edit
    assert edit["text"].startswith("<b>")


async def test_a_guest_of_whom_nothing_is_asked_says_how(telegram, three_meetings):
    (answer,) = await guest_asks(telegram, "@safir_bot", entities=MENTION)
    assert "@safir_bot" in answer["result"]["input_message_content"]["message_text"]


@pytest.mark.parametrize("is_told_in_the_old_one_first", [True, False])
async def test_a_group_that_becomes_a_supergroup_keeps_its_digest(
    telegram, is_told_in_the_old_one_first
):
    plain = {"id": -200, "type": "group", "title": "G"}
    before, after = telegram.person(3, **plain), telegram.person(3, **GROUP)
    await before.says("/subscribe 08:30 Berlin")
    told = [
        (before, {"migrate_to_chat_id": GROUP["id"]}),
        (after, {"migrate_from_chat_id": plain["id"]}),
    ]
    for person, service in told if is_told_in_the_old_one_first else reversed(told):
        await person.sends(**service)
    assert "08:30" in (await after.says("/subscribe")).text
    async with telegram.database.reading() as stored:
        assert not await stored.subscriptions.of_chat(plain["id"])
