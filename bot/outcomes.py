"""What became of messages that were sent, recorded under the token of who sent them."""

import asyncio
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from bot.chats import chat_is_gone, topic_is_gone
from bot.sending import (
    ChatGone,
    Failed,
    Lost,
    Migrated,
    Outcome,
    Refused,
    Sent,
    TopicGone,
    Unsent,
)
from handlers.chats import chat_has_moved
from handlers.texts import Texts
from storage.database import Stored
from storage.errors import LostClaim
from storage.models import OutboxRow
from storage.outbox import Call

LONGEST_BACKOFF = timedelta(minutes=5)

MOST_FAILURES_ANSWERING, MOST_FAILURES = 13, 17
"""Of Telegram itself, which may have sent it all the same: of what somebody waits for, and of the
rest. Each wait is twice the last, so that it is a bit over an hour, and most of a day."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, eq=False)
class Pending:
    """What became of a message, not yet recorded."""

    row: OutboxRow
    outcome: Outcome
    is_recorded: asyncio.Event = field(default_factory=asyncio.Event)


async def record_all(stored: Stored, pending: Iterable[Pending], texts: Texts) -> list[Pending]:
    """Record what became of messages, and give those that were recorded."""
    all_of_them, now = list(pending), await stored.now()
    for each in await _record_arrived(stored, all_of_them):
        try:
            await record(stored, each.row, each.outcome, now, texts)
        except LostClaim:
            log.warning("a message was taken by another process", row=each.row.id)
    return all_of_them


async def _record_arrived(stored: Stored, pending: Sequence[Pending]) -> list[Pending]:
    """Record at once all that simply arrived, and give the rest."""
    arrived: dict[int, dict[int, int | None]] = {}
    rest = []
    for each in pending:
        row = each.row
        if isinstance(each.outcome, Sent) and row.call["draft"] is None:
            arrived.setdefault(row.token or 0, {})[row.id] = each.outcome.message_id
        else:
            rest.append(each)
    for token, message_ids in arrived.items():
        for row_id in message_ids.keys() - await stored.outbox.all_sent(message_ids, token):
            log.warning("a message was taken by another process", row=row_id)
    return rest


async def record(
    stored: Stored, row: OutboxRow, outcome: Outcome, now: datetime, texts: Texts
) -> None:
    """Record what became of a message.

    Raises:
        LostClaim: The row was claimed by another since; nothing is recorded.
    """
    token = row.token or 0
    match outcome:
        case Sent(message_id=message_id):
            await stored.outbox.sent(row.id, token, message_id)
            draft = Call.from_json(row.call).draft
            if draft is not None and message_id is not None:
                await stored.drafts.set_card(draft, message_id)
        case Lost():
            await stored.outbox.uncertain(row.id, token)
        case Refused(why=why):
            await stored.outbox.park(row.id, token, why)
            await _show_anew(stored, row)
        case ChatGone(why=why):
            await chat_is_gone(stored, row.chat_id, why, texts)
        case TopicGone(why=why):
            await topic_is_gone(stored, row, texts, why)
        case Migrated(chat_id=chat_id):
            await chat_has_moved(stored, row.chat_id, chat_id)
            # Not at once: two groups that are said to have become each other would go on for ever.
            again = now + backoff_after(row.attempts)
            await stored.outbox.retry(row.id, token, again, "moved", row.failures)
        case Failed(why=why):
            await _failed(stored, row, now, why)
        case Unsent(why=why, after=after):
            again = now + (after or backoff_after(row.attempts))
            await stored.outbox.retry(row.id, token, again, why, row.failures)


async def _failed(stored: Stored, row: OutboxRow, now: datetime, why: str) -> None:
    """Send again what met a mistake of Telegram's own, each time after twice as long, or park it.

    Nobody knows whether such a message was sent, and one of them may make a mistake each time.
    """
    failures = row.failures + 1
    if failures >= (MOST_FAILURES_ANSWERING if row.priority == 0 else MOST_FAILURES):
        log.error("a message is given up", row=row.id, chat=row.chat_id, error=why)
        await stored.outbox.park(row.id, row.token or 0, why)
    else:
        again = now + backoff_after(failures, timedelta(days=1))
        await stored.outbox.retry(row.id, row.token or 0, again, why, failures)


async def _show_anew(stored: Stored, row: OutboxRow) -> None:
    """Decide a card as a new message where the one it was to take the place of is gone."""
    call = Call.from_json(row.call)
    if call.method == "editMessageText" and call.draft is not None:
        arguments = {name: value for name, value in call.arguments.items() if name != "message_id"}
        anew = replace(call, method="sendMessage", arguments=arguments)
        await stored.outbox.add(anew, row.chat_id, row.priority)


def backoff_after(attempts: int, longest: timedelta = LONGEST_BACKOFF) -> timedelta:
    """Say how long to wait after so many attempts, 1 or more: doubling, shortened by chance."""
    wait = min(longest, timedelta(seconds=2 ** min(attempts - 1, 20)))
    return wait * random.uniform(0.75, 1)
