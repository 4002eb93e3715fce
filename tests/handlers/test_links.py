"""Links that admins send: fetched by the real fetcher, from a web of our own."""

from datetime import timedelta

import pytest

from bot.outcomes import record
from bot.sending import Refused
from corpus.intake.fetch import Fetcher
from handlers.links import fetch_links, links_in
from tests.corpus.intake.web import a_web
from tests.handlers.chat import ADMIN

PAGE = """<html><head><title>Kerry and Lavrov speak about Aleppo - The News</title>
<link rel="canonical" href="{url}"><meta property="og:site_name" content="The News">
<meta property="article:published_time" content="2016-10-05T10:00:00+03:00"></head>
<body><nav><a href="/">Home</a> <a href="/b">World</a></nav><article><h1>Kerry and Lavrov speak
about Aleppo</h1>{body}</article><footer>All rights reserved</footer></body></html>"""
BODY = "".join(
    f"<p>On point {number} of the plan Sergey Lavrov and John Kerry spoke by phone for an hour, "
    "and agreed that experts of both countries will look for a way to end the fighting there.</p>"
    for number in range(6)
)


@pytest.fixture
async def web(telegram):
    async with a_web() as one:
        object.__setattr__(telegram.services, "fetcher", Fetcher(one.gate))
        one.page("/1", PAGE.format(url=one.url("/1"), body=BODY))
        yield one


async def stored_articles(telegram):
    async with telegram.database.reading() as stored:
        return await stored.articles.latest(50)


async def test_a_link_becomes_the_card_of_its_page_in_place_of_the_progress(telegram, admin, web):
    progress = await admin.says(web.url("/1?utm_source=x#top"))
    assert progress.bare == "Fetching the page from news.example …"
    assert await telegram.sweep() == 1
    card = admin.last_with("Save")
    assert card.id == progress.id
    assert "Kerry and Lavrov speak about Aleppo" in card.text
    assert "Date: 5 October 2016" in card.bare
    assert "Source: The News" in card.bare
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.url == web.url("/1")
    assert "On point 5 of the plan" in article.body
    assert "All rights reserved" not in article.body


async def test_the_same_link_again_says_so_without_being_fetched(telegram, admin, web):
    web.redirect("/short", "/1")
    for path in ("/1", "/1?fbclid=abc"):
        await admin.says(web.url(path))
        await telegram.sweep()
        if path == "/1":
            await admin.presses("Save")
    assert "Already here as article 1" in admin.history()[-1].bare
    assert [path for path, _ in web.asked] == ["/1"]
    await admin.says(web.url("/short"))
    await telegram.sweep()
    assert "Already here as article 1" in admin.last_with("Save").bare
    assert len(await stored_articles(telegram)) == 1


async def test_a_page_cannot_take_another_sites_name(telegram, admin, web):
    web.page("/2", PAGE.format(url="https://other.example/1", body=BODY))
    await admin.says(web.url("/2"))
    await telegram.sweep()
    await admin.presses("Save")
    (article,) = await stored_articles(telegram)
    assert article.url == web.url("/2")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("file:///etc/passwd", "I open only http and https links."),
        ("http://[::1", "This is not a link I can open."),
        ("http://news.example:22/", "I open only pages on the usual ports"),
    ],
)
async def test_what_is_no_page_is_refused_at_once(telegram, admin, web, link, said):
    reply = await admin.says(link)
    assert reply.text.startswith(said)
    assert await telegram.sweep() == 0


@pytest.mark.parametrize(
    ("path", "host", "said"),
    [
        ("/1", "127.0.0.1", "This link leads to a machine that is not on the public Internet."),
        ("/inside", "news.example", "This link leads to a machine"),
        ("/none", "news.example", "The site does not give this page; it answers “404”."),
        ("/picture", "news.example", "There is no page at this link, but “image/png”."),
        ("/empty", "news.example", "I found no article on this page."),
        ("/loop", "news.example", "This link leads from one address to the next"),
        ("/nested", "news.example", ""),
    ],
)
async def test_a_link_that_gives_nothing_gets_one_clear_line(
    telegram, admin, web, path, host, said
):
    web.redirect("/inside", web.url("/1", "127.0.0.1"))
    web.page("/picture", b"\x89PNG", kind="image/png")
    web.page("/empty", "<html><body></body></html>")
    web.redirect("/loop", "/loop")
    web.page("/nested", "<div>" * 800_000)
    progress = await admin.says(web.url(path, host))
    assert await telegram.sweep() == 1
    shown = admin.history()[-1]
    assert shown.id == progress.id
    assert shown.bare.startswith(said)
    assert "\n" not in shown.text and len(shown.text) < 160


