"""/timeline: the picture, its words, and the months to tap."""

import struct

import pytest

from handlers.drawing import _painted, draw
from handlers.views.timeline import chart_of
from tests.handlers.chat import Shown

LIMA = "Керри и Лавров встретились в Лиме"


def sent(telegram, method):
    return [arguments for name, arguments in telegram.wire.calls if name == method]


async def test_a_timeline_is_a_picture_with_the_busiest_months(telegram, reader, three_meetings):
    await reader.says("/timeline Kerry Lavrov")
    actions = {call["action"] for call in sent(telegram, "sendChatAction")}
    assert actions == {"upload_photo"}
    (photo,) = sent(telegram, "sendPhoto")
    assert "3 articles" in Shown({"message_id": 1, "text": photo["caption"]}).bare
    rows = photo["reply_markup"]["inline_keyboard"]
    labels = [button["text"] for row in rows for button in row]
    assert len(labels) == 4
    assert "November 2016" in labels[0]
    (_, size), *_ = telegram.wire.uploads
    assert size == (864, 800)
    shown = Shown({"message_id": 1000, "text": "", "reply_markup": photo["reply_markup"]})
    asked = await reader.presses(labels[0], on=shown)
    assert LIMA in asked.text
    assert "Geneva" not in asked.text
    await reader.presses("Dark", on=shown)
    (media,) = sent(telegram, "editMessageMedia")
    assert media["media"]["media"] == "attach://picture"


async def test_a_persian_timeline_counts_solar_months(telegram, three_meetings):
    reader = telegram.person(5, "fa")
    await reader.says("/timeline کری لاوروف")
    (photo,) = sent(telegram, "sendPhoto")
    assert "آبان ۱۳۹۵" in str(photo["reply_markup"])


async def test_pictures_count_as_questions(telegram, reader, three_meetings):
    object.__setattr__(telegram.services, "questions_per_minute", 1)
    await reader.says("Kerry Lavrov")
    assert "a lot of questions" in (await reader.says("/timeline Kerry Lavrov")).text
    assert sent(telegram, "sendPhoto") == []


async def test_nothing_to_draw_is_said(telegram, reader, three_meetings):
    assert "after the command" in (await reader.says("/timeline")).text
    assert "nothing to draw" in (await reader.says("/timeline qqwwrrtt")).text
    assert sent(telegram, "sendPhoto") == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fa", "ar", "ru"])
def test_a_chart_of_any_language_is_drawn_without_a_missing_letter(texts, language, theme):
    from datetime import date

    from corpus.search.timeline import timeline

    text = texts(language)
    found = timeline({"en": [date(2016, 9, 9)], "fa": [date(2017, 1, 1)]}, is_solar=text.is_solar)
    # A letter that the font lacks is a warning of Matplotlib's, and warnings fail here.
    picture = draw(chart_of(text, "پچژگ كيري Ёлка Kerry", found, theme))
    assert struct.unpack(">II", picture[16:24]) == (864, 800)


@pytest.mark.parametrize("letter", ["\u2066", "\u2067", "\u2068", "\u2069", "\u0378", "\U0001f6d8"])
def test_letters_that_have_no_direction_do_not_keep_a_picture_from_being_drawn(letter):
    pytest.importorskip("bidi")  # which is needed on Python 3.11 alone
    assert "Kerry" in _painted(f"Kerry {letter} كيري")
