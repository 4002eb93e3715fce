"""The methods of the Bot API that the bot uses, one file for each concern."""

from __future__ import annotations

from bot.playground.methods import chats, files, messages, polling, profile, queries
from bot.playground.methods.call import Call, Method

__all__ = ["METHODS", "Call", "Method"]

# By lower-case name: Telegram's method names are case-insensitive.
METHODS: dict[str, Method] = {
    name.lower(): method
    for module in (messages, files, queries, polling, profile, chats)
    for name, method in module.METHODS.items()
}
