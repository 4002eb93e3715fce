"""Buttons and commands as handlers of ours."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, filters

from handlers.context import Context
from handlers.errors import Refused

Act = Callable[[Context], Awaitable[None]]
Press = Callable[[Context, "re.Match[str]"], Awaitable[None]]
Handler = BaseHandler[Update, Context, Any]


def on_command(name: str, act: Act, *, in_channels: bool = False) -> Handler:
    """Do something when a command is sent; whoever sends one answers no question of ours.

    Args:
        name: The command, without its slash.
        act: What it does.
        in_channels: Whether it is taken from a post as well, which only administrators write.
    """

    async def run(update: Update, context: Context) -> None:
        context.message, context.ends_awaited = update.message or update.channel_post, True
        await act(context)

    posts = filters.UpdateType.CHANNEL_POST
    taken = filters.UpdateType.MESSAGE | posts if in_channels else filters.UpdateType.MESSAGE
    return CommandHandler(name, run, filters=taken)


def on_button(pattern: str, press: Press) -> Handler:
    """Do something when a button is pressed whose whole callback data fits a pattern."""

    async def run(update: Update, context: Context) -> None:
        # A press without data, which nobody sends, fits whatever is tried first.
        if context.matches and isinstance(context.matches[0], re.Match):
            await press(context, context.matches[0])

    return CallbackQueryHandler(run, pattern=re.compile(rf"(?:{pattern})\Z"))


def on_admins_button(pattern: str, press: Press) -> Handler:
    """Do something when an admin presses a button; anybody else is told that it is not theirs."""

    async def check(context: Context, pressed: "re.Match[str]") -> None:
        require_admin(context)
        await press(context, pressed)

    return on_button(pattern, check)


def on_admins_command(name: str, act: Act) -> Handler:
    """Do something when an admin sends a command; anybody else is told that it is not theirs."""

    async def check(context: Context) -> None:
        require_admin(context)
        await act(context)

    return on_command(name, check)


def require_admin(context: Context) -> None:
    """Refuse whoever is no admin."""
    if not context.reader.is_admin:
        raise Refused("only-admins")
