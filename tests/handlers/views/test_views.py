"""What is shown never breaks Telegram's limits, whatever an article or a question holds."""

import re
from datetime import UTC, date, datetime, time
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.digest import Item as DigestItem
from corpus.facts import Facts, facts_in
from corpus.intake.published import ReasonKind
from corpus.knowledge import load
from corpus.search.found import Nothing, Reason, WordAlone
from corpus.search.things import How
from handlers.standing_questions import MOST_FOLLOWED
from handlers.texts import LANGUAGES, Texts
from handlers.views.article import article_pages, article_view
from handlers.views.card import Findings, language_choice, open_card, saved_card, settled_card
from handlers.views.choices import CHOICES, choice_view
from handlers.views.days import CALENDARS, worded_date, worded_day
from handlers.views.digest import digest_views
from handlers.views.facts import fact_line
from handlers.views.following import followed_view, following_view
from handlers.views.found import Wishes
from handlers.views.pages import paged
from handlers.views.results import Item, Quote, Results, marked, results_view
from handlers.views.story import others_worded
from handlers.views.subscription import hour_view, subscription_view, zone_view
from handlers.views.view import View, clipped, isolate, units
from handlers.views.welcome import help_view, settings_view, start_view
from handlers.views.why import why_view
from storage.follows import Follow
from storage.models import Article, Draft, Subscription
from tests.handlers.views.limits import (
    ANY_TEXT,
    LANGUAGE,
    LONG_ID,
    NASTY,
    Parsed,
    check,
    check_isolates,
)

TEXTS = Texts.load()


def article(title="Title", body="Body.", **fields):
    facts = {
        "id": LONG_ID,
        "language": "en",
        "source": "TASS",
        "url": "https://example.org/1",
        "published_on": date(2015, 9, 30),
        "published_how": "stated",
    }
    return Article(title=title, body=body, **(facts | fields))


KNOWLEDGE = load()
FACTS = facts_in("Керри и Лавров в Женеве", "Телефонный разговор об Алеппо.", None, KNOWLEDGE)


def items(articles):
    return {
        number: Item(shown, FACTS, {"en": 1, "fa": 12, "ru": 0})
        for number, shown in articles.items()
    }


def draft(**fields):
    facts = {
        "id": LONG_ID,
        "state": "open",
        "title": "Title",
        "body": "Body.",
        "language": "fa",
        "source": None,
        "published_on": None,
        "published_how": "unknown",
    }
    return Draft(**(facts | fields))


@given(ANY_TEXT, ANY_TEXT, LANGUAGE, st.integers(0, 60))
@settings(max_examples=150, deadline=None)
def test_every_page_of_any_article_can_be_sent(title, body, language, page):
    text = TEXTS(language)
    shown = article(title=title or "T", body=body, source=title)
    check(article_view(text, shown, page, turn=f"o:{LONG_ID}:{LONG_ID}:", back="s:1:0"))


@given(ANY_TEXT, st.integers(1, 300))
@settings(max_examples=150, deadline=None)
def test_pages_hold_the_whole_text_and_nothing_else(body, most):
    pages = paged(body, most)
    assert all(page.strip() and units(page) <= max(most, 2) for page in pages)
    assert "".join("".join(pages).split()) == "".join(body.split())


def test_an_article_of_100_000_characters_is_paged_at_paragraph_ends():
    paragraph = "Жарко 😀 <b> & «кавычки» یک جملهٔ فارسی. " * 8
    body = "\n".join([paragraph.strip()] * 330)
    assert len(body) > 100_000
    pages = article_pages(body)
    assert len(pages) > 30
    assert all(page.endswith("فارسی.") and page.startswith("Жарко") for page in pages)
    for number in range(len(pages)):
        parsed = check(article_view(TEXTS("en"), article(body=body), number, turn="p:1:"))
        assert parsed.text.endswith(pages[number])


