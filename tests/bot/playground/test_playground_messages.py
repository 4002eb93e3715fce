import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.playground import READER_ID as PERSON


@pytest.fixture
async def chat(control):
    await control.say("/start")
    return PERSON


def keyboard(data):
    return InlineKeyboardMarkup([[InlineKeyboardButton("Save", callback_data=data)]])


async def test_a_sent_message_comes_back_as_telegram_shapes_it(bot, chat):
    sent = await bot.send_message(chat, "سلام <b>دنیا</b>", parse_mode="HTML")
    assert (sent.text, sent.chat.id, sent.from_user.is_bot) == ("سلام دنیا", chat, True)
    assert sent.parse_entities() == {sent.entities[0]: "دنیا"}


async def test_an_edit_changes_the_message_in_place(bot, chat, control):
    sent = await bot.send_message(chat, "one", reply_markup=keyboard("a"))
    edited = await bot.edit_message_text("two", chat, sent.message_id)
    assert edited.message_id == sent.message_id
    assert edited.reply_markup is None
    history = await control.get(f"chats/{chat}")
    assert [message["text"] for message in history["messages"]] == ["/start", "two"]


async def test_an_edit_that_changes_nothing_is_refused(bot, chat):
    sent = await bot.send_message(chat, "one", reply_markup=keyboard("a"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("one", chat, sent.message_id, reply_markup=keyboard("a"))


async def test_only_the_keyboard_can_be_edited(bot, chat):
    sent = await bot.send_message(chat, "one", reply_markup=keyboard("a"))
    edited = await bot.edit_message_reply_markup(chat, sent.message_id, reply_markup=keyboard("b"))
    assert edited.text == "one"
    assert edited.reply_markup.inline_keyboard[0][0].callback_data == "b"


async def test_a_deleted_message_can_be_edited_no_more(bot, chat):
    sent = await bot.send_message(chat, "one")
    assert await bot.delete_message(chat, sent.message_id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("two", chat, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(chat, sent.message_id)


async def test_what_a_person_wrote_cannot_be_edited(bot, chat, control):
    written = await control.say("mine")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("yours", chat, written["message_id"])


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x" * 4097, "Message is too long"),
        ("😀" * 2049, "Message is too long"),
        ("<b></b>", "Text must be non-empty"),
        ("   \n ", "Text must be non-empty"),
        ("<b>open", "Can't parse entities: Can't find end tag corresponding to start tag"),
        ("<p>text</p>", 'Can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("Ж<p>text</p>", 'Can\'t parse entities: Unsupported start tag "p" at byte offset 2'),
        ("<b><i>x</b></i>", "Can't parse entities: Unmatched end tag"),
        ("a </b>", "Can't parse entities: Unexpected end tag"),
        ("a < b", "Can't parse entities: Unclosed start tag"),
    ],
)
async def test_a_text_telegram_would_refuse_is_refused_in_its_words(bot, chat, text, complaint):
    with pytest.raises(BadRequest, match=f"(?i){complaint}"):
        await bot.send_message(chat, text, parse_mode="HTML")


async def test_the_limit_counts_after_the_markup_is_taken_off(bot, chat):
    sent = await bot.send_message(chat, f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert len(sent.text) == 4096


async def test_an_empty_text_is_refused(bot, chat):
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(chat, "")


@pytest.mark.parametrize("data", ["x" * 65, "ی" * 33])
async def test_callback_data_over_64_bytes_is_refused(bot, chat, data):
    with pytest.raises(BadRequest, match=r"(?i)button_data_invalid"):
        await bot.send_message(chat, "one", reply_markup=keyboard(data))


async def test_more_than_100_buttons_are_refused(bot, chat):
    rows = [[InlineKeyboardButton(str(n), callback_data=str(n))] for n in range(101)]
    with pytest.raises(BadRequest, match="Reply markup is too long"):
        await bot.send_message(chat, "one", reply_markup=InlineKeyboardMarkup(rows))


async def test_a_button_that_does_nothing_is_refused(bot, chat):
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Nothing")]])
    with pytest.raises(
        BadRequest, match=r"(?i)text buttons are not allowed in the inline keyboard"
    ):
        await bot.send_message(chat, "one", reply_markup=markup)


async def test_a_stranger_cannot_be_written_to(bot, control):
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(987654321, "one")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(PERSON, "one")


async def test_a_person_who_blocked_the_bot_is_written_to_again_once_they_return(
    bot, chat, control
):
    await control.act("block", person=PERSON)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(chat, "one")
    await control.say("back")
    assert (await bot.send_message(chat, "two")).text == "two"


async def test_a_reply_carries_what_it_answers(bot, chat, control):
    asked = await control.say("who?")
    sent = await bot.send_message(
        chat, "Kerry", reply_parameters=ReplyParameters(asked["message_id"])
    )
    assert sent.reply_to_message.text == "who?"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(chat, "x", reply_parameters=ReplyParameters(99))


async def test_a_reaction_is_kept_with_the_message(bot, chat, control):
    asked = await control.say("thanks")
    assert await bot.set_message_reaction(chat, asked["message_id"], "👍")
    history = await control.get(f"chats/{chat}")
    assert history["reactions"][str(asked["message_id"])][0]["emoji"] == "👍"


async def test_a_call_may_come_as_json(playground, control, chat):
    body = {"chat_id": chat, "text": "one", "reply_markup": keyboard("a").to_dict()}
    answer = await control.client.post(f"/bot{playground.token}/sendMessage", json=body)
    assert answer.json()["result"]["reply_markup"]["inline_keyboard"][0][0]["text"] == "Save"


async def test_a_wrong_token_and_an_unknown_method_are_told_as_telegram_tells_them(
    playground, control
):
    wrong = await control.client.get("/bot123:abc/getMe")
    none = await control.client.get("/botnothing/getMe")
    unknown = await control.client.get(f"/bot{playground.token}/sendDreams")
    assert (wrong.status_code, none.status_code, unknown.status_code) == (401, 404, 404)
    assert unknown.json()["description"] == "Not Found: method not found"
