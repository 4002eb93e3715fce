"""The channels and feeds that articles come from, as an admin sees them."""

from collections.abc import Sequence

from handlers.texts import Text
from handlers.views.days import on_readers_clock, worded_moment
from handlers.views.view import Button, View, balanced, bold, clipped, escape
from storage.models import Feed

_MOST = 30  # of the list; the rest is for the command line
_IN_A_ROW = 5
_TITLE_UNITS = 60
_LONGEST_ADDRESS = 300


def feeds_view(text: Text, feeds: Sequence[Feed]) -> View:
    """List sources, each with a button that shows it."""
    if not feeds:
        return View.plain(text("feeds-none"))
    shown = feeds[:_MOST]
    lines = [
        f"{text.mark}<b>{text.digits(number)}.</b> {escape(_line(text, feed))}"
        for number, feed in enumerate(shown, start=1)
    ]
    buttons = [
        Button(text.digits(number), f"f:{feed.id}") for number, feed in enumerate(shown, start=1)
    ]
    rows = tuple(
        tuple(buttons[first : first + _IN_A_ROW]) for first in range(0, len(buttons), _IN_A_ROW)
    )
    if any(feed.kind == "feed" for feed in feeds):
        rows = (*rows, (Button(text("button-feed-opml"), "f:opml"),))
    return View(
        "\n".join((escape(text("feeds-head")), *lines, "", escape(text("feeds-how")))), rows
    )


def _line(text: Text, feed: Feed) -> str:
    facts = (title_of(feed), text(f"feed-kind-{feed.kind}"), _mode(text, feed), _state(text, feed))
    return " · ".join(facts)


def title_of(feed: Feed) -> str:
    """Give a source's name in a few words."""
    return clipped(balanced(" ".join(feed.title.split())), _TITLE_UNITS)


def _mode(text: Text, feed: Feed) -> str:
    return text("feed-direct" if feed.is_direct else "feed-drafts")


def _state(text: Text, feed: Feed) -> str:
    if feed.state == "paused":
        return text("feed-paused")
    return text("feed-failing" if feed.failing_since else "feed-active")


def feed_view(text: Text, feed: Feed) -> View:
    """Show a source with what can be done with it."""
    facts = [
        clipped(balanced(feed.address), _LONGEST_ADDRESS),
        f"{text(f'feed-kind-{feed.kind}')} · {_mode(text, feed)} · {_state(text, feed)}",
        text("feed-all-topics" if feed.topic_id is None else "feed-one-topic"),
    ]
    if feed.checked is not None:
        facts.append(text("feed-checked", when=worded_moment(text, feed.checked, "UTC")))
    if feed.failing_since is not None:
        facts.append(text(f"link-{feed.error or 'unreachable'}", detail=""))
    told = escape("\n".join(facts))
    if feed.checked is not None:
        told = on_readers_clock(text, told, feed.checked, "UTC")
    return View(f"{bold(title_of(feed))}\n{told}", _keyboard(text, feed))


def _keyboard(text: Text, feed: Feed) -> tuple[tuple[Button, ...], ...]:
    def button(verb: str) -> Button:
        return Button(text(f"button-feed-{verb}"), f"f:{verb}:{feed.id}")

    return (
        (button("resume" if feed.state == "paused" else "pause"), button("remove")),
        (button("drafts" if feed.is_direct else "direct"),),
        (button("topic" if feed.topic_id is None else "all"),),
        (Button(text("button-back"), "f:list"),),
    )


def offered_view(text: Text, feed: Feed) -> View:
    """Ask whether the posts of a channel shall come in, and how."""
    buttons = tuple(
        Button(text(f"button-feed-{verb}"), f"f:{verb}:{feed.id}") for verb in ("drafts", "direct")
    )
    refuse = Button(text("button-feed-remove"), f"f:remove:{feed.id}")
    return View.plain(text("channel-offered", title=title_of(feed)), (buttons, (refuse,)))


def failing_view(text: Text, feed: Feed) -> View:
    """Tell an admin that a feed has failed for a day."""
    why = text(f"link-{feed.error or 'unreachable'}", detail="")
    sentence = text("feed-fails", title=title_of(feed))
    return View.plain(f"{sentence}\n{why}", ((Button(text("button-feed-show"), f"f:{feed.id}"),),))
