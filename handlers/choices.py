"""The buttons that change a subscription, in place."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from handlers.buttons import Handler, on_button
from handlers.context import Context
from handlers.edits import expect
from handlers.managing import require_manager
from handlers.subscribe import ask, change, shown
from handlers.subscribing import the_running
from handlers.views.choices import CHOICES, choice_view
from handlers.wishes import (
    EVERY_DAY,
    MONDAY_TO_FRIDAY,
    SATURDAY_TO_WEDNESDAY,
    SUNDAY_TO_THURSDAY,
    Changes,
)
from storage.models import Language, Subscription


async def show_card(context: Context, pressed: re.Match[str]) -> None:
    """Show the subscription in place of a choice, and await nothing any more."""
    context.ends_awaited = True
    async with context.transaction() as stored:
        context.show(shown(context, await the_running(context, stored)))


async def offer(context: Context, pressed: re.Match[str]) -> None:
    """Show what can be chosen; it can be typed as well."""
    await require_manager(context)
    async with context.transaction() as stored:
        subscription = await the_running(context, stored)
        if pressed[1] == "hour":
            await ask(context, stored, None, subscription.timezone)
        elif pressed[1] == "zone":
            await ask(context, stored, subscription.local_time, None)
        else:
            await expect(context, stored, "wish:")
            context.show(choice_view(context.text, pressed[1], subscription))


async def take_choice(context: Context, pressed: re.Match[str]) -> None:
    """Change what stands on a button; what has several values goes on being offered."""
    await require_manager(context)
    kind, value = pressed[1], pressed[2]
    async with context.transaction() as stored:
        subscription = await the_running(context, stored)
        changed = await change(context, stored, subscription, _READ[kind](subscription, value))
        if kind in ("day", "article"):
            context.show(choice_view(context.text, f"{kind}s", changed))
        else:
            context.show(shown(context, changed))


def _day(subscription: Subscription, value: str) -> Changes:
    """Turn one day of the week on or off; without any it is every day."""
    bit = 1 << int(value) % 7
    is_chosen_by_all = subscription.days == EVERY_DAY
    days = bit if is_chosen_by_all else subscription.days ^ bit
    return {"days": days or EVERY_DAY, "rhythm": "clock"}


def _article(subscription: Subscription, value: str) -> Changes:
    """Turn a language of articles on or off; none of them is all."""
    known: list[Language] = list(subscription.article_languages)
    others = [one for one in known if one != value]
    return {"article_languages": others if value in known else [*known, value]}


def _quiet(subscription: Subscription, value: str) -> Changes:
    if value == "off":
        return {"quiet_from": None, "quiet_until": None}
    return {"quiet_from": time(int(value[:2]) % 24), "quiet_until": time(int(value[2:]) % 24)}


def _pause(subscription: Subscription, value: str) -> Changes:
    if value == "off":
        return {"state": "active", "paused_until": None}
    return {"pause": int(value)}


_READ: Mapping[str, Callable[[Subscription, str], Changes]] = {
    "day": _day,
    "article": _article,
    "quiet": _quiet,
    "pause": _pause,
    "days": lambda _, value: {"days": int(value), "rhythm": "clock"},
    "rhythm": lambda _, value: {"rhythm": value},
    "silent": lambda _, value: {"is_silent": value == "1"},
    "language": lambda _, value: {"language": value},
    "calendar": lambda _, value: {"calendar": None if value == "off" else value},
    "items": lambda _, value: {"item_limit": int(value)},
    "articles": lambda _, value: {"article_languages": []},
}


def handlers() -> list[Handler]:
    """List the handlers of this file."""
    languages = "en|fa|ar|ru"
    days = (EVERY_DAY, MONDAY_TO_FRIDAY, SUNDAY_TO_THURSDAY, SATURDAY_TO_WEDNESDAY)
    values = (
        r"(day):([0-6])",
        rf"(article|language):({languages})",
        r"(quiet):(\d{4}|off)",
        r"(pause):(\d{1,3}|off)",
        rf"(days):({'|'.join(map(str, days))})",
        r"(rhythm):(at_once|clock)",
        r"(silent):([01])",
        r"(calendar):(off|gregorian|persian|islamic)",
        r"(items):(5|10|15|20|30)",
        r"(articles):(all)",
    )
    return [
        on_button(r"u:card", show_card),
        on_button(rf"u:ask:({'|'.join(('hour', 'zone', *CHOICES))})", offer),
        *(on_button(rf"u:set:{value}", take_choice) for value in values),
    ]
