import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import GROUP_ID, OTHER_READER_ID, READER_ID
from bot.playground.entities import utf16_length
from bot.playground.pasting import pasted_parts
from bot.playground.world import BOT_USERNAME


async def updates(bot):
    return [update for update in await bot.get_updates() if update.message or update.effective_chat]


@given(st.text(max_size=300), st.integers(min_value=2, max_value=50))
def test_a_pasted_text_is_split_and_nothing_of_it_is_lost(text, limit):
    parts = pasted_parts(text, limit)
    assert all(0 < utf16_length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_long_paste_is_cut_at_a_line_s_end():
    parts = pasted_parts("a line of words\n" * 400)
    assert [part[-5:] for part in parts] == ["words"] * len(parts)


async def test_parts_of_a_paste_follow_each_other(bot, control):
    sent = await control.act("paste", person=READER_ID, text="word " * 2000)
    numbers = [message["message_id"] for message in sent]
    assert numbers == list(range(numbers[0], numbers[0] + 3))
    assert len(await bot.get_updates()) == 3


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        ({"type": "user", "name": "Anna"}, ("sender_user", "first_name", "Anna")),
        ({"type": "hidden_user", "name": "Anna"}, ("sender_user_name", None, "Anna")),
        ({"type": "chat", "name": "Group"}, ("sender_chat", "title", "Group")),
        ({"type": "channel", "name": "News"}, ("chat", "title", "News")),
    ],
)
async def test_a_forward_says_where_it_comes_from(bot, control, origin, shown):
    await control.act("forward", person=READER_ID, text="news", origin=origin)
    (update,) = await bot.get_updates()
    field, part, value = shown
    found = getattr(update.message.forward_origin, field)
    assert (getattr(found, part) if part else found) == value


async def test_a_rich_message_has_no_text(bot, control):
    blocks = [{"type": "paragraph", "text": "hello"}]
    await control.act("rich", person=READER_ID, rich_message={"blocks": blocks})
    (update,) = await bot.get_updates()
    assert update.message.text is None
    assert update.message.api_kwargs["rich_message"]["blocks"] == blocks


async def test_an_album_is_several_messages_of_one_group(bot, control):
    items = [{"name": f"{n}.txt", "text": str(n), "caption": "" if n else "all"} for n in range(3)]
    await control.act("album", person=READER_ID, items=items)
    messages = [update.message for update in await bot.get_updates()]
    assert len({message.media_group_id for message in messages}) == 1
    assert [message.caption for message in messages] == ["all", None, None]


async def test_a_file_is_downloaded_as_it_was_sent(bot, control):
    await control.act("file", person=READER_ID, name="خبر.txt", text="متن")
    (update,) = await bot.get_updates()
    assert update.message.document.file_name == "خبر.txt"
    file = await bot.get_file(update.message.document.file_id)
    assert bytes(await file.download_as_bytearray()).decode() == "متن"


async def test_a_file_over_20_mb_cannot_be_fetched(bot, control):
    await control.act("file", person=READER_ID, text="x", size=21_000_000)
    (update,) = await bot.get_updates()
    answer = await control.client.post(
        f"/bot{bot.token}/getFile", json={"file_id": update.message.document.file_id}
    )
    assert (answer.status_code, answer.json()["description"]) == (
        400,
        "Bad Request: file is too big",
    )


async def test_an_edited_text_is_an_update_of_its_own(bot, control):
    written = await control.say("kery")
    await control.act("edit", person=READER_ID, message_id=written["message_id"], text="kerry")
    first, second = await bot.get_updates()
    assert (first.message.text, second.edited_message.text) == ("kery", "kerry")


async def test_blocking_is_told_once_in_each_direction(bot, control):
    await control.act("block", person=READER_ID)
    await control.act("unblock", person=READER_ID)
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_in_a_group_the_bot_gets_what_is_meant_for_it(bot, control):
    name = (await bot.get_me()).username
    await control.say("/start")
    await control.say("just talk", chat=GROUP_ID)
    await control.say(f"@{name} who?", chat=GROUP_ID)
    await control.say(f"/ask@{name} who?", chat=GROUP_ID)
    await control.say("/ask@another_bot who?", chat=GROUP_ID)
    sent = await bot.send_message(GROUP_ID, "an answer")
    await control.say("and then?", chat=GROUP_ID, reply_to=sent.message_id)
    texts = [update.message.text for update in await bot.get_updates()][1:]
    assert texts == [f"@{name} who?", f"/ask@{name} who?", "and then?"]


async def test_an_anonymous_admin_hides_behind_the_group(bot, control):
    await control.say("/subscribe", chat=GROUP_ID, anonymous=True)
    (update,) = await bot.get_updates()
    assert update.message.sender_chat.id == GROUP_ID
    assert update.message.from_user.username == "GroupAnonymousBot"


async def test_a_closed_topic_takes_no_message(bot, control):
    forum = await control.act("chat", title="Forum", is_forum=True, members=[READER_ID])
    thread = (await control.act("topic", person=READER_ID, chat=forum["id"], name="News"))["thread"]
    sent = await bot.send_message(forum["id"], "hello", message_thread_id=thread)
    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    await control.act("close_topic", chat=forum["id"], thread=thread)
    for number, complaint in ((thread, "Topic_closed"), (99, "Message thread not found")):
        with pytest.raises(Exception, match=complaint):
            await bot.send_message(forum["id"], "hello", message_thread_id=number)


