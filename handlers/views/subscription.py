"""A subscription: choosing its hour and its time zone, and what was chosen."""

from datetime import datetime, time

from handlers.clocks import HOURS, ZONES, city
from handlers.texts import Text
from handlers.views.days import worded_moment
from handlers.views.view import Button, Keyboard, View

_HOURS_IN_ROW = 4
_ZONES_IN_ROW = 3


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


def subscription_view(text: Text, at: time, zone: str, next_due: datetime | None) -> View:
    """Show a running subscription and the ways to change it."""
    clock = text.digits(at.strftime("%H:%M"))
    lines = [text("subscribed", time=clock, zone=city(zone, text.language))]
    if next_due is not None:
        lines.append(text("subscribed-next", moment=worded_moment(text, next_due, zone)))
    lines.append(text("subscribed-silence"))
    return View.plain("\n".join(lines), _subscription_buttons(text, at, zone))


def _subscription_buttons(text: Text, at: time, zone: str) -> Keyboard:
    change_hour = Button(text("button-change-hour"), choice(None, zone))
    change_zone = Button(text("button-change-zone"), choice(at, None))
    return ((change_hour, change_zone), (Button(text("button-unsubscribe"), "u:end"),))


def _cancel(text: Text) -> tuple[Button, ...]:
    return (Button(text("button-cancel"), "x"),)


def _rows(buttons: list[Button], length: int) -> Keyboard:
    return tuple(tuple(buttons[at : at + length]) for at in range(0, len(buttons), length))