def test_a_single_line_of_a_million_characters_is_cut_into_pages():
    assert "".join(paged("x" * 1_000_000, 3000)) == "x" * 1_000_000


def test_article_text_is_shown_as_it_was_written():
    parsed = check(article_view(TEXTS("en"), article(body="a < b & c > d 😀 «ا»"), 0, turn="p:1:"))
    assert parsed.text.endswith("a < b & c > d 😀 «ا»")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, LANGUAGE, st.integers(0, 3), st.data())
@settings(max_examples=150, deadline=None)
def test_any_results_can_be_sent(title, passage, question, language, page, data):
    places = st.integers(0, len(passage))
    bold = tuple(data.draw(st.lists(st.tuples(places, places), max_size=60)))
    found = {number: article(title=title or "T", id=number) for number in range(1, 14)}
    quote = Quote(1, passage, bold) if passage.strip() else None
    results = Results(question, "answer", tuple(found), 13, quote, question.strip() or None)
    check(results_view(TEXTS(language), results, items(found), search=LONG_ID, page=page))


@given(ANY_TEXT, LANGUAGE, st.sampled_from([None, "empty", "backwards", "narrow"]))
@settings(max_examples=50, deadline=None)
def test_nothing_found_can_be_sent(question, language, problem):
    words = tuple(WordAlone(question, None, count) for count in range(9))
    days = (date(2015, 9, 30), date(2016, 9, 1)) if problem else None
    nothing = Nothing(problem, question.strip() or None, words, days)
    results = Results(
        question, "closest", (), 0, None, question.strip() or None, nothing=nothing,
        wishes=Wishes(exact=True),
    )  # fmt: skip
    check(results_view(TEXTS(language), results, {}, search=LONG_ID))


@given(ANY_TEXT, ANY_TEXT, LANGUAGE, st.sampled_from(get_args(How)))
@settings(max_examples=50, deadline=None)
def test_any_reasons_can_be_sent(title, words, language, how):
    reasons = [Reason(words, stands, entry, how) for stands in (None, title) for entry in (
        None, "person/john-kerry", "person/nobody")]  # fmt: skip
    found = {place: (article(title=title or "T"), reasons) for place in range(5, 10)}
    check(why_view(TEXTS(language), found, KNOWLEDGE.entries, back=f"s:{LONG_ID}:1"))


@given(ANY_TEXT, LANGUAGE, st.integers(1, 30))
@settings(max_examples=50, deadline=None)
def test_any_story_can_be_sent(title, language, count):
    found = {number: article(title=title or "T", id=number) for number in range(1, count + 1)}
    back = f"o:{LONG_ID}:123456:0"
    results = Results("", "story", tuple(found), count, back=back)
    view = results_view(TEXTS(language), results, items(found), search=LONG_ID)
    check(view)
    assert view.keyboard[-1][0].data == back
    assert "+13" not in view.text  # who else tells of them: it is they


@pytest.mark.parametrize(
    ("how", "line"),
    [
        ("name", "Kerry = كيري"),
        ("typo", "Kerry ≈ كيري (a typo?)"),
        ("sound", "Kerry ≈ كيري (by sound)"),
        ("keyboard", "Kerry ≈ كيري (another keyboard)"),
    ],
)
def test_a_reason_is_worded(how, line):
    found = {0: (article(), [Reason("Kerry", "كيري", None, how)])}
    shown = check(why_view(TEXTS("en"), found, KNOWLEDGE.entries, back="s:1:0")).text
    assert line in re.sub("[\u2066-\u2069\u200e]", "", shown)


