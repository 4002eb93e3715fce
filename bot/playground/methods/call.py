"""What a method receives."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bot.playground.arguments import Arguments
from bot.playground.webhook import Webhook
from bot.playground.world import World


@dataclass(frozen=True)
class Call:
    world: World
    webhook: Webhook
    arguments: Arguments


# The result is what stands under "result"; an awaitable one is waited for.
Method: TypeAlias = Callable[[Call], Any | Awaitable[Any]]
