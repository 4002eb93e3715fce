"""Subscribing to a digest, at one's own hour: by words, by buttons, or by both."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from corpus.language.tokens import tokenize
from corpus.wall_clock import moment_of
from handlers.buttons import Handler, on_button, on_command
from handlers.clocks import find_zone
from handlers.context import Context
from handlers.edits import expect
from handlers.errors import Refused
from handlers.managing import require_manager
from handlers.subscribing import begin, known_zone, running, set_clock, the_running
from handlers.views.subscription import hour_view, subscription_view, zone_view
from handlers.views.view import View, clipped
from handlers.wishes import Changes, Wish, read_wish
from storage.database import Stored
from storage.models import Subscription

_LONGEST_SHOWN = 100


async def subscribe(context: Context) -> None:
    """Subscribe with what stands after /subscribe, and ask for what does not."""
    await require_manager(context)
    async with context.transaction() as stored:
        wish = read_wish(" ".join(context.args or ()), (await stored.now()).date())
        if wish.puzzling:
            raise puzzled(wish)
        await _fulfil(context, stored, wish)


async def _fulfil(context: Context, stored: Stored, wish: Wish) -> None:
    """Change the subscription, begin one, or ask for what that takes."""
    subscription = await running(context, stored)
    if subscription is not None:
        if wish != Wish():
            subscription = await change(context, stored, subscription, _fields(wish))
        context.show(shown(context, subscription))
        return
    at, zone = wish.at, wish.zone or (await known_zone(context, stored) if wish.at else None)
    if wish.changes:
        # Whoever says how it shall be has no need to be asked for the hour first.
        at = at or context.services.digest_time
        zone = zone or await known_zone(context, stored)
        zone = zone or context.services.default_timezone
    if at is None or zone is None:
        await ask(context, stored, at, zone)
        return
    subscription = await begin(context, stored, at, zone)
    fields = dict(wish.changes) | {"timezone": zone}
    context.show(shown(context, await change(context, stored, subscription, fields)))


def _fields(wish: Wish) -> Changes:
    fields = dict(wish.changes)
    if wish.at is not None:
        fields = {"rhythm": "clock"} | fields | {"local_time": wish.at}
    return fields | ({"timezone": wish.zone} if wish.zone is not None else {})


async def change(
    context: Context, stored: Stored, subscription: Subscription, wished: Changes
) -> Subscription:
    """Change a subscription as somebody wished, and leave nothing awaited.

    Args:
        context: The reader's.
        stored: Where it is kept.
        subscription: As it is.
        wished: Fields by their names, "pause" and "is_weekly" as `Wish` has them.
    """
    fields: dict[str, Any] = dict(wished)
    zone = fields.get("timezone", subscription.timezone)
    now = await stored.now()
    if fields.pop("is_weekly", False) and "days" not in fields:
        fields["days"] = 1 << now.astimezone(ZoneInfo(zone)).weekday()
    if "days" in fields:
        fields.setdefault("rhythm", "clock")
    if "pause" in fields:
        fields |= _paused(fields.pop("pause"), now, zone)
    if "timezone" in fields:
        await stored.subscribers.change(context.place.chat_id, timezone=zone)
    context.ends_awaited = True
    return await set_clock(stored, subscription, **fields)


def _paused(pause: int | date, now: datetime, zone: str) -> Changes:
    """Say which fields make a pause: until further notice, or up to the first minute of a day."""
    if pause == 0:
        return {"state": "paused", "paused_until": None}
    wall = ZoneInfo(zone)
    day = pause if isinstance(pause, date) else now.astimezone(wall).date() + timedelta(days=pause)
    return {"state": "active", "paused_until": moment_of(day, time(), wall).astimezone(UTC)}


async def ask(context: Context, stored: Stored, at: time | None, zone: str | None) -> None:
    """Ask for the hour or the zone, by buttons or to be typed."""
    kind = f"hour:{zone or '-'}" if at is None else f"zone:{at.strftime('%H%M')}"
    await expect(context, stored, kind)
    context.show(hour_view(context.text, zone) if at is None else zone_view(context.text, at))


async def take_wish(context: Context, kind: str, typed: str) -> bool:
    """Take what was typed as the answer to what was asked; False when it is a question instead.

    Args:
        context: The reader's.
        kind: What was awaited: "hour:" and a zone or "-", "zone:" and "HHMM", or "wish:".
        typed: The answer; it may hold more than was asked for.
    """
    await require_manager(context)
    asked, _, known = kind.partition(":")
    async with context.reading() as stored:
        wish = read_wish(typed, (await stored.now()).date())
    if wish.puzzling or wish == Wish():
        if replace(wish, puzzling="") == Wish() and _asks(context, typed):
            return False
        raise puzzled(wish, typed)
    async with context.transaction() as stored:
        await _fulfil(context, stored, await _completed(context, stored, wish, asked, known))
    return True


def _asks(context: Context, typed: str) -> bool:
    """Say whether a text that is no wish asks something, or names whom articles are about."""
    mentions = context.services.knowledge().mentions(tokenize(typed))
    return typed.rstrip().endswith(("?", "؟")) or any(
        mention.entry.kind != "place" for mention in mentions
    )


async def _completed(context: Context, stored: Stored, wish: Wish, asked: str, known: str) -> Wish:
    """Add to an answer what was known when it was asked for."""
    at, zone = wish.at, wish.zone
    if asked == "hour" and zone is None:
        zone = find_zone(known) if known != "-" else await known_zone(context, stored)
    if asked == "zone" and at is None:
        at = _clock(known)
    return Wish(at, zone, wish.changes)


def puzzled(wish: Wish, typed: str = "") -> Refused:
    """Say what was not understood."""
    return Refused("wish-not-understood", words=clipped(wish.puzzling or typed, _LONGEST_SHOWN))


async def choose(context: Context, pressed: re.Match[str]) -> None:
    """Take the hour or the zone on a button."""
    await require_manager(context)
    at = _clock(pressed[1]) if pressed[1] != "-" else None
    zone = find_zone(pressed[2]) if pressed[2] != "-" else None
    async with context.transaction() as stored:
        if at is None or zone is None:
            await ask(context, stored, at, zone)
        else:
            await _fulfil(context, stored, Wish(at, zone))


def _clock(digits: str) -> time:
    return time(int(digits[:2]) % 24, int(digits[2:]) % 60)


async def take_location(context: Context, latitude: float, longitude: float) -> None:
    """Take the time zone of a place that was shared."""
    zone = zone_at(latitude, longitude)
    if zone is None:
        raise Refused("location-at-sea")
    awaited = context.awaited
    kind = awaited.kind if awaited is not None else ""
    async with context.transaction() as stored:
        at = _clock(kind[5:]) if kind.startswith("zone:") else None
        if at is None and await running(context, stored) is None:
            await ask(context, stored, None, zone)
        else:
            await _fulfil(context, stored, Wish(at, zone))


def zone_at(latitude: float, longitude: float) -> str | None:
    """Say which time zone a place on land is in; its map takes 35 MB from the first time on."""
    import tzfpy

    zone = tzfpy.get_tz(longitude, latitude)
    return find_zone(zone) if zone and not zone.startswith("Etc/") else None


def shown(context: Context, subscription: Subscription) -> View:
    """Show a subscription with all that can be changed of it."""
    return subscription_view(context.text, subscription)


async def show_subscription(context: Context, pressed: re.Match[str]) -> None:
    """Show the subscription in a message of its own, and leave the digest as it is."""
    async with context.transaction() as stored:
        context.say(shown(context, await the_running(context, stored)))


async def unsubscribe(context: Context) -> None:
    """End the subscription of a chat and thread; what it has got stays known."""
    await require_manager(context)
    async with context.transaction() as stored:
        subscription = await the_running(context, stored)
        await stored.subscriptions.change(subscription.id, state="ended")
        context.say(View.plain(context.text("unsubscribed")))


async def end_by_button(context: Context, pressed: re.Match[str]) -> None:
    """End the subscription, with the digest above left as it is."""
    await unsubscribe(context)


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    return [
        on_command("subscribe", subscribe, in_channels=True),
        on_command("unsubscribe", unsubscribe, in_channels=True),
        on_button(r"u:show", show_subscription),
        on_button(r"u:end", end_by_button),
        on_button(r"u:(\d{4}|-):([\w+/-]{1,40})", choose),
    ]