def test_a_story_says_how_many_tell_it_and_in_which_languages():
    worded = others_worded(TEXTS("en"), {"fa": 2, "ar": 1, "en": 0})
    assert re.sub("[\u2068\u2069]", "", worded) == "+3: 2 Persian, 1 Arabic"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_message_names_all_articles_it_found(language):
    found = {number: article(title=f"Headline {number}", id=number) for number in (3, 1, 2)}
    results = Results("latest", "latest", (3, 1, 2), 3, Quote(3, "They met.", ((0, 4),)))
    view = results_view(TEXTS(language), results, items(found), search=7)
    parsed = check(view)
    assert [parsed.text.find(f"Headline {number}") > 0 for number in (3, 1, 2)] == [True] * 3
    assert "They" in parsed.bold
    assert [button.data for button in view.keyboard[0]] == ["o:7:0:0", "o:7:1:0", "o:7:2:0"]


def test_results_are_turned_by_buttons_that_keep_their_place():
    found = {number: article(title=f"Headline {number}", id=number) for number in range(1, 13)}
    results = Results("kerry", "articles", tuple(found), 12)
    first = results_view(TEXTS("en"), results, items(found), search=7)
    last = results_view(TEXTS("en"), results, items(found), search=7, page=2)
    assert [button.data for button in first.keyboard[2]] == ["s:7:0", "s:7:1"]
    assert [button.data for button in last.keyboard[0]] == ["o:7:10:0", "o:7:11:0"]
    assert [button.data for button in last.keyboard[2]] == ["s:7:1", "s:7:2"]
    assert "Articles 11 to 12 of 12" in check(last).text


def test_a_deleted_article_leaves_the_numbers_of_the_others_alone():
    found = {1: article(title="One", id=1), 3: article(title="Three", id=3)}
    results = Results("kerry", "articles", (1, 2, 3), 3)
    view = results_view(TEXTS("en"), results, items(found), search=7)
    assert [button.label for button in view.keyboard[0]] == ["1", "3"]
    assert "3. \u2068Three\u2069" in check(view).text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "John Kerry, Sergey Lavrov · phone call · Geneva, Aleppo"),
        ("fa", "جان کری، سرگئی لاوروف · گفت‌وگوی تلفنی · ژنو، حلب"),
        ("ar", "جون كيري، سيرغي لافروف · اتصال هاتفي · جنيف، حلب"),
        ("ru", "Джон Керри, Сергей Лавров · телефонный разговор · Женева, Алеппо"),
    ],
)
def test_the_fact_line_is_in_the_readers_language(language, line):
    worded = fact_line(TEXTS(language), FACTS)
    assert re.sub("[\u2068\u2069]", "", worded) == TEXTS(language).mark + line
    check_isolates(worded)


def test_a_text_that_names_nothing_has_no_fact_line():
    assert fact_line(TEXTS("en"), Facts()) == ""


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=9))
def test_marking_places_changes_no_letter(passage, places):
    parsed = Parsed(View(marked(passage, places)))
    dropped = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e"))
    read = re.sub(r"\r\n?", "\n", passage.translate(dropped))
    assert (
        re.sub(r"\r\n?", "\n", parsed.text) == read.replace("\x00", "\ufffd") or "\x00" in passage
    )


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, LANGUAGE)
@settings(max_examples=150, deadline=None)
def test_any_card_can_be_sent(title, body, words, language):
    text = TEXTS(language)
    shown = draft(
        title=title,
        body=body,
        source=words,
        published_on=date(2015, 9, 30),
        published_how="inferred",
        published_evidence=words,
    )
    findings = Findings(
        ["Джон Керри", "سرگئی لاوروف"],
        0.9,
        ["Kerry"],
        "office",
        ["Джон Керри"],
        article(title=title or "T"),
        FACTS,
    )
    check(open_card(text, shown, Findings(near=article(title=title or "T"))))
    check(open_card(text, shown, findings))
    check(language_choice(text, shown))
    check(saved_card(text, shown, article()))
    shown.state = "discarded"
    check(settled_card(text, shown))


def test_the_card_has_the_agreed_buttons():
    view = open_card(TEXTS("en"), draft(), Findings())
    assert [button.label for row in view.keyboard for button in row] == [
        "Save",
        "Discard",
        "Edit title",
        "Edit date",
        "Edit source",
        "Edit language",
        "Edit text",
        "This was a question",
        "Merge with…",
    ]