async def test_a_group_that_became_a_supergroup_says_its_new_id(bot, control):
    group = await control.act("chat", title="Old", type="group", members=[READER_ID])
    moved = await control.act("migrate", chat=group["id"])
    with pytest.raises(Exception, match="migrated to supergroup") as caught:
        await bot.send_message(group["id"], "hello")
    assert caught.value.new_chat_id == moved["chat"]
    assert (await bot.send_message(moved["chat"], "hello")).text == "hello"


async def test_a_bot_that_was_thrown_out_is_told_so(bot, control):
    await control.act("bot_status", person=READER_ID, chat=GROUP_ID, status="kicked")
    with pytest.raises(Exception, match="bot was kicked from the supergroup chat"):
        await bot.send_message(GROUP_ID, "hello")


async def test_who_administers_a_group_is_known(bot, control):
    member = await bot.get_chat_member(GROUP_ID, READER_ID)
    assert member.status == "member"
    (owner,) = await bot.get_chat_administrators(GROUP_ID)
    assert owner.status == "creator"
    assert (await bot.get_chat(GROUP_ID)).title == "Newsroom"


async def test_a_channel_post_is_no_message_of_a_person(bot, control):
    channel = await control.act("chat", title="News", type="channel", bot="administrator")
    await control.act("post", person=READER_ID, chat=channel["id"], text="published")
    (update,) = await bot.get_updates()
    assert update.channel_post.text == "published"
    assert update.channel_post.from_user is None


async def test_a_press_is_answered_once(bot, control):
    await control.say("/start")
    button = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    body = {"chat_id": READER_ID, "text": "one", "reply_markup": button}
    sent = (await control.client.post(f"/bot{bot.token}/sendMessage", json=body)).json()["result"]
    await control.act("press", person=READER_ID, message_id=sent["message_id"], label="Go")
    query = (await bot.get_updates())[-1].callback_query
    assert (query.data, query.message.text) == ("go", "one")
    assert await query.answer("Done")
    with pytest.raises(Exception, match="Query is too old"):
        await query.answer("Again")


async def test_a_button_that_is_not_there_cannot_be_pressed(control):
    written = await control.say("/start")
    facts = {"person": READER_ID, "message_id": written["message_id"], "label": "Go"}
    answer = await control.client.post("/control/act/press", json=facts)
    assert (answer.status_code, "no button 'Go'" in answer.json()["error"]) == (400, True)


async def test_an_inline_result_is_posted_in_the_chooser_s_name(bot, control):
    asked = await control.act("inline", person=READER_ID, query="kerry")
    result = {
        "type": "article",
        "id": "1",
        "title": "Geneva",
        "input_message_content": {"message_text": "<b>Geneva</b>", "parse_mode": "HTML"},
    }
    answer = {"inline_query_id": asked["query"], "results": [result], "is_personal": True}
    await control.client.post(f"/bot{bot.token}/answerInlineQuery", json=answer)
    posted = await control.act("choose", person=READER_ID, query=asked["query"], result="1")
    assert (posted["text"], posted["via_bot"]["is_bot"]) == ("Geneva", True)
    assert (await bot.get_updates())[-1].chosen_inline_result.query == "kerry"


async def test_a_menu_of_commands_is_the_narrowest_that_fits(bot, control):
    async def menu(person):
        found = await control.get(f"chats/{person}", person=person)
        return [command["command"] for command in found["commands"]]

    await bot.set_my_commands([("ask", "Ask")])
    await bot.set_my_commands([("porsidan", "پرسیدن")], language_code="fa")
    scope = {"type": "chat", "chat_id": OTHER_READER_ID}
    body = {"commands": [{"command": "add", "description": "Add"}], "scope": scope}
    await control.client.post(f"/bot{bot.token}/setMyCommands", json=body)
    assert await menu(READER_ID) == ["porsidan"]
    assert await menu(OTHER_READER_ID) == ["add"]
    assert [command.command for command in await bot.get_my_commands()] == ["ask"]


async def test_the_journal_is_a_stream_too(playground, control):
    await control.say("hello")
    async with (
        httpx.AsyncClient(base_url=playground.url, verify=False) as client,
        client.stream("GET", "/control/events") as stream,
    ):
        async for line in stream.aiter_lines():
            if line.startswith("data:") and '"hello"' in line:
                break


async def test_a_guest_answers_once_and_its_message_is_edited_by_its_inline_name(bot, control):
    friends = (await control.act("chat", title="Friends", members=[READER_ID], bot="left"))["id"]
    await control.act("say", person=READER_ID, chat=friends, text="hello")
    said = f"@{BOT_USERNAME} Kerry?"
    asked = await control.act("say", person=READER_ID, chat=friends, text=said)
    message = (await bot.get_updates())[-1].guest_message
    assert message.text == asked["text"]
    button = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    result = {
        "type": "article",
        "id": "1",
        "title": "Answer",
        "input_message_content": {"message_text": "one"},
        "reply_markup": button,
    }
    body = {"guest_query_id": message.guest_query_id, "result": result}
    call = f"/bot{bot.token}/answerGuestQuery"
    sent = (await control.client.post(call, json=body)).json()["result"]
    assert not (await control.client.post(call, json=body)).json()["ok"]
    answer = (await control.get(f"chats/{friends}"))["messages"][-1]
    assert (answer["text"], answer["from"]["is_bot"]) == ("one", True)
    where = {"person": READER_ID, "chat": friends, "message_id": answer["message_id"]}
    await control.act("press", **where, label="Go")
    pressed = (await bot.get_updates())[-1].callback_query
    assert (pressed.message, pressed.inline_message_id) == (None, sent["inline_message_id"])
    await bot.edit_message_text("two", inline_message_id=pressed.inline_message_id)
    assert (await control.get(f"chats/{friends}"))["messages"][-1]["text"] == "two"
