"""Every view there is, with any text in every place that holds some: Telegram takes it."""

import pkgutil
from collections import Counter
from datetime import UTC, date, datetime, time
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path

import pytest
from hypothesis import given, settings
from telegram.ext import CallbackQueryHandler

import handlers.views
from corpus.digest import Item as DigestItem
from corpus.facts import facts_in
from corpus.knowledge import load
from corpus.search.found import Nothing, Reason, WordAlone
from corpus.search.timeline import Month, Timeline
from handlers.context import as_inline_result
from handlers.register import conversation
from handlers.standing_questions import MOST_FOLLOWED
from handlers.texts import Texts
from handlers.views import (
    announce,
    article,
    backup,
    batch,
    card,
    choices,
    digest,
    feeds,
    following,
    forget,
    history,
    inline,
    nothing,
    results,
    stats,
    subscription,
    teach,
    timeline,
    welcome,
    why,
)
from handlers.views.found import Item, Quote, Results
from handlers.views.view import View, balanced, units
from storage.figures import Figures
from storage.follows import Follow
from storage.models import Announcement, Article, ArticleVersion, Draft, Feed, Subscription
from tests.handlers.views.limits import ANY_TEXT, LANGUAGE, LONG_ID, check

TEXTS, KNOWLEDGE = Texts.load(), load()
FACTS = facts_in("Керри и Лавров в Женеве", "Телефонный разговор об Алеппо.", None, KNOWLEDGE)
NOW = datetime(2026, 11, 22, 4, 30, tzinfo=UTC)
ZONE = "America/Argentina/ComodRivadavia"


def _article(any_text, **fields):
    day = {"published_on": date(2015, 9, 30), "published_time": "23:59", "published_how": "stated"}
    facts = {"id": LONG_ID, "language": "fa", "url": f"https://e.org/{any_text[:3000]}", **day}
    made = facts | {
        "saved": NOW,
        "added_by": LONG_ID,
        "revision": 1,
        "published_evidence": any_text,
    }
    # An article has a title or a body.
    title = any_text if any_text.strip() else "T"
    return Article(title=title, body=any_text, source=any_text, **(made | fields))


def _draft(any_text):
    return Draft(
        id=LONG_ID, state="open", title=any_text, body=any_text, original=any_text, language="ar",
        source=any_text, url=any_text, published_on=date(2015, 9, 30), published_how="inferred",
        published_evidence=any_text, cut=[[any_text, "menu"]] * 60, edits=None, feed_id=None,
        duplicate_of=None,
    )  # fmt: skip


def _feed(any_text, number=LONG_ID):
    return Feed(
        id=number, kind="feed", title=any_text, address=any_text, state="active", is_direct=True,
        topic_id=LONG_ID, checked=NOW, failing_since=NOW, error=None,
    )  # fmt: skip


def _subscription():
    return Subscription(
        state="active", rhythm="clock", local_time=time(8), days=9, timezone=ZONE,
        quiet_from=time(23), quiet_until=time(7), is_silent=True, paused_until=NOW, language="fa",
        calendar=None, item_limit=50, article_languages=["en", "fa", "ar", "ru"], next_due=NOW,
    )  # fmt: skip


def _found(any_text, count=13):
    items = {
        number: Item(_article(any_text, id=number), FACTS, {"en": 1, "fa": 12, "ru": LONG_ID})
        for number in range(1, count + 1)
    }
    words = tuple(WordAlone(any_text, any_text, LONG_ID) for _ in range(9))
    why_nothing = Nothing("narrow", any_text, words, (date(1, 1, 1), date(9999, 12, 31)))
    bold = tuple((at, at + 1) for at in range(0, 3000, 2))
    return items, Results(
        any_text, "answer", tuple(items), 10**6, Quote(1, any_text, bold), any_text,
        stories=(LONG_ID,) * count, back=f"o:{LONG_ID}:123456:0", nothing=why_nothing,
    )  # fmt: skip


def _results(text, any_text):
    items, found = _found(any_text)
    for page in range(4):
        yield results.results_view(text, found, items, search=LONG_ID, page=page)


def _nothing(text, any_text):
    empty = Results(any_text, "closest", (), 0, nothing=_found(any_text)[1].nothing)
    yield nothing.nothing_view(text, empty, LONG_ID)


def _articles(text, any_text):
    turns = (f"o:{LONG_ID}:123456:", f"p:{LONG_ID}:")
    for page, turn in enumerate(turns):
        yield article.article_view(
            text, _article(any_text), page, turn=turn, back="s:1:0", tellers=LONG_ID
        )


