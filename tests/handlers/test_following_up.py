"""Following up on a question, for ten minutes, in one's own chat."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from storage.models import Search

GENEVA = "Kerry and Lavrov meet in Geneva"
LIMA = "Керри и Лавров встретились в Лиме"


@pytest.mark.parametrize(
    ("question", "then"),
    [
        ("Kerry Lavrov", "and in Lima?"),
        ("کری لاوروف", "و در لیما؟"),
        ("كيري لافروف", "وفي ليما؟"),
        ("Керри Лавров", "а в Лиме?"),
    ],
)
async def test_what_follows_a_question_is_meant_with_it(reader, three_meetings, question, then):
    assert GENEVA in (await reader.says(question)).text
    narrowed = await reader.says(then)
    assert LIMA in narrowed.text
    assert GENEVA not in narrowed.text


async def test_a_place_that_follows_another_stands_in_for_it(reader, three_meetings):
    await reader.says("Kerry Lavrov")
    await reader.says("and in Lima?")
    assert GENEVA in (await reader.says("and in Geneva?")).text


async def test_a_result_is_opened_by_its_number_and_back_leads_to_the_list(reader, three_meetings):
    answer = await reader.says("latest Kerry Lavrov")
    opened = await reader.says("the last one")
    assert opened.id != answer.id
    assert opened.text.startswith(GENEVA)
    back = await reader.presses("Back", on=opened)
    assert back.text == answer.text
    assert "3 results" in (await reader.says("the fifth")).bare


async def test_nobody_follows_another_nor_what_is_long_ago(telegram, reader, three_meetings):
    await reader.says("Kerry Lavrov")
    assert GENEVA not in (await telegram.person(9).says("the third")).text
    async with telegram.database.transaction() as stored:
        ago = await stored.now() - timedelta(minutes=11)
        await stored._session.execute(update(Search).values(created=ago))
    assert LIMA not in (await reader.says("the first one")).text