STATED = {
    "published_on": date(2016, 9, 1),
    "published_time": "14:46",
    "published_how": "stated",
    "published_evidence": "01-09-2016 14:46:05",
}
INFERRED = {
    "published_on": date(2015, 9, 30),
    "published_how": "inferred",
    "published_evidence": "چهارشنبه، هشتم مهر",
}
NEAR = {"published_evidence": "عصر جمعه"}
UNKNOWN = {"no_date", "no_year", "no_day", "ambiguous", "conflict"}


@pytest.mark.parametrize(
    ("fields", "dated", "line"),
    [
        ({}, "no_date", "Date: no date in the text"),
        ({}, None, "Date: unknown"),
        (NEAR, "no_day", "Date: no date in the text; the nearest to one is “عصر جمعه”"),
        (NEAR, "no_year", "Date: unknown; “عصر جمعه” leaves the year open"),
        (
            STATED,
            "dateline",
            "Date: 1 September 2016, 14:46, stated in the text: “01-09-2016 14:46:05”",
        ),
        (
            INFERRED,
            "office",
            "Date: 30 September 2015, inferred from “چهارشنبه، هشتم مهر”: the only year in which"
            " this fits and John Kerry was in office",
        ),
        (INFERRED, None, "Date: 30 September 2015, inferred from “چهارشنبه، هشتم مهر”"),
        (
            {"published_on": date(2016, 9, 1), "published_how": "given"},
            "given",
            "Date: 1 September 2016",
        ),
    ],
)
def test_the_card_says_where_the_date_was_read(fields, dated, line):
    findings = Findings(dated=dated, in_office=["John Kerry"])
    shown = check(open_card(TEXTS("en"), draft(**fields), findings)).text
    assert line in re.sub("[\u2068\u2069]", "", shown).split("\n")


