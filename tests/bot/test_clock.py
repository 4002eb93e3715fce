"""The machine's clock jumps by an hour, and whatever was going on goes on."""

from datetime import timedelta

import pytest

from bot.leader import DURATION, NAME
from bot.workers import LEASE
from storage.drafts import Part
from storage.opened import Opened

HOUR = timedelta(hours=1)


@pytest.fixture
def jump(monkeypatch):
    """Sets the clock that everything is claimed and waited for by."""
    real = Opened.true_now

    def jump(by):
        async def shifted(opened):
            return await real(opened) + by

        monkeypatch.setattr(Opened, "true_now", shifted)

    return jump


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_an_update_of_a_dead_process_is_taken_over(database, jump, by):
    async with database.transaction() as stored:
        await stored.inbox.store(1, 7, "{}")
        assert await stored.inbox.claim("dead", 1, LEASE)
    jump(by)
    async with database.transaction() as stored:
        (row,) = await stored.inbox.claim("alive", 1, LEASE)
        await stored.inbox.handled(row.id, "alive", [])
        await stored.inbox.finish([row.id], "alive")


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_an_update_of_a_living_process_is_not_for_long_anybody_elses(database, jump, by):
    async with database.transaction() as stored:
        await stored.inbox.store(1, 7, "{}")
        assert await stored.inbox.claim("alive", 1, LEASE)
    jump(by)
    async with database.transaction() as stored:
        await stored.inbox.renew("alive", LEASE)
    async with database.transaction() as stored:
        assert await stored.inbox.claim("other", 1, LEASE) == []


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_the_lease_of_a_dead_leader_is_taken_over(database, jump, by):
    async with database.transaction() as stored:
        assert await stored.leases.take(NAME, "dead", DURATION) == 1
        assert await stored.leases.take(NAME, "alive", DURATION) is None
    jump(by)
    async with database.transaction() as stored:
        assert await stored.leases.take(NAME, "alive", DURATION) == 2


@pytest.mark.parametrize("by", [HOUR, -HOUR])
async def test_an_upload_in_parts_is_finished(database, jump, by):
    async with database.transaction() as stored:
        part = Part(message_id=1, update_id=1, text="the first of two")
        await stored.drafts.gather(7, 7, None, part, timedelta(seconds=1.5))
        assert not await stored.drafts.is_any_due()
    jump(by)
    async with database.transaction() as stored:
        assert await stored.drafts.is_any_due()
        assert len(await stored.drafts.claim_due(5, timedelta(seconds=15))) == 1
