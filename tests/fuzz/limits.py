"""What Telegram takes: a call beyond its limits is a mistake of ours."""

import json
import re
from html.parser import HTMLParser

from handlers.views.view import CALLBACK_BYTES, MESSAGE_UNITS, units

CAPTION_UNITS = 1024
NOTICE_LETTERS = 200
_LONGEST = {"text": MESSAGE_UNITS, "caption": CAPTION_UNITS, "message_text": MESSAGE_UNITS}
_REFERENCE = re.compile(r"&(?!lt;|gt;|amp;|quot;)")


class _Parsed(HTMLParser):
    """Reads markup as Telegram does: a tag that is not closed or not known is an error."""

    known = frozenset({"b", "i", "a", "blockquote", "code", "tg-time"})

    def __init__(self, markup):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.entities = "", [], 0
        self.feed(markup)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag, attrs):
        assert tag in self.known, f"unknown tag {tag}"
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} ends what it did not begin"

    def handle_data(self, data):
        self.text += data


def check_call(method, arguments):
    """Hold that Telegram would take a call, as far as its arguments alone tell."""
    json.dumps(arguments).encode()
    for name, longest in _LONGEST.items():
        if name in arguments:
            _check_text(arguments[name], longest, arguments.get("parse_mode"))
    if method == "answerCallbackQuery":
        assert len(arguments.get("text", "")) <= NOTICE_LETTERS
    if method == "answerInlineQuery":
        _check_results(arguments)
    _check_keyboard(arguments.get("reply_markup"))


def _check_text(text, longest, parse_mode):
    if parse_mode != "HTML":
        assert units(text) <= longest
        return
    assert not _REFERENCE.search(text), "a reference that Telegram does not know"
    parsed = _Parsed(text)
    assert parsed.text.strip(), "an empty message"
    assert units(parsed.text) <= longest, f"{units(parsed.text)} units"
    assert parsed.entities <= 100, f"{parsed.entities} entities"


def _check_results(arguments):
    assert len(arguments["results"]) <= 50
    assert len(str(arguments.get("next_offset", "")).encode()) <= 64
    for result in arguments["results"]:
        assert 1 <= len(result["id"].encode()) <= 64
        assert result["title"].strip()
        content = result["input_message_content"]
        _check_text(content["message_text"], MESSAGE_UNITS, content.get("parse_mode"))
        _check_keyboard(result.get("reply_markup"))


def _check_keyboard(markup):
    for row in (markup or {}).get("inline_keyboard", []):
        assert 1 <= len(row) <= 8
        for button in row:
            assert button["text"].strip()
            assert len(button.get("callback_data", "x").encode()) <= CALLBACK_BYTES
            assert len(button.get("switch_inline_query", "")) <= 256