def _why(text, any_text):
    reasons = [
        Reason(any_text, stands, entry, how)
        for stands in (None, any_text)
        for entry in (None, "person/john-kerry")
        for how in ("name", "typo", "sound", "keyboard")
    ]
    found = {place: (_article(any_text), reasons) for place in range(5, 10)}
    yield why.why_view(text, found, KNOWLEDGE.entries, back=f"s:{LONG_ID}:1")


def _cards(text, any_text):
    draft, other = _draft(any_text), _article(any_text)
    findings = card.Findings(
        ["Джон Керри"] * 9, 0.9, ["Kerry"] * 9, "office", ["Джон Керри"] * 9, other, FACTS
    )
    yield card.open_card(text, draft, findings)
    yield card.language_choice(text, draft)
    yield card.saved_card(text, draft, other)
    yield card.cut_lines(text, draft)
    yield card.merge_choice(text, draft, [draft] * 20)
    yield card.already_here(text, other)
    yield card.prompt(text, "ask-title")
    draft.state = "discarded"
    yield card.settled_card(text, draft)


def _batches(text, any_text):
    refused = [[any_text, "file-problem-empty", any_text]] * 50
    file = {"name": any_text, "kept": LONG_ID, "refused": refused, "refusals": LONG_ID}
    counts = Counter(dict.fromkeys(("open", "known", "unsure", "saved", "discarded"), 10**6))
    shown = [_draft(any_text) for _ in range(batch.PAGE)]
    yield batch.batch_card(text, batch.Batch(LONG_ID, file, counts, shown, 123456))
    yield batch.reading(text, file)
    yield batch.saving(text, file, LONG_ID)
    yield batch.undoing(text, file)
    yield batch.unread(text, file)


def _digests(text, any_text):
    items = [
        DigestItem(_article(any_text), 10**6, (Follow(1, "q:", any_text, is_paused=False),), late)
        for late in (False, True)
        for _ in range(20)
    ]
    data = f"n:{LONG_ID}:{10**10}:{10**10}:100:10000"
    yield from digest.digest_views(text, items, lambda _: FACTS, more=12, more_data=data)


def _following(text, any_text):
    followed = [Follow(LONG_ID, "q:", any_text[:300] or "T", is_paused=True)] * MOST_FOLLOWED
    yield following.following_view(text, followed, ["us-russia", "everything"])
    yield following.followed_view(text, any_text[:300], _subscription())


def _feeds(text, any_text):
    yield feeds.feeds_view(text, [_feed(any_text)] * 60)
    yield feeds.feeds_view(text, [])
    for view in (feeds.feed_view, feeds.offered_view, feeds.failing_view):
        yield view(text, _feed(any_text))


def _history(text, any_text):
    changes = [
        ArticleVersion(id=LONG_ID, revision=1, change=change, changed=NOW, changed_by=LONG_ID,
                       before=dict.fromkeys(("title", "body", "url", "published_on"), any_text))
        for change in ("edited", "deleted", "restored") * 9
    ]  # fmt: skip
    yield history.history_view(text, _article(any_text), changes, ZONE)
    for view in (history.delete_view, history.deleted_view, history.restored_view):
        yield view(text, _article(any_text))


def _lessons(text, any_text):
    lesson = teach.Lesson(LONG_ID, any_text, any_text, [any_text or "T"] * 3)
    lesson = lesson if any_text.strip() else teach.Lesson(LONG_ID, "w", "q", ["T"])
    yield teach.lessons_view(text, [lesson] * 6, [any_text] * 5)
    yield teach.lessons_view(text, [], [])
    yield teach.which_view(text, lesson)
    yield teach.taught_view(text, any_text, any_text, LONG_ID, LONG_ID)
    yield teach.taken_back_view(text)


def _figures(text, any_text):
    counts = dict.fromkeys(("open", "active", "paused", "suspended", "waiting", "parked"), LONG_ID)
    figures = Figures(
        now=NOW, articles=LONG_ID, inbox=1, inbox_oldest=None, outbox=counts, outbox_oldest=None,
        drafts=counts, feeds={}, feeds_failing=LONG_ID, subscriptions=counts,
    )  # fmt: skip
    counted = stats.Stats(figures, questions=LONG_ID, sent=1, due=0, late=LONG_ID)
    yield stats.stats_view(text, counted)


def _captions(text, any_text):
    months = [
        Month(2016, month, date(2016, month, 1), date(2016, month, 28)) for month in (1, 2, 3)
    ]
    found = Timeline(months, {"en": (LONG_ID, 2, 3), "fa": (0, 0, 1)})
    for theme in ("light", "dark"):
        yield timeline.caption_view(text, any_text or "T", found, LONG_ID, theme)