@pytest.mark.parametrize("kind", get_args(ReasonKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_day_is_worded_with_its_words_isolated(language, kind):
    fields = NEAR if kind in UNKNOWN else INFERRED
    for people in (["John Kerry"], ["John Kerry", "Sergey Lavrov"]):
        findings = Findings(dated=kind, in_office=people)
        shown = check(open_card(TEXTS(language), draft(**fields), findings)).text
        words = fields["published_evidence"]
        assert (f"\u2068{words}\u2069" in shown) == (kind != "no_date")


@pytest.mark.parametrize(
    ("sure", "because", "line"),
    [
        (0.95, ["John Kerry", "talks"], "Yes, clearly, because of John Kerry, talks"),
        (0.6, ["talks"], "Probably, because of talks"),
        (0.3, ["Russia"], "Probably not, though it names Russia"),
        (0.0, ["Russia"], "No, though it names Russia"),
        (0.0, [], "No, nothing points to it"),
    ],
)
def test_the_card_says_how_surely_it_is_on_topic_and_why(sure, because, line):
    shown = check(open_card(TEXTS("en"), draft(), Findings(sure=sure, because=because))).text
    assert f"Topic: US–Russia diplomacy? {line}" in re.sub("[\u2068\u2069]", "", shown).split("\n")


ITEM = st.builds(
    DigestItem,
    st.builds(
        lambda title: article(title=title or "T", source=title, id=LONG_ID, revision=1), ANY_TEXT
    ),
    reports=st.integers(1, 10**6),
    caught_by=st.lists(st.builds(Follow, st.just(1), st.just("q:"), ANY_TEXT, st.just(False))).map(
        tuple
    ),
    is_late=st.booleans(),
)


@given(st.lists(ITEM, min_size=1, max_size=45), LANGUAGE, st.sampled_from([None, *CALENDARS]))
@settings(max_examples=60, deadline=None)
def test_a_digest_is_split_between_items(items, language, calendar):
    data = f"n:{LONG_ID}:{10**10}:{10**10}:100:10000"
    text = TEXTS(language)
    views = digest_views(text, items, lambda _: Facts(), calendar=calendar, more=12, more_data=data)
    shown = [check(view) for view in views]
    assert sum(len(parsed.bold) for parsed in shown) >= len(items)
    opened = [b for view in views for row in view.keyboard for b in row if b.data[0] == "a"]
    assert len(opened) == len(items)
    assert [view for view in views if any(b.data == data for r in view.keyboard for b in r)] == [
        views[-1]
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_digest_says_what_caught_each_item_and_puts_late_ones_apart(language):
    text = TEXTS(language)
    typed = Follow(1, "q:", "Лавров Kerry", is_paused=False)
    built_in = Follow(2, "us-russia", None, is_paused=False)
    items = [
        DigestItem(article("One"), 3, (typed, built_in)),
        DigestItem(article("Two"), 1, (built_in,), is_late=True),
    ]
    (view,) = digest_views(text, items, lambda _: Facts())
    shown = check(view).text
    topic = text("topic-us-russia")
    assert shown.index("Лавров Kerry") < shown.index("Two") < shown.rindex(topic)
    assert shown.index("One") < shown.index(text("digest-late")) < shown.index("Two")
    assert text("digest-reports", count=3) in shown
    for line in filter(None, shown.split("\n")):
        # A line of ours begins in the direction of the language, whatever script follows.
        assert line[0] in (text.mark, "\u2068") or line == text("digest-greeting", count=2)


FOLLOW = Follow(LONG_ID, "q:", "😀" * 300, is_paused=True)


def subscription(**fields):
    facts = {
        "state": "active",
        "rhythm": "clock",
        "local_time": time(8),
        "days": 9,
        "timezone": "America/Argentina/ComodRivadavia",
        "quiet_from": time(23),
        "quiet_until": time(7),
        "is_silent": True,
        "paused_until": datetime(2026, 11, 22, 4, 30, tzinfo=UTC),
        "language": "fa",
        "calendar": "islamic",
        "item_limit": 10,
        "article_languages": list(LANGUAGES),
        "next_due": datetime(2026, 11, 22, 4, 30, tzinfo=UTC),
    }
    return Subscription(**(facts | fields))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_screen_can_be_sent(language):
    text = TEXTS(language)
    for view in (
        start_view(text),
        help_view(text, is_admin=True),
        settings_view(text),
        settings_view(text, subscription()),
        hour_view(text, "America/Argentina/ComodRivadavia"),
        zone_view(text, time(8, 30)),
        subscription_view(text, subscription()),
        subscription_view(text, subscription(rhythm="at_once", state="paused", next_due=None)),
        *(choice_view(text, kind, subscription()) for kind in CHOICES),
        followed_view(text, "я" * 300, subscription()),
        following_view(text, [FOLLOW] * MOST_FOLLOWED, ["us-russia", "everything"]),
    ):
        check(view)


@pytest.mark.parametrize(
    ("language", "worded"),
    [
        ("en", "30 September 2015"),
        ("ru", "30 сентября 2015"),
        ("ar", "٣٠ سبتمبر ٢٠١٥"),
        ("fa", "\u2068۸ مهر ۱۳۹۴\u2069 (\u2068۳۰ سپتامبر ۲۰۱۵\u2069)"),
    ],
)
def test_days_are_written_in_the_readers_style(language, worded):
    assert worded_day(TEXTS(language), date(2015, 9, 30)) == worded


def test_an_unknown_day_is_never_invented():
    assert worded_date(TEXTS("en"), None) == "no date"


@given(st.text(), st.integers(1, 50))
def test_clipping_keeps_within_the_limit(text, most):
    assert units(clipped(text, most)) <= max(most, 1)


@given(NASTY)
def test_an_isolate_can_be_neither_closed_nor_left_open_from_within(text):
    check_isolates(isolate(text).replace("\n", " "))
