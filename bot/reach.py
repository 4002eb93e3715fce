"""Whether Telegram answers at all."""

import asyncio

from bot.sending import SafirBot, Sent, make
from storage.outbox import Call


class Reach:
    """Asks what changes nothing, before what may have arrived is sent a second time.

    That second time is the last one, as a third might be a third copy. Spent on a Telegram that
    is silent, it would be wasted, and the message lost.

    Args:
        bot: Who asks.
    """

    def __init__(self, bot: SafirBot) -> None:
        self._bot = bot
        self._asking: asyncio.Task[bool] | None = None

    async def is_there(self) -> bool:
        """Say whether Telegram answers now; those who ask at once ask together."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._ask())
        return await asyncio.shield(self._asking)

    async def _ask(self) -> bool:
        return isinstance(await make(self._bot, Call("getMe", {})), Sent)
