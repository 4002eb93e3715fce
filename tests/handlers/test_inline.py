"""Inline mode, and the links that lead from what it sends back into the chat."""

import html
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.deep_links import (
    ToArticle,
    ToQuestion,
    ToStory,
    deep_link,
    parameter_of,
    read_parameter,
)
from handlers.texts import LANGUAGES, Texts
from handlers.views.inline import offered
from handlers.views.results import Quote
from handlers.views.view import units
from storage.models import Article

TEXTS = Texts.load()
GENEVA = "Kerry and Lavrov meet in Geneva"


async def test_what_is_typed_in_any_chat_offers_cards_that_lead_back(reader, three_meetings):
    answer = await reader.asks_inline("kery lavrof")
    assert len(answer["results"]) == 3
    assert answer["is_personal"] is True
    assert answer["cache_time"] <= 30
    assert answer["next_offset"] == ""
    card = next(each for each in answer["results"] if each["title"] == GENEVA)
    assert "TASS" in card["description"]
    assert "9 September 2016" in card["description"]
    message = card["input_message_content"]["message_text"]
    assert "<blockquote>" in message
    assert "<b>John Kerry</b>" in message
    address = card["reply_markup"]["inline_keyboard"][0][0]["url"]
    assert address.startswith("https://t.me/safir_bot?start=a")
    opened = await reader.says(f"/start {address.partition('=')[2]}")
    assert GENEVA in opened.text


async def test_nothing_typed_offers_the_newest(reader, three_meetings):
    answer = await reader.asks_inline("  ")
    assert answer["results"][0]["title"] == "Керри и Лавров встретились в Лиме"
    assert len(answer["results"]) == 4


async def test_who_types_faster_than_anybody_is_asked_for_patience(telegram, reader, article):
    object.__setattr__(telegram.services, "questions_per_minute", 1)
    await article(GENEVA)
    for _ in range(10):
        assert len((await reader.asks_inline("geneva"))["results"]) == 1
    answer = await reader.asks_inline("geneva")
    assert answer["results"] == []
    assert "in a moment" in answer["button"]["text"]
    assert answer["is_personal"] is True
    assert len((await telegram.person(9).asks_inline("geneva"))["results"]) == 1


async def test_pages_of_inline_results_neither_repeat_nor_skip(reader, article):
    for number in range(53):
        await article(f"Meeting {number} in Oslo", f"Day {number}.", is_found=number == 52)
    seen, offset = [], ""
    for _ in range(3):
        answer = await reader.asks_inline("Oslo", offset)
        seen += [each["id"] for each in answer["results"]]
        offset = str(answer["next_offset"])
    assert offset == ""
    assert len(seen) == len(set(seen)) == 53


async def test_nothing_found_leads_into_the_chat_where_it_is_asked_again(telegram, three_meetings):
    reader = telegram.person(4, "fa")
    answer = await reader.asks_inline("ققققغغغ")
    assert answer["results"] == []
    button = answer["button"]
    assert "پیدا نشد" in button["text"]
    asked = await reader.says(f"/start {button['start_parameter']}")
    assert "ققققغغغ" in asked.text


async def test_a_hostile_offset_or_endless_query_is_answered(reader, three_meetings):
    for offset in ("-1", "x" * 64, "9" * 30, "٣"):
        assert "results" in await reader.asks_inline("Kerry", offset)
    assert "results" in await reader.asks_inline("Керри " * 42)


async def test_a_link_of_none_of_ours_greets(reader, three_meetings):
    for parameter in ("x9", "a", "a12x", "q", "qzAAAA", "s"):
        assert (await reader.says(f"/start {parameter}")).text.startswith("Hello")
    for gone in ("a999", "s999"):
        assert "no longer here" in (await reader.says(f"/start {gone}")).text


@given(st.text(alphabet="آبپتکگیژچ‌ءؤئأ ?؟۱۲۳abc", max_size=46))
@settings(deadline=None)
def test_a_persian_question_of_46_letters_fits_into_a_link(question):
    wanted = " ".join(question.split())
    parameter = parameter_of(ToQuestion(question))
    assert read_parameter(parameter or "") == (ToQuestion(wanted) if wanted else None)


@given(st.text(max_size=300))
@settings(deadline=None)
def test_a_link_is_one_that_telegram_takes_and_leads_where_it_says(question):
    for target in (ToQuestion(question), ToArticle(2**52), ToStory(3)):
        parameter = parameter_of(target)
        if parameter is not None:
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", parameter)
            assert read_parameter(parameter) is not None
    assert deep_link("safir_bot", "a1") == "https://t.me/safir_bot?start=a1"


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_parameter_can_be_read(parameter):
    read_parameter(parameter)


ANY_TEXT = st.text(max_size=3000) | st.text("😀\u2068\u2069<&\u202e", max_size=3000)


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, st.sampled_from(LANGUAGES))
@settings(deadline=None)
def test_a_card_of_any_article_keeps_to_the_limits(title, body, source, language):
    article = Article(
        id=2**50, title=title, body=body, source=source, url="https://example.org/1",
        published_on=date(2016, 9, 9), published_time=None, language="en",
    )  # fmt: skip
    bold = tuple((n, n + 1) for n in range(0, len(body), 2))
    for quote in (Quote(1, body, bold), Quote(1, "")):
        line = offered(TEXTS(language), article, quote, "safir_bot")
        shown = html.unescape(re.sub(r"<[^>]+>", "", line.card.text))
        assert 0 < units(shown) <= 4096
        assert line.card.text.count("<b>") <= 100
        assert 0 < units(line.title) <= 256
        assert units(line.description) <= 512
        assert shown.count("\u2068") == shown.count("\u2069")
