"""/feeds, and the feeds that are polled: from a web of our own, by the real fetcher and reader."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import leader
from bot.feeds import FIRST_BACKOFF, LONGEST_BACKOFF, Feeds, backoff_after
from bot.leader import Held
from corpus.intake.fetch import Fetcher
from corpus.intake.opml import write_opml
from tests.corpus.intake.web import a_web
from tests.handlers.chat import ADMIN
from tests.handlers.test_links import BODY, PAGE

ITEM = """<item><title>{title}</title><link>{link}</link><guid>{link}</guid>
<pubDate>Wed, 05 Oct 2016 23:30:00 +0300</pubDate><description>{about}</description></item>"""


def rss(*items):
    return f'<rss version="2.0"><channel><title>The News</title>{"".join(items)}</channel></rss>'


@pytest.fixture
async def web(telegram):
    async with a_web() as one:
        object.__setattr__(telegram.services, "fetcher", Fetcher(one.gate))
        yield one


@pytest.fixture
def publish(web):
    """Puts articles into the feed of the web: `publish("1", "2")`."""

    def put(*names, about="Short.", **headers):
        for name in names:
            body = BODY.replace("by phone", f"by phone for the {name}th time")
            web.page(f"/{name}", PAGE.format(url=web.url(f"/{name}"), body=body))
        items = (
            ITEM.format(
                title=f"Kerry and Lavrov speak, part {name}", link=web.url(f"/{name}"), about=about
            )
            for name in names
        )
        web.page("/feed", rss(*items), kind="application/rss+xml", **headers)

    return put


@pytest.fixture
def polled(telegram):
    """Polls what is due, now or as if it were."""

    async def poll(*, anyway=True):
        async with telegram.database.transaction() as stored:
            token = await stored.leases.take(leader.NAME, "one", timedelta(hours=1))
            for feed in await stored.feeds.listed("feed") if anyway else ():
                feed.next_check = await stored.now()
        if token is None:
            async with telegram.database.reading() as stored:
                token = (await stored.leases.get(leader.NAME)).token
        await Feeds(telegram.services, lambda: None).tick(Held(token, renewed=float("inf")))
        for _ in range(3):
            await telegram.sweep()

    return poll


async def the_feed(telegram):
    async with telegram.database.reading() as stored:
        (feed,) = await stored.feeds.listed("feed")
    return feed


async def stored_articles(telegram):
    async with telegram.database.reading() as stored:
        return await stored.articles.latest(50)


async def test_a_feed_is_listed_and_what_it_brings_are_drafts(
    telegram, admin, web, publish, polled
):
    publish("1")
    shown = await admin.says(f"/feeds {web.url('/feed')}")
    assert "The News" in shown.bare and "as drafts" in shown.bare
    await polled()
    card = admin.last_with("Save")
    assert "Kerry and Lavrov speak, part 1" in card.text
    assert "Date: 5 October 2016" in card.bare and "Source: The News" in card.bare
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.url == web.url("/1") and "for the 1th time" in article.body


async def test_each_entry_comes_in_once_and_only_once(telegram, admin, web, publish, polled):
    publish("1", "2")
    await admin.says(f"/feeds {web.url('/feed')}")
    await admin.presses("Straight in")
    await polled()
    assert len(await stored_articles(telegram)) == 2
    publish("1", "2", "3")
    await polled()
    await polled()
    assert sorted(one.url[-2:] for one in await stored_articles(telegram)) == ["/1", "/2", "/3"]
    assert [path for path, _ in web.asked].count("/1") == 1
    assert (await stored_articles(telegram))[0].added_by == ADMIN


async def test_what_two_feeds_bring_is_one_draft(telegram, admin, web, publish, polled):
    publish("1")
    web.pages["/other"] = web.pages["/feed"]
    for path in ("/feed", "/other"):
        await admin.says(f"/feeds {web.url(path)}")
    await polled()
    await admin.presses("Discard")
    await polled()
    assert len([shown for shown in admin.history() if "part 1" in shown.text]) == 1
    async with telegram.database.reading() as stored:
        assert await stored.drafts.of_chat(ADMIN, 10) == []


async def test_a_feed_that_has_not_changed_is_not_sent_again(telegram, admin, web, publish, polled):
    publish("1", ETag='"7"', Last_Modified="Wed, 05 Oct 2016 20:30:00 GMT")
    await admin.says(f"/feeds {web.url('/feed')}")
    await polled()
    web.page("/feed", b"", status="304 Not Modified")
    await polled()
    head = web.asked[-1][1].lower()
    assert 'if-none-match: "7"' in head and "if-modified-since: wed, 05 oct 2016" in head
    assert (await the_feed(telegram)).failures == 0


async def test_a_feed_that_fails_is_left_alone_longer_each_time_and_told_of_once_a_day(
    telegram, admin, web, publish, polled
):
    publish("1")
    await admin.says(f"/feeds {web.url('/feed')}")
    await polled()
    web.page("/feed", b"", status="503 Service Unavailable")
    before = len(admin.history())
    await polled()
    await polled()
    feed = await the_feed(telegram)
    assert feed.failures == 2 and feed.next_check > datetime.now(UTC) + FIRST_BACKOFF
    asked = len(web.asked)
    await polled(anyway=False)
    assert len(web.asked) == asked and len(admin.history()) == before
    async with telegram.database.transaction() as stored:
        since = await stored.now() - timedelta(hours=25)
        await stored.feeds.change(feed.id, failing_since=since)
    await polled()
    await polled()
    (told,) = admin.history()[before:]
    assert told.bare.startswith("For a day the feed “The News” could not be read.")
    publish("1", "2")
    await polled()
    assert (await the_feed(telegram)).told is None


def test_a_failing_feed_is_never_left_alone_for_good():
    waits = [backoff_after(failures) for failures in range(1, 60)]
    assert waits[0] <= FIRST_BACKOFF * 1.25
    assert all(wait <= LONGEST_BACKOFF * 1.25 for wait in waits)


async def test_an_entry_whose_page_cannot_be_had_comes_from_the_feed_itself(
    telegram, admin, web, publish, polled
):
    whole = BODY.replace("<", "&lt;").replace(">", "&gt;")
    publish("1", about=whole)
    del web.pages["/1"]
    await admin.says(f"/feeds {web.url('/feed')}")
    await polled()
    assert "On point 0 of the plan" in admin.last_with("Save").text


async def test_one_bad_entry_does_not_keep_the_others(telegram, admin, web, publish, polled):
    publish("1", "2")
    web.redirect("/1", "http://127.0.0.1/")
    await admin.says(f"/feeds {web.url('/feed')}")
    await admin.presses("Straight in")
    for _ in range(4):
        await polled()
    assert [one.url[-2:] for one in await stored_articles(telegram)] == ["/2"]
    assert [path for path, _ in web.asked].count("/1") == 3


async def test_a_feed_is_limited_to_the_topic_paused_and_removed(
    telegram, admin, web, publish, polled
):
    web.page("/w", PAGE.format(url=web.url("/w"), body="<p>It will rain in Rome all day.</p>" * 9))
    item = ITEM.format(title="The weather in Rome", link=web.url("/w"), about="Rain.")
    web.page("/feed", rss(item), kind="text/xml")
    await admin.says(f"/feeds {web.url('/feed')}")
    assert "only US–Russia" in (await admin.presses("Only US–Russia diplomacy")).bare
    await polled()
    assert "Save" not in {label for shown in admin.history() for label in shown.buttons}
    assert "paused" in (await admin.presses("Pause")).bare
    asked = len(web.asked)
    await polled()
    assert len(web.asked) == asked
    assert "on" in (await admin.presses("Resume")).bare
    listed = await admin.says("/feeds")
    assert "1. The News · feed · as drafts · on" in listed.bare
    await admin.presses("1", on=listed)
    assert "No channel and no feed" in (await admin.presses("Remove")).bare


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{page}", "There is no RSS or Atom feed at this address."),
        ("http://127.0.0.1/feed", "I open only pages on the usual ports"),
        ("what", "To list another one"),
        ("@ab", "To list another one"),
    ],
)
async def test_what_is_no_feed_is_not_listed(telegram, admin, web, publish, typed, said):
    publish("1")
    reply = await admin.says(f"/feeds {typed.format(page=web.url('/1'))}")
    assert reply.bare.startswith(said)
    async with telegram.database.reading() as stored:
        assert await stored.feeds.listed("feed") == []


async def test_nobody_else_manages_feeds(telegram, reader, web, publish):
    publish("1")
    assert (await reader.says(f"/feeds {web.url('/feed')}")).text.startswith("Only the admins")
    assert web.asked == []


async def test_lists_of_feeds_are_taken_and_given(telegram, admin, reader, web, wire):
    feeds = [(web.url("/feed"), "The News"), ("file:///etc/passwd", "Inside")]
    said = await admin.uploads("feeds.opml", write_opml(feeds))
    assert said.bare == "One feed is listed now.\nOne address in it is none that I open."
    assert (await the_feed(telegram)).added_by == ADMIN
    await admin.presses("OPML", on=await admin.says("/feeds"))
    assert [name for name, _ in wire.calls][-1] == "sendDocument"
    refused = await admin.uploads("feeds.opml", b"<html/>")
    assert refused.bare == "This file is no list of feeds: I take OPML."
    again = await admin.uploads("feeds.opml", write_opml(feeds[:1]))
    assert again.bare == "No feed in it is new."
    await reader.uploads("feeds.opml", write_opml([(web.url("/2"), "Other")]))
    assert (await the_feed(telegram)).title == "The News"