def _announcements(text, any_text):
    # What is sent as a message has no more than a message holds, and something to be seen.
    written = balanced(any_text).strip()[:2000] or "T"
    yield from announce.announcement_view(text, Announcement(id=LONG_ID, text=written), LONG_ID)


def _forgetting(text, any_text):
    yield forget.forget_view(text, LONG_ID, is_admin=True)
    yield forget.forgotten_view(text, {"forgot-messages": LONG_ID})
    yield forget.forgotten_view(text, {})


def _subscribing(text, any_text):
    yield subscription.hour_view(text, ZONE)
    yield subscription.zone_view(text, time(8, 30))
    yield subscription.subscription_view(text, _subscription())
    yield from (choices.choice_view(text, kind, _subscription()) for kind in choices.CHOICES)


def _welcome(text, any_text):
    yield welcome.start_view(text)
    yield welcome.help_view(text, is_admin=True)
    yield welcome.settings_view(text, _subscription(), text("settings-saved"))


def _backups(text, any_text):
    path = Path("/" + any_text.replace("\0", "")[:200])
    yield from (backup.backup_view(text, path, LONG_ID, is_sent=sent) for sent in (False, True))


def _inline(text, any_text):
    for quote in (Quote(1, any_text, ((0, 9),)), Quote(1, "")):
        shown = _article(any_text)
        offered = inline.offered(text, shown, quote, "safir_bot")
        result = as_inline_result(offered.card, f"a{shown.id}", offered.title)
        assert 1 <= len(result["id"].encode()) <= 64
        assert 1 <= units(result["title"]) <= 256
        assert units(offered.description) <= 512
        yield offered.card
        yield inline.card_view(text, shown, quote, "safir_bot")


VIEWS = {
    "results": _results,
    "nothing": _nothing,
    "article": _articles,
    "why": _why,
    "card": _cards,
    "batch": _batches,
    "digest": _digests,
    "following": _following,
    "feeds": _feeds,
    "history": _history,
    "teach": _lessons,
    "stats": _figures,
    "timeline": _captions,
    "announce": _announcements,
    "forget": _forgetting,
    "subscription": _subscribing,
    "choices": _subscribing,
    "welcome": _welcome,
    "backup": _backups,
    "inline": _inline,
}
CAPTIONS = {"timeline"}


def _module_views():
    """Every function of the views that makes a message, by its module."""
    for module in pkgutil.iter_modules(handlers.views.__path__):
        loaded = import_module(f"handlers.views.{module.name}")
        for name, function in getmembers(loaded, isfunction):
            is_ours = function.__module__ == loaded.__name__ and not name.startswith("_")
            if is_ours and "View" in str(function.__annotations__.get("return", "")):
                yield module.name, function


def test_every_view_is_tried_here(monkeypatch):
    made = set()

    def noting(function):
        def make(*arguments, **more):
            made.add(f"{function.__module__}.{function.__name__}")
            return function(*arguments, **more)

        return make

    every = list(_module_views())
    for module, function in every:
        monkeypatch.setattr(f"handlers.views.{module}.{function.__name__}", noting(function))
    for builder in VIEWS.values():
        list(builder(TEXTS("en"), "any text"))
    assert {f"{f.__module__}.{f.__name__}" for _, f in every} - made == set()


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ru"])
@pytest.mark.parametrize("name", sorted(VIEWS))
def test_every_button_is_known_to_exactly_one_handler(name, language):
    patterns = [
        each.pattern
        for each in conversation()
        if isinstance(each, CallbackQueryHandler) and each.pattern is not None
    ]
    views = VIEWS[name](TEXTS(language), "any text")
    every = {button.data for view in views for row in view.keyboard for button in row}
    for data in every - {""}:
        assert [bool(pattern.match(data)) for pattern in patterns].count(True) == 1, data


@pytest.mark.parametrize("name", sorted(VIEWS))
@given(any_text=ANY_TEXT, language=LANGUAGE)
@settings(max_examples=25, deadline=None)
def test_whatever_stands_in_an_article_can_be_sent(name, any_text, language):
    most = 1024 if name in CAPTIONS else 4096
    views = list(VIEWS[name](TEXTS(language), any_text))
    assert views
    for view in views:
        assert isinstance(view, View)
        check(view, most)


def test_a_moment_is_shown_on_the_readers_own_clock_where_the_calendar_is_telegrams():
    for language, tagged in (("en", 2), ("fa", 0)):
        view = subscription.subscription_view(TEXTS(language), _subscription())
        assert view.text.count('<tg-time unix="1795321800" format="Dt">') == tagged
        check(view)
