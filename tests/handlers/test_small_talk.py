"""A greeting, thanks or a call for help is answered as such where it is all that is said."""

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
        ("en", "What can you do?", "Just write your question"),
        ("fa", "راهنما", "پرسشتان را همین‌جا بنویسید"),
        ("ar", "من أنت؟", "اكتب سؤالك هنا"),
        ("ru", "Что ты умеешь?", "Просто напишите вопрос"),
    ],
)
async def test_small_talk_is_answered_and_not_searched_for(telegram, language, said, answered):
    reader = telegram.person(21, language)
    assert answered in (await reader.says(said)).bare


async def test_a_greeting_before_a_question_is_no_greeting(reader, article):
    await article("Kerry meets Lavrov", "Kerry met Lavrov in Lima.")
    assert "Kerry meets Lavrov" in (await reader.says("hello, latest Kerry Lavrov")).bare


async def test_who_greets_us_in_a_group_is_greeted_there(telegram):
    member = telegram.person(3, **GROUP)
    answer = await member.sends(text="@safir_bot hello", entities=MENTION)
    assert "I am Safir" in answer.bare
