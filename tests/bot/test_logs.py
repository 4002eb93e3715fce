import json
import logging

import pytest
import structlog

from bot.logs import OURS, SILENT, set_up_logging

TOKEN = "123456:short"


@pytest.fixture(autouse=True)
def logging_as_before():
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name in (*OURS, SILENT):
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def lines(capsys):
    return capsys.readouterr().err


@pytest.mark.parametrize("kind", ["console", "json"])
def test_the_token_is_hidden_wherever_it_stands(capsys, kind):
    set_up_logging("DEBUG", kind, TOKEN)
    structlog.get_logger("bot.x").warning(f"asked {TOKEN}", url=f"https://x/bot{TOKEN}/getMe")
    structlog.get_logger("bot.x").warning("deep", arguments={"nested": [TOKEN]})
    logging.getLogger("theirs").error("it was %s", TOKEN)
    try:
        raise ValueError(f"https://x/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("theirs").exception("failed")
    seen = lines(capsys)
    assert seen.count("[token]") >= 5
    assert TOKEN not in seen


def test_the_tokens_of_others_are_hidden_too(capsys):
    set_up_logging("INFO", "json", TOKEN)
    logging.getLogger("theirs").error("9876543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")
    assert "AAHdq" not in lines(capsys)


def test_a_line_of_json_is_an_object_with_its_level_and_time(capsys):
    set_up_logging("INFO", "json")
    structlog.get_logger("bot.x").info("started", port=8081)
    line = json.loads(lines(capsys))
    assert (line["event"], line["level"], line["port"]) == ("started", "info", 8081)
    assert line["timestamp"].endswith("Z")


def test_libraries_that_write_addresses_or_messages_are_quiet_even_when_debugging(capsys):
    set_up_logging("DEBUG", "console", TOKEN)
    logging.getLogger("httpx").info("HTTP Request: POST https://x/bot1:a/sendMessage")
    logging.getLogger("telegram.request.BaseRequest").error("Can not load: secret words")
    logging.getLogger("telegram.Bot").debug("parameters: secret words")
    logging.getLogger("aiosqlite").debug("secret words")
    assert lines(capsys) == ""


def test_less_than_the_level_is_left_out(capsys):
    set_up_logging("WARNING", "json")
    structlog.get_logger("bot.x").info("no")
    structlog.get_logger("bot.x").warning("yes")
    assert len(lines(capsys).splitlines()) == 1
