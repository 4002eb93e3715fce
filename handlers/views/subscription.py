"""A subscription: choosing its hour and its time zone, and what was chosen."""

from collections.abc import Iterator
from datetime import time

from handlers.clocks import HOURS, ZONES, city
from handlers.texts import Text
from handlers.views.choices import weekdays
from handlers.views.days import on_readers_clock, worded_moment
from handlers.views.view import Button, Keyboard, View, escape
from storage.models import Subscription

_HOURS_IN_ROW = 4
_ZONES_IN_ROW = 3
_EVERY_DAY = 127


def choice(at: time | None, zone: str | None) -> str:
    """Write what is chosen so far as callback data, such as `u:0830:Europe/Berlin`."""
    return f"u:{at.strftime('%H%M') if at else '-'}:{zone or '-'}"


def hour_view(text: Text, zone: str | None) -> View:
    """Ask for the hour."""
    buttons = [Button(text.digits(f"{hour:02}:00"), choice(time(hour), zone)) for hour in HOURS]
    return View.plain(text("subscribe-hour"), (*_rows(buttons, _HOURS_IN_ROW), _cancel(text)))


def zone_view(text: Text, at: time) -> View:
    """Ask for the time zone."""
    buttons = [Button(city(zone, text.language), choice(at, zone)) for zone in ZONES]
    asked = text("subscribe-zone", time=text.digits(at.strftime("%H:%M")))
    return View.plain(asked, (*_rows(buttons, _ZONES_IN_ROW), _cancel(text)))


def subscription_view(text: Text, subscription: Subscription) -> View:
    """Show a running subscription and the ways to change it."""
    lines = subscription_lines(text, subscription)
    if subscription.rhythm == "clock":
        lines.append(text("subscribed-silence"))
    told = escape("\n".join(lines))
    for moment in (subscription.paused_until, subscription.next_due):
        if moment is not None:
            zone, calendar = subscription.timezone, subscription.calendar
            told = on_readers_clock(text, told, moment, zone, calendar)
    return View(told, _subscription_buttons(text, subscription))


def subscription_lines(text: Text, subscription: Subscription) -> list[str]:
    """Say when a digest comes and how, a line each."""
    lines = [_when(text, subscription), *_next(text, subscription)]
    if subscription.quiet_from is not None and subscription.quiet_until is not None:
        hours = f"{subscription.quiet_from:%H:%M}–{subscription.quiet_until:%H:%M}"
        lines.append(text("subscribed-quiet", hours=text.digits(hours)))
    if subscription.is_silent:
        lines.append(text("subscribed-silent"))
    lines.append(
        text(
            "subscribed-content",
            language=text(f"language-{subscription.language}"),
            count=subscription.item_limit,
        )
    )
    if subscription.article_languages:
        names = [text(f"language-{one}") for one in subscription.article_languages]
        lines.append(text("subscribed-articles", languages=text("list-separator").join(names)))
    if subscription.calendar:
        calendar = text(f"calendar-{subscription.calendar}")
        lines.append(text("subscribed-calendar", calendar=calendar))
    return lines


def _when(text: Text, subscription: Subscription) -> str:
    zone = city(subscription.timezone, text.language)
    if subscription.rhythm == "at_once":
        return text("subscribed-at-once", zone=zone)
    clock = text.digits(subscription.local_time.strftime("%H:%M"))
    if subscription.days in (0, _EVERY_DAY):
        return text("subscribed", time=clock, zone=zone)
    chosen = [name for day, name in weekdays(text) if subscription.days & 1 << day]
    days = text("list-separator").join(chosen)
    return text("subscribed-days", days=days, time=clock, zone=zone)


def _next(text: Text, subscription: Subscription) -> Iterator[str]:
    if subscription.state == "paused":
        yield text("subscribed-paused")
        return
    if subscription.paused_until is not None:
        zone, calendar = subscription.timezone, subscription.calendar
        day = worded_moment(text, subscription.paused_until, zone, calendar)
        yield text("subscribed-paused-until", moment=day)
    if subscription.next_due is not None and subscription.rhythm == "clock":
        zone, calendar = subscription.timezone, subscription.calendar
        moment = worded_moment(text, subscription.next_due, zone, calendar)
        yield text("subscribed-next", moment=moment)


def _subscription_buttons(text: Text, subscription: Subscription) -> Keyboard:
    sound = ("sound", "u:set:silent:0") if subscription.is_silent else ("silent", "u:set:silent:1")
    is_paused = subscription.state == "paused" or subscription.paused_until is not None
    pause = ("resume", "u:set:pause:off") if is_paused else ("pause", "u:ask:pause")
    return (
        (
            Button(text("button-change-hour"), choice(None, subscription.timezone)),
            Button(text("button-change-zone"), choice(subscription.local_time, None)),
        ),
        (_asks(text, "days"), _asks(text, "quiet")),
        (
            Button(text(f"button-{sound[0]}"), sound[1]),
            Button(text(f"button-{pause[0]}"), pause[1]),
        ),
        (_asks(text, "language"), _asks(text, "calendar")),
        (_asks(text, "items"), _asks(text, "articles")),
        (Button(text("button-following"), "w:l"), Button(text("button-unsubscribe"), "u:end")),
    )


def _asks(text: Text, kind: str) -> Button:
    return Button(text(f"button-choose-{kind}"), f"u:ask:{kind}")


def _cancel(text: Text) -> tuple[Button, ...]:
    return (Button(text("button-cancel"), "x"),)


def _rows(buttons: list[Button], length: int) -> Keyboard:
    return tuple(tuple(buttons[at : at + length]) for at in range(0, len(buttons), length))
