"""Thumbs under answers, and sharing an article."""

from sqlalchemy import select

from storage.models import Feedback

GENEVA = "Kerry and Lavrov meet in Geneva"


async def thumbs(telegram):
    async with telegram.database.reading() as stored:
        return list(await stored._session.scalars(select(Feedback)))


async def test_a_thumb_is_kept_once_without_whose_it_was(telegram, reader, three_meetings):
    answer = await reader.says("Kerry Lavrov Geneva")
    await reader.presses("👎")
    (thumb,) = await thumbs(telegram)
    assert (thumb.question, thumb.is_good) == ("Kerry Lavrov Geneva", False)
    assert thumb.article_id is not None
    assert not {"user_id", "chat_id"} & set(Feedback.__table__.columns.keys())
    (shown,) = [each for each in reader.history() if each.id == answer.id]
    assert "👍" not in shown.buttons
    assert shown.text == answer.text
    again = await reader.presses_data(answer.data("👍"), on=answer)
    assert "glad" in again.text
    assert len(await thumbs(telegram)) == 1


async def test_who_presses_a_thumb_is_thanked_in_their_language(telegram, three_meetings):
    reader = telegram.person(8, "ru")
    await reader.says("Керри Лавров")
    await reader.presses("👍")
    notices = [a["text"] for n, a in telegram.wire.calls if n == "answerCallbackQuery"]
    assert notices == ["Спасибо, очень рад."]


async def test_an_article_is_shared_as_the_card_of_itself(reader, three_meetings):
    await reader.says("Kerry Lavrov Geneva")
    opened = await reader.presses("1")
    query = opened.buttons["Share"]["switch_inline_query"]
    answer = await reader.asks_inline(query)
    assert [each["title"] for each in answer["results"]] == [GENEVA]
    assert (await reader.asks_inline("#999999"))["results"] == []
