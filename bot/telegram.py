"""Getting in touch with Telegram."""

import asyncio
import ssl
import time
from collections.abc import Awaitable
from datetime import timedelta

import httpx
import structlog
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.backoff import Backoff, stopped_within
from bot.bounded import bound
from bot.errors import BotError, TokenRefused
from bot.pools import Pools
from bot.requests import QuickRequest
from bot.sending import ChatGone, Lost, Refused, SafirBot, Sent, Unsent, make
from storage.outbox import Call

POOLS, CONNECTIONS = 8, 32
"""Together so many chats may Telegram keep waiting for its answer before it keeps all waiting."""

ANSWER = timedelta(seconds=10)
"""How long the answer to anything but a poll may take."""

STALE = timedelta(seconds=10)
"""For how long it is believed that Telegram can be reached, or cannot."""

IMPATIENCE = timedelta(seconds=3)

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "inline_query",
    "guest_message",
)
"""The kinds of update that are asked for: those that `handlers` answer."""

log = structlog.get_logger(__name__)


def make_bot(token: str, api_url: str) -> SafirBot:
    """Make a bot that asks the API at an address."""
    trusted = httpx.create_ssl_context()  # read once, as reading it takes longer than all else
    return SafirBot(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=Pools([_request(CONNECTIONS, trusted) for _ in range(POOLS)]),
        get_updates_request=_request(2, trusted),
    )


def _request(connections: int, trusted: ssl.SSLContext) -> QuickRequest:
    seconds = ANSWER.total_seconds()
    return QuickRequest(
        connections,
        read_timeout=seconds,
        write_timeout=seconds,
        pool_timeout=5,
        httpx_kwargs={"verify": trusted, "event_hooks": {"response": [bound]}},
    )


async def connect(bot: SafirBot, api_url: str, stopped: asyncio.Event) -> bool:
    """Ask who we are until Telegram answers; False if stopped before.

    Raises:
        TokenRefused: It answers that it does not know the token.
    """
    backoff = Backoff(longest=timedelta(seconds=30))
    while not stopped.is_set():
        try:
            if await _initialised(bot, stopped):
                return True
        except InvalidToken:
            # The cause would say the token.
            raise TokenRefused(api_url) from None
        except TelegramError as error:
            log.warning("waiting for Telegram", error=error.message)
            await stopped_within(stopped, backoff.next())
    return False


async def _initialised(bot: SafirBot, stopped: asyncio.Event) -> bool:
    """Ask once who we are; False if stopped before there is an answer."""
    asking, stopping = asyncio.create_task(bot.initialize()), asyncio.create_task(stopped.wait())
    await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
    for task in (asking, stopping):
        task.cancel()
    await asyncio.wait({asking, stopping})
    if is_answered := not asking.cancelled():
        asking.result()
    return is_answered


async def tell(bot: SafirBot, call: Call) -> None:
    """Tell Telegram something about ourselves, as often as it takes.

    Raises:
        BotError: It refuses, and says why.
    """
    backoff = Backoff(longest=timedelta(seconds=30))
    while True:
        match await make(bot, call):
            case Sent():
                return
            case Unsent(why=why) | Lost(why=why):
                log.warning("waiting for Telegram", method=call.method, error=why)
                await asyncio.sleep(backoff.next())
            case Refused(why=why) | ChatGone(why=why):
                raise BotError(f"{call.method} was refused: {why}")
            case _:
                raise BotError(f"{call.method} was refused")


class Reachable:
    """Asks Telegram who we are, at most every few seconds, however often it is called."""

    def __init__(self, bot: SafirBot) -> None:
        self._bot = bot
        self._asking = asyncio.Lock()
        self._asked: float | None = None
        self._outcome = False

    async def __call__(self) -> bool:
        """Say whether it answered."""
        async with self._asking:
            now = time.monotonic()
            if self._asked is None or now - self._asked > STALE.total_seconds():
                asked = self._bot.call("getMe", {}, patience=IMPATIENCE)
                self._outcome = await _answered(asked)
                self._asked = time.monotonic()
            return self._outcome


async def _answered(asked: Awaitable[object]) -> bool:
    try:
        async with asyncio.timeout(IMPATIENCE.total_seconds()):
            await asked
    except RetryAfter:
        return True
    except (TelegramError, TimeoutError):
        return False
    return True
