import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.entities import cut_utf16, utf16_length
from bot.playground.errors import BotApiError
from bot.playground.markup import parse_text


def covered(html):
    """The kinds of entity, each with the words it covers."""
    text, entities = parse_text(html, "HTML")
    return [(e["type"], cut_utf16(text, e["offset"], e["length"])) for e in entities]


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=100))
def test_an_escaped_text_comes_back_as_it_was(text):
    parsed, _ = parse_text(f"<b>{escaped(text)}</b>", "HTML")
    kept = "".join(
        c for c in text if c not in "\u0333\u033f\u030a" and not "\u2028" <= c <= "\u202e"
    )
    assert parsed == kept.strip()


@given(st.text(max_size=60))
def test_any_text_is_either_parsed_or_refused(text):
    try:
        parsed, entities = parse_text(text, "HTML")
    except BotApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")
    else:
        assert all(e["offset"] + e["length"] <= utf16_length(parsed) for e in entities)


@pytest.mark.parametrize(
    ("html", "entities"),
    [
        ("😀 <b>bold</b>", [("bold", "bold")]),
        ("<b>a <i>b</i></b>", [("bold", "a b"), ("italic", "b")]),
        ("<strong>a</strong><em>b</em>", [("bold", "a"), ("italic", "b")]),
        ("<u>a</u> <s>b</s> <del>c</del>", [("underline", "a"), ("strikethrough", "b"), ("strikethrough", "c")]),
        ('<span class="tg-spoiler">x</span>', [("spoiler", "x")]),
        ("<blockquote>a\nb</blockquote>", [("blockquote", "a\nb")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ("<blockquote>a <blockquote>b</blockquote></blockquote>", [("blockquote", "a b")]),
        ("<code>a <b>b</b></code>", [("code", "a b")]),
        ("<a href='https://example.org/?a=1&amp;b=2'>x</a>", [("text_link", "x")]),
        ("<a href='javascript:alert(1)'>x</a>", []),
        ("<a>nothing</a>", []),
        ("<b></b>x", []),
        ("  <b> x </b>  ", [("bold", "x")]),
        ("<b>one</b> https://example.org", [("bold", "one"), ("url", "https://example.org")]),
        ('<tg-time unix="5" format="wD">then</tg-time>', [("date_time", "then")]),
    ],
)  # fmt: skip
def test_html_becomes_entities(html, entities):
    assert covered(html) == entities


def test_a_link_keeps_its_address():
    _, (entity,) = parse_text("<a href='https://example.org/?a=1&amp;b=2'>x</a>", "HTML")
    assert entity["url"] == "https://example.org/?a=1&b=2"


def test_code_in_a_pre_gives_it_its_language():
    _, (entity,) = parse_text('<pre><code class="language-python">x</code></pre>', "HTML")
    assert (entity["type"], entity["language"]) == ("pre", "python")


@pytest.mark.parametrize(
    "html", ["<span>x</span>", "<tg-time>x</tg-time>", '<tg-time unix="5" format="rw">x</tg-time>']
)
def test_a_tag_without_what_it_needs_is_refused(html):
    with pytest.raises(BotApiError, match="can't parse entities"):
        parse_text(html, "HTML")


def test_isolates_stay_and_embeddings_go():
    assert parse_text("\u2068Kerry\u2069 \u202bx\u202c", "HTML")[0] == "\u2068Kerry\u2069 x"


def test_more_than_a_hundred_entities_are_ignored():
    _, entities = parse_text("<b>a</b> " * 120, "HTML")
    assert len(entities) == 100