async def test_add_takes_a_link_also_in_a_group_and_as_the_next_message(telegram, admin, web):
    await admin.says(f"/add {web.url('/1')}")
    await telegram.sweep()
    assert "Save" in admin.last_with("Save").buttons
    await admin.says("/add")
    await admin.says(web.url("/1"))
    assert await telegram.sweep() == 1
    in_group = telegram.person(ADMIN, id=-100200, type="supergroup", title="G")
    await in_group.says(f"/add {web.url('/1')}")
    await telegram.sweep()
    assert "Save" in in_group.last_with("Save").buttons


async def test_several_links_are_as_many_drafts(telegram, admin, web):
    web.page("/2", PAGE.format(url=web.url("/2"), body=BODY.replace("phone", "video link")))
    await admin.says(f"{web.url('/1')}\n{web.url('/2')}")
    assert await telegram.sweep() == 2
    refused = await admin.says("\n".join(web.url(f"/{number}") for number in range(11)))
    assert refused.bare == "I take at most 10 links in one message."


async def test_a_link_is_taken_from_among_the_words_it_is_shared_with(telegram, admin, web):
    page = PAGE.format(url=web.url("/2"), body=BODY).replace("The News", "")
    web.page("/2", page.replace("2016-10-05", "").replace("5 October 2016", ""))
    await admin.says(f"Kerry and Lavrov speak\nSource: Interfax ({web.url('/2')}).")
    assert await telegram.sweep() == 1
    assert [path for path, _ in web.asked] == ["/2"]
    assert "Source: Interfax\n" in admin.last_with("Save").bare, admin.last_with("Save").bare


async def test_a_bare_domain_is_a_link_where_telegram_says_so(admin):
    marked = [{"type": "url", "offset": 0, "length": 14}]
    reply = await admin.sends(text="nowhere.test/a", entities=marked)
    assert "Fetching the page from nowhere.test" in reply.bare


async def test_a_link_of_somebody_who_is_no_admin_is_not_fetched(telegram, reader, web):
    await reader.says(web.url("/1"))
    await reader.says(f"/add {web.url('/1')}")
    assert await telegram.sweep() == 0
    assert web.asked == []


async def test_a_link_survives_the_process_that_was_told_of_it(telegram, admin, web):
    await telegram.deliver({"message": admin.message(text=web.url("/1"))}, make_calls=False)
    async with telegram.database.transaction() as stored:
        (claimed,) = await stored.drafts.claim_due(1, timedelta(seconds=-1), "fetching")
    assert claimed.url == web.url("/1")
    assert await telegram.sweep() == 1
    assert "Save" in admin.last_with("Save").buttons


async def test_a_card_whose_progress_was_deleted_comes_as_a_new_message(telegram, admin, web):
    await admin.says(web.url("/1"))
    await fetch_links(telegram.services)
    async with telegram.database.transaction() as stored:
        (row,) = await stored.outbox.claim("test", 1, 1, timedelta(seconds=60))
        assert row.call["method"] == "editMessageText"
        outcome = Refused("message to edit not found")
        await record(stored, row, outcome, await stored.now(), telegram.services.texts)
        (anew,) = await stored.outbox.claim("test", 1, 1, timedelta(seconds=60))
    assert anew.call["method"] == "sendMessage" and anew.call["draft"] == 1
    assert "Kerry and Lavrov speak" in anew.call["arguments"]["text"]


async def test_the_card_of_a_link_is_in_the_language_of_who_sent_it(telegram, web):
    admin = telegram.person(ADMIN, "fa")
    await admin.says(web.url("/1"))
    await telegram.sweep()
    assert "ذخیره" in admin.last_with("ذخیره").buttons


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://example.org/a", ["https://example.org/a"]),
        ("  www.example.org/a\n", ["https://www.example.org/a"]),
        ("https://a.example https://b.example\nhttps://a.example", 2),
        ("see https://example.org/a", []),
        ("example.org", ["https://example.org"]),
        ("example.org/a\nhttps://b.example", ["https://example.org/a", "https://b.example"]),
        ("see example.org", []),
        ("", []),
        ("a: b", []),
    ],
)
def test_a_message_of_links_holds_nothing_else(text, links):
    found = links_in(text, ["example.org", "example.org/a"])
    assert found == links or len(found) == links
