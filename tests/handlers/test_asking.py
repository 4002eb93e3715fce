"""Asking: from a question to its answer, its pages, and the article itself."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.models import Search

TITLES = (
    "Kerry and Lavrov meet in Geneva",
    "گفت‌وگوی تلفنی لاوروف و کری",
    "Керри и Лавров встретились в Лиме",
)


@pytest.mark.parametrize(
    "question",
    [
        "latest Kerry Lavrov",
        "/latest Kerry Lavrov",
        "/ask latest Kerry Lavrov",
        "کری لاوروف",
        "كيري لافروف",
        "Керри Лавров",
        "kery lavrof",
    ],
)
async def test_the_first_message_names_every_article_that_matches(reader, three_meetings, question):
    answer = await reader.says(question)
    assert all(title in answer.text for title in TITLES)
    assert "Tokyo" not in answer.text


async def test_the_newest_comes_first_and_the_match_is_bold(reader, three_meetings):
    answer = await reader.says("latest Kerry Lavrov")
    assert answer.text.find(TITLES[2]) < answer.text.find(TITLES[1]) < answer.text.find(TITLES[0])
    assert "Джон Керри</b>" in answer.raw["text"]
    assert "17 November 2016" in answer.bare


async def test_results_say_in_the_readers_language_what_they_are_about(reader, three_meetings):
    answer = await reader.says("latest Kerry Lavrov")
    assert "Sergey Lavrov, John Kerry · phone call" in answer.bare
    assert "John Kerry, Sergey Lavrov · meeting · Lima, Aleppo" in answer.bare


async def test_an_answer_in_persian_has_persian_digits_and_its_calendar_first(
    telegram, three_meetings
):
    reader = telegram.person(5, "fa")
    answer = await reader.says("آخرین کری لاوروف")
    assert "۲۷ آبان ۱۳۹۵ (۱۷ نوامبر ۲۰۱۶)" in answer.bare
    assert list(answer.buttons)[:3] == ["۱", "۲", "۳"]


async def test_a_result_is_opened_in_place_and_left_by_back(reader, three_meetings):
    answer = await reader.says("latest Kerry Lavrov")
    opened = await reader.presses("2")
    assert opened.id == answer.id
    assert "تلفنی دربارهٔ سوریه" in opened.text
    back = await reader.presses("Back")
    assert back.id == answer.id
    assert back.text == answer.text


async def test_pages_neither_repeat_nor_skip_while_articles_come_in(reader, article):
    for number in range(12):
        await article(f"Summit number {number} in Helsinki", f"The summit, day {number}.")
    first = await reader.says("Helsinki summit")
    await article("A new summit in Helsinki", "The summit goes on.")
    second = await reader.presses("⟩")
    third = await reader.presses("⟩")
    shown = [line for page in (first, second, third) for line in page.text.split("\n")]
    titles = [line for line in shown if "Summit number" in line]
    assert len(titles) == len(set(titles)) == 12
    assert (await reader.presses("⟨")).text == second.text


async def test_a_long_article_is_read_page_by_page(reader, article):
    paragraphs = [f"Paragraph {number} about Reykjavik. " * 9 for number in range(60)]
    await article("A long read on Reykjavik", "\n".join(paragraphs))
    await reader.says("Reykjavik")
    first = await reader.presses("1")
    assert "Paragraph 0" in first.text
    second = await reader.presses("⟩")
    assert second.id == first.id
    assert "Paragraph 0 " not in second.text


async def test_nothing_found_is_said_with_what_would_be_found(reader, three_meetings):
    answer = await reader.says("Kerry xylophone")
    assert "Kerry" in answer.text
    answered = await reader.presses("🔎", on=answer)
    assert TITLES[0] in answered.text


async def test_nothing_at_all_is_said_plainly(reader, three_meetings):
    answer = await reader.says("<b>zzzyx</b> & qqwwv")
    assert "I found nothing about" in answer.bare
    assert "<b>zzzyx</b> & qqwwv" in answer.text


async def test_an_example_asks_itself(reader, three_meetings):
    greeting = await reader.says("/start")
    assert len(greeting.buttons) == 3
    answer = await reader.presses("latest Kerry Lavrov")
    assert answer.id != greeting.id
    assert TITLES[0] in answer.text


async def test_latest_without_words_shows_the_newest_articles(reader, three_meetings):
    answer = await reader.says("/latest")
    assert answer.text.find(TITLES[2]) < answer.text.find(TITLES[0])
    assert "no date" in answer.text


async def test_latest_of_an_empty_corpus_is_one_line(reader, telegram):
    assert (await reader.says("/latest")).text == "There are no articles here yet."


async def test_ask_without_a_question_says_how(reader):
    assert "/ask latest Kerry Lavrov" in (await reader.says("/ask")).text


async def test_an_unknown_command_gets_a_short_reply(reader):
    assert (await reader.says("/fly")).text.startswith("I do not know this command.")


async def test_a_button_of_a_search_that_is_gone_gets_a_clear_reply(reader, three_meetings):
    answer = await reader.says("latest Kerry Lavrov")
    for data in ("s:999:1", "o:999:0:0", "n:999", "a:999", "nonsense", "c:save:5"):
        reply = await reader.presses_data(data, on=answer)
        assert reply.text
        assert len(reply.text) < 100


async def test_after_too_many_questions_one_notice_and_then_silence(telegram, reader, article):
    object.__setattr__(telegram.services, "questions_per_minute", 2)
    assert "nothing" in (await reader.says("one")).text
    assert "nothing" in (await reader.says("two")).text
    assert "a lot of questions" in (await reader.says("three")).text
    assert await reader.says("four") is None
    async with telegram.database.transaction() as stored:
        # The first two are a minute old, the notice is not.
        rows = update(Search).where(Search.question != "")
        ago = await stored.now() - timedelta(minutes=1)
        await stored._session.execute(rows.values(created=ago))
    assert "nothing" in (await reader.says("one")).text
    assert "nothing" in (await reader.says("two")).text
    assert await reader.says("three") is None
    assert "nothing" in (await telegram.person(7).says("five")).text


async def test_a_group_is_answered_only_when_it_speaks_to_the_bot(telegram, three_meetings):
    person = telegram.person(3, id=-100200, type="supergroup", title="G")
    assert await person.says("Kerry Lavrov") is None
    assert await person.says("/fly") is None
    mention = {"type": "mention", "offset": 0, "length": 10}
    answer = await person.sends(text="@safir_bot Kerry Lavrov", entities=[mention])
    assert TITLES[0] in answer.text
    assert answer.raw["reply_parameters"]["message_id"] == 3
    reply = await person.says("Kerry Lavrov", reply_to_message=_of_the_bot(person))
    assert TITLES[0] in reply.text
    assert TITLES[0] in (await person.says("/ask@safir_bot Kerry Lavrov")).text
    assert await person.says("/ask@other_bot Kerry Lavrov") is None


def _of_the_bot(person):
    from tests.handlers.chat import BOT

    return {"message_id": 1000, "date": 0, "chat": person.chat, "from": BOT, "text": "…"}


async def test_the_language_is_changed_and_kept(telegram, reader):
    await reader.says("/settings")
    assert "فارسی" in (await reader.presses("فارسی")).text
    assert "سلام" in (await reader.says("/start")).text


@pytest.mark.parametrize(
    "update",
    [
        {"edited_message": True},
        {"channel_post": True},
        {"message": {"sticker": {"file_id": "s", "file_unique_id": "s", "type": "regular",
                                 "width": 1, "height": 1, "is_animated": False,
                                 "is_video": False}}},
        {"poll_answer": {"poll_id": "1", "option_ids": [], "option_persistent_ids": [], "user": {"id": 5, "is_bot": False,
                                                                   "first_name": "x"}}},
    ],
)  # fmt: skip
async def test_other_updates_do_no_harm(telegram, reader, update):
    ((kind, content),) = update.items()
    if content is True:
        content = {"text": "Kerry"}
    raw = {kind: reader.message(**content) if kind.endswith(("message", "post")) else content}
    taken = await telegram.deliver(raw)
    assert len(taken.calls) == (1 if kind == "message" else 0)


async def test_calendar_and_digits_are_switched_and_kept(telegram, three_meetings):
    reader = telegram.person(5, "fa")
    settings = await reader.says("/settings")
    assert "۹ مهر ۱۳۹۵ (۳۰ سپتامبر ۲۰۱۶)" in settings.bare
    gregorian = await reader.presses("فقط تاریخ میلادی")
    assert gregorian.id == settings.id
    assert "مهر" not in gregorian.text
    assert "30 سپتامبر 2016" in (await reader.presses("1 2 3")).bare
    answer = await reader.says("آخرین کری لاوروف")
    assert "17 نوامبر 2016" in answer.bare
    assert next(iter(answer.buttons)) == "1"
    await reader.says("/settings")
    await reader.presses("خورشیدی")
    assert "27 آبان 1395 (17 نوامبر 2016)" in (await reader.says("آخرین کری لاوروف")).bare
