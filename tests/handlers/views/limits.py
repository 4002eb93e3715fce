"""Telegram's limits, and texts that try them."""

import re
from html.parser import HTMLParser

from hypothesis import strategies as st

from handlers.texts import LANGUAGES
from handlers.views.view import units

LONG_ID = 10**15
NASTY = st.text(alphabet=st.sampled_from("<>&\"' \n\u2067\u2068\u2069\u202e\u202cяشک😀a.؟"))
ANY_TEXT = st.one_of(st.text(), NASTY, st.text(min_size=1, max_size=9).map(lambda text: text * 900))
LANGUAGE = st.sampled_from(LANGUAGES)


KNOWN_TAGS = {"b": [], "i": [], "blockquote": ["expandable"], "tg-time": ["unix", "format"]}


class Parsed(HTMLParser):
    """Reads a message as Telegram does: tags that are not closed or not known are an error."""

    def __init__(self, view):
        super().__init__(convert_charrefs=True)
        self.text, self.open, self.entities = "", [], 0
        self.bold = []
        self.feed(view.text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        assert tag in KNOWN_TAGS
        assert [name for name, _ in attrs] in ([], KNOWN_TAGS[tag])
        self.open.append(tag)
        self.entities += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data
        if "b" in self.open:
            self.bold.append(data)


def check(view, most=4096):
    """Hold a view to the limits of a message, or with `most` 1024 to those of a caption."""
    parsed = Parsed(view)
    assert parsed.text.strip()
    assert units(parsed.text) <= most
    assert parsed.entities <= 100
    assert not re.search(r"&(?!lt;|gt;|amp;|quot;)", view.text)
    check_isolates(parsed.text)
    assert sum(map(len, view.keyboard)) <= 100
    for row in view.keyboard:
        assert 1 <= len(row) <= 8
        for button in row:
            assert button.label.strip()
            assert button.url or button.shares or 1 <= len(button.data.encode()) <= 64
            assert len(button.shares) <= 256
    return parsed


def check_isolates(text):
    for line in text.split("\n"):
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0
