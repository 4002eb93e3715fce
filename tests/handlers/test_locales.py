"""The four catalogues hold the same messages, with the same variables, and all are used."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.texts import LANGUAGES, LOCALES, Texts, reader_language

ROOT = LOCALES.parents[1]
PARSED = {
    language: FluentParser().parse((LOCALES / f"{language}.ftl").read_text(encoding="utf-8"))
    for language in LANGUAGES
}
MESSAGES = {
    language: {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}
    for language, resource in PARSED.items()
}


class Variables(Visitor):
    def __init__(self):
        self.names = set()
        self.plurals = []

    def visit_VariableReference(self, node):  # noqa: N802
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node):  # noqa: N802
        keys = [getattr(v.key, "name", None) or v.key.value for v in node.variants]
        self.plurals.append(set(keys))
        self.generic_visit(node)


def seen(message):
    found = Variables()
    found.visit(message)
    return found


def literals():
    """All texts and beginnings of f-strings in the code that words sentences."""
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for room in ("handlers", "bot")
        for path in (ROOT / room).rglob("*.py")
        if "playground" not in path.parts
    )
    whole = set(re.findall(r"""["']([a-z][a-z0-9-]*)["']""", code))
    begun = set(re.findall(r"""f["']([a-z]+-(?:[a-z]+-)*)\{""", code))
    return whole, begun


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_is_without_errors_and_double_keys(language):
    junk = [entry.content for entry in PARSED[language].body if isinstance(entry, ast.Junk)]
    keys = [entry.id.name for entry in PARSED[language].body if isinstance(entry, ast.Message)]
    assert junk == []
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_messages(language):
    assert set(MESSAGES[language]) == set(MESSAGES["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_holds_markup(language):
    for key, message in MESSAGES[language].items():
        written = FluentText().text(message)
        assert written.strip(), key
        assert not re.search(r"</?[a-z]+>|https?://", written), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_take_the_same_variables_in_every_language(language):
    for key, message in MESSAGES[language].items():
        assert seen(message).names == seen(MESSAGES["en"][key]).names, key


PLURALS = {
    "en": {"one", "other"},
    "fa": {"one", "other"},
    "ar": {"one", "two", "few", "many", "other"},
    "ru": {"one", "few", "many", "other"},
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_message_has_the_plurals_of_its_language(language):
    for key, message in MESSAGES[language].items():
        for forms in seen(message).plurals:
            words = {form for form in forms if not form.isdigit()}
            # Where only one and none are told apart from the rest, no number stands in it.
            is_plain = key == "found-newest"
            assert is_plain or words == PLURALS[language], key


def test_every_message_is_used():
    whole, begun = literals()
    unused = {
        key
        for key in MESSAGES["en"]
        if key not in whole and not any(key.startswith(prefix) for prefix in begun)
    }
    assert unused == set()


def test_every_used_message_exists():
    code = "\n".join(path.read_text() for path in Path(ROOT / "handlers").rglob("*.py"))
    used = set(re.findall(r"""\btext\(\s*["']([a-z0-9-]+)["']""", code))
    assert used - set(MESSAGES["en"]) == set()


def test_a_missing_message_or_variable_is_an_error_and_never_english():
    text = Texts.load()("fa")
    with pytest.raises(KeyError):
        text("no-such-message")
    with pytest.raises(ValueError, match="page"):
        text("page-of", pages=3)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1,234 new articles:"), ("fa", "۱٬۲۳۴ خبر تازه:"), ("ru", "1\u00a0234 новые статьи:")],
)
def test_numbers_are_written_as_the_language_writes_them(language, expected):
    assert Texts.load()(language)("digest-greeting", count=1234) == expected


def test_a_variable_is_isolated_and_cannot_break_out_of_its_isolate():
    worded = Texts.load()("fa")("card-source", source="\u2069\u2066Reuters")
    assert worded == "منبع: \u2068Reuters\u2069"


@pytest.mark.parametrize(
    ("code", "language"),
    [("fa", "fa"), ("ru-RU", "ru"), ("ar", "ar"), ("de", "en"), (None, "en"), ("", "en")],
)
def test_the_readers_language_is_taken_from_telegram(code, language):
    assert reader_language(code, "en") == language


class FluentText(Visitor):
    def text(self, node):
        self.parts = []
        self.visit(node)
        return "".join(self.parts)

    def visit_TextElement(self, node):  # noqa: N802
        self.parts.append(node.value)

    def visit_Placeable(self, node):  # noqa: N802
        self.parts.append("{}")
        self.generic_visit(node)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_a_command_keeps_its_slash_on_the_left_in_a_line_from_right_to_left(language):
    for key, message in MESSAGES[language].items():
        written = FluentText().text(message)
        assert not re.search(r"(?<!\u200e)(?<!\w)/[a-z]", written), key
