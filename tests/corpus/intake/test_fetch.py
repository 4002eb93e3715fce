"""What is fetched from the web, and what nobody can make us fetch."""

import asyncio
import gzip
import ipaddress
import zlib
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.errors import NotFetched
from corpus.intake.fetch import FEEDS, LARGEST, Fetcher, canonical
from corpus.intake.wire import Gate, is_public
from tests.corpus.intake.web import PUBLIC, a_web

PAGE = "<html><title>Talks in Geneva</title></html>"


@pytest.fixture
async def web():
    async with a_web() as one:
        yield one


@pytest.fixture
def fetcher(web):
    return Fetcher(web.gate)


async def refusal(fetcher, url, **options):
    with pytest.raises(NotFetched) as refused:
        await fetcher.fetch(url, **options)
    return refused.value.reason


async def test_a_page_is_fetched_under_its_own_name(web, fetcher):
    web.page("/a", PAGE)
    fetched = await fetcher.fetch(web.url("/a"))
    assert (fetched.body, fetched.content_type) == (PAGE.encode(), "text/html")
    assert f"host: news.example:{web.port}" in web.asked[0][1].lower()


async def test_redirects_are_followed_to_where_the_page_stands(web, fetcher):
    web.redirect("/a", "/b")
    web.redirect("/b", web.url("/c", "other.example"))
    web.page("/c", PAGE)
    assert (await fetcher.fetch(web.url("/a"))).url == web.url("/c", "other.example")


async def test_endless_redirects_end(web, fetcher):
    web.redirect("/a", "/a")
    assert await refusal(fetcher, web.url("/a")) == "redirects"
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "127.1",
        "0",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[::127.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b:1::7f00:1]",
        "[2001:0:7f00:1::]",
        "[::]",
        "0.0.0.0",
        "192.0.0.192",
        "168.63.129.16",
        "[fd00:ec2::254]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
async def test_what_is_not_public_is_refused_directly_and_behind_a_redirect(web, fetcher, host):
    web.page("/a", PAGE)
    assert await refusal(fetcher, web.url("/a", host)) == "private"
    web.redirect("/there", web.url("/a", host))
    assert await refusal(fetcher, web.url("/there")) == "private"
    assert [path for path, _ in web.asked] == ["/there"]


async def test_an_address_written_otherwise_is_no_address(web, fetcher):
    web.redirect("/there", web.url("/a", "0177.0.0.1"))
    for url in (web.url("/a", "0177.0.0.1"), web.url("/there"), web.url("/a", "①②⑦.0.0.1")):
        assert await refusal(fetcher, url) in ("bad", "private", "unreachable")
    assert [path for path, _ in web.asked] == ["/there"]


async def test_a_name_that_changes_its_address_leads_nowhere_else(web, fetcher):
    """The address that was checked is the one that is dialled: the name is asked for once."""
    async with a_web("127.0.0.1") as trap:
        web.names["two.example"] = lambda times: [PUBLIC if times == 1 else "127.0.0.1"]
        web.page("/a", PAGE)
        assert (await fetcher.fetch(web.url("/a", "two.example"))).body == PAGE.encode()
        assert web.resolved["two.example"] == 1
        assert await refusal(fetcher, web.url("/a", "two.example")) == "private"
        assert trap.asked == [] and len(web.asked) == 1


async def test_a_name_with_one_private_address_among_others_is_refused(web, fetcher):
    web.page("/a", PAGE)
    web.names["both.example"] = lambda times: [PUBLIC, "10.0.0.1"]
    assert await refusal(fetcher, web.url("/a", "both.example")) == "private"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "scheme"),
        ("ftp://news.example/a", "scheme"),
        ("gopher://news.example:70/", "scheme"),
        ("http://", "bad"),
        ("http://[::1", "bad"),
        ("http://user:secret@news.example/a", "bad"),
        ("http://news.example:22/", "port"),
        ("http://news.example:99999/", "bad"),
        ("http://news.example/" + "a" * 4000, "bad"),
    ],
)
async def test_what_is_no_page_on_the_web_is_refused(fetcher, url, reason):
    assert await refusal(fetcher, url) == reason


async def test_a_redirect_does_not_lead_out_of_the_web(web, fetcher):
    web.redirect("/a", "file:///etc/passwd")
    assert await refusal(fetcher, web.url("/a")) == "scheme"
    web.redirect("/b", "http://news.example:22/")
    assert await refusal(fetcher, web.url("/b")) == "port"


