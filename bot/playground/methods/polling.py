"""How updates reach the bot, and who the bot is."""

from __future__ import annotations

import re
from typing import Any

from bot.playground.errors import bad_request, conflict
from bot.playground.journal import Json
from bot.playground.methods.call import Call, Method
from bot.playground.world import World

MAX_LONG_POLL = 50  # seconds


def get_me(call: Call) -> Json:
    return {
        **call.world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not call.world.privacy,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(call: Call) -> list[Json]:
    if call.webhook.url:
        raise conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    arguments = call.arguments
    _allow(call.world, arguments.json("allowed_updates"))
    limit = min(max(arguments.number("limit") or 100, 1), 100)
    seconds = min(max(arguments.number("timeout") or 0, 0), MAX_LONG_POLL)
    return await call.world.updates.poll(arguments.number("offset") or 0, limit, seconds)


def _allow(world: World, kinds: Any) -> None:
    if kinds is not None and not isinstance(kinds, list):
        raise bad_request("can't parse allowed updates JSON array")
    world.updates.allow(kinds)


def set_webhook(call: Call) -> bool:
    arguments = call.arguments
    url = arguments.text("url") or ""
    if url and not re.match(r"https?://[^/\s]+", url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    secret = arguments.text("secret_token") or ""
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    if arguments.flag("drop_pending_updates"):
        call.world.updates.clear()
    _allow(call.world, arguments.json("allowed_updates"))
    call.webhook.set(url, secret, arguments.number("max_connections") or 40)
    return True


def delete_webhook(call: Call) -> bool:
    if call.arguments.flag("drop_pending_updates"):
        call.world.updates.clear()
    call.webhook.set("", "", 40)
    return True


def get_webhook_info(call: Call) -> Json:
    info: Json = {
        "url": call.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates.pending),
        **call.webhook.last_error,
    }
    if call.webhook.url:
        info["max_connections"] = call.webhook.max_connections
    if call.world.updates.allowed is not None:
        info["allowed_updates"] = sorted(call.world.updates.allowed)
    return info


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
