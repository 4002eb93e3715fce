"""A Bot API on this machine and a chat page, to try the bot without a token.

It imports nothing else of this repository, and only the command line imports it.
"""

from __future__ import annotations

from bot.playground.cast import ADMIN_ID, GROUP_ID, OTHER_READER_ID, READER_ID
from bot.playground.server import DEFAULT_PORT, Playground, in_background
from bot.playground.world import BOT_USERNAME, TOKEN

__all__ = [
    "ADMIN_ID",
    "BOT_USERNAME",
    "DEFAULT_PORT",
    "GROUP_ID",
    "OTHER_READER_ID",
    "READER_ID",
    "TOKEN",
    "Playground",
    "in_background",
]