async def test_a_body_that_never_ends_is_given_up(web, fetcher):
    async def pour(writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"x" * 100_000)
            await writer.drain()

    async def drip(writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    web.pages |= {"/pour": pour, "/drip": drip}
    assert await refusal(fetcher, web.url("/pour")) == "large"
    hasty = Fetcher(web.gate, patience=timedelta(seconds=0.5))
    assert await refusal(hasty, web.url("/drip")) == "timeout"


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
async def test_a_packed_page_is_unpacked_and_a_bomb_is_not(web, fetcher, pack):
    name = "gzip" if pack is gzip.compress else "deflate"
    web.page("/a", pack(PAGE.encode()), Content_Encoding=name)
    web.page("/bomb", pack(bytes(LARGEST * 20)), Content_Encoding=name)
    web.page("/other", b"???", Content_Encoding="br")
    web.page("/broken", b"\x00\x01", Content_Encoding=name)
    assert (await fetcher.fetch(web.url("/a"))).body == PAGE.encode()
    assert await refusal(fetcher, web.url("/bomb")) == "large"
    assert await refusal(fetcher, web.url("/other")) == "kind"
    assert await refusal(fetcher, web.url("/broken")) == "unreachable"


async def test_only_pages_are_taken_and_only_good_answers(web, fetcher):
    web.page("/picture", b"\x89PNG", kind="image/png")
    web.page("/error", PAGE, status="500 Internal Server Error")
    web.page("/unsaid", PAGE, kind="")
    web.page("/feed", "<rss/>", kind="application/rss+xml")
    assert await refusal(fetcher, web.url("/picture")) == "kind"
    assert await refusal(fetcher, web.url("/error")) == "status"
    assert await refusal(fetcher, web.url("/feed")) == "kind"
    assert (await fetcher.fetch(web.url("/feed"), kinds=FEEDS)).body == b"<rss/>"
    assert (await fetcher.fetch(web.url("/unsaid"))).content_type == ""


async def test_what_has_not_changed_is_not_sent_again(web, fetcher):
    web.page("/a", b"", status="304 Not Modified", ETag='"1"')
    fetched = await fetcher.fetch(web.url("/a"), headers={"If-None-Match": '"1"'})
    assert fetched.is_unchanged
    assert 'if-none-match: "1"' in web.asked[0][1].lower()


async def test_a_version_named_by_any_bytes_is_no_obstacle(web, fetcher):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 6\r\n"
    web.pages["/feed"] = head + b'ETag: "\xd9\x85\xff"\r\n\r\n<rss/>'
    first = await fetcher.fetch(web.url("/feed"), kinds=FEEDS)
    asking = {"If-None-Match": first.headers["etag"]}
    again = await fetcher.fetch(web.url("/feed"), kinds=FEEDS, headers=asking)
    assert again.body == first.body


LIES = {
    "more than comes": (b"200 OK\r\nContent-Length: 600", "unreachable"),
    "less than nothing": (b"200 OK\r\nContent-Length: -3", "unreachable"),
    "two lengths": (b"200 OK\r\nContent-Length: 3\r\nContent-Length: 5", "unreachable"),
    "endless headers": (b"200 OK\r\nX: " + b"a" * 300_000, "unreachable"),
    "another protocol": (b"101 Switching\r\nUpgrade: x\r\nConnection: upgrade", "unreachable"),
    "a way that is none": (b"302 Found\r\nLocation: //[::1\r\nContent-Length: 0", "unreachable"),
    "a way of other bytes": (b"302 Found\r\nLocation: http://\xff\x80.example/", "unreachable"),
    "a way two readers read apart": (
        b"302 Found\r\nLocation: http://news.example\\@127.0.0.1/\r\nContent-Length: 0",
        "bad",
    ),
}


@pytest.mark.parametrize("lie", LIES)
async def test_a_server_that_lies_is_refused(web, fetcher, lie):
    head, reason = LIES[lie]
    web.pages["/a"] = b"HTTP/1.1 " + head + b"\r\nContent-Type: text/html\r\n\r\n<p>Talks"
    assert await refusal(fetcher, web.url("/a")) == reason
    assert len(web.asked) == 1


async def test_headers_that_drip_in_are_given_up(web):
    async def drip(writer):
        writer.write(b"HTTP/1.1 200 OK\r\n")
        while True:
            writer.write(b"X-A: b\r\n")
            await writer.drain()
            await asyncio.sleep(0.05)

    web.pages["/a"] = drip
    hasty = Fetcher(web.gate, patience=timedelta(seconds=0.5))
    assert await refusal(hasty, web.url("/a")) == "timeout"


async def test_nobody_there_is_said_so(web, fetcher):
    web.names["nobody.example"] = lambda times: []
    assert await refusal(fetcher, web.url("/a", "nobody.example")) == "unknown"

    async def nonsense(writer):
        writer.write(b"\x00\x01\x02 no http\r\n\r\n")

    web.pages["/a"] = nonsense
    assert await refusal(fetcher, web.url("/a")) == "unreachable"


async def test_the_usual_gate_is_shut_to_this_machine(web):
    """Nothing has to be set for the rule to hold."""
    assert await refusal(Fetcher(), "http://127.0.0.1/") == "private"
    assert await refusal(Fetcher(), web.url("/a", PUBLIC)) == "port"
    assert Gate().is_allowed is is_public


@given(st.ip_addresses(v=4, network="0.0.0.0/0") | st.ip_addresses(v=6))
def test_whatever_python_calls_not_global_is_not_public(address):
    if not address.is_global or address.is_multicast:
        assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_no_ipv4_address_is_reached_through_ipv6(inner):
    number = int(inner)
    for base in ("::ffff:0:0", "::", "64:ff9b::", "2002::", "2001::"):
        shift = 80 if base == "2002::" else 0
        wrapped = ipaddress.IPv6Address(int(ipaddress.IPv6Address(base)) | number << shift)
        assert not is_public(wrapped)


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("HTTPS://Example.org", "https://example.org/"),
        ("http://example.org:80/a#b", "http://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/?utm_source=x&id=2&fbclid=y", "https://example.org/?id=2"),
        ("https://[2606:4700::1]/a", "https://[2606:4700::1]/a"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_what_says_only_how_somebody_came_is_no_part_of_an_address(url, wanted):
    assert canonical(url) == wanted
    assert canonical(wanted) == wanted
