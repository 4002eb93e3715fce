"""A greeting or thanks alone is answered as such; with anything beside it, it is a question."""

import pytest

from tests.handlers.test_groups import GROUP, MENTION


@pytest.mark.parametrize(
    ("language", "said", "answered"),
    [
        ("en", "Hello!", "I am Safir"),
        ("en", "hi Safir 👋", "I am Safir"),
        ("fa", "سلام", "من سفیرم"),
        ("fa", "سلام سفیر!", "من سفیرم"),
        ("ar", "السلام عليكم", "أنا سفير"),
        ("ru", "Добрый день!", "я Сафир"),
        ("en", "Thanks a lot!", "You are welcome"),
        ("fa", "خیلی ممنون", "خواهش می‌کنم"),
        ("ar", "شُكْرًا", "على الرحب"),
        ("ru", "спасибо большое 🙏", "Пожалуйста"),
    ],
)
async def test_a_greeting_is_greeted_and_thanks_are_taken(telegram, language, said, answered):
    reader = telegram.person(21, language)
    assert answered in (await reader.says(said)).bare


async def test_a_greeting_before_a_question_is_no_greeting(reader, article):
    await article("Kerry meets Lavrov", "Kerry met Lavrov in Lima.")
    assert "Kerry meets Lavrov" in (await reader.says("hello, latest Kerry Lavrov")).bare


async def test_who_greets_us_in_a_group_is_greeted_there(telegram):
    member = telegram.person(3, **GROUP)
    answer = await member.sends(text="@safir_bot hello", entities=MENTION)
    assert "I am Safir" in answer.bare
