"""A file and the drafts of what stood in it, on both databases."""

import pytest

from storage.drafts import Part
from storage.errors import DraftSettled, LostClaim
from tests.storage.conftest import LONG, OVER

ONE = {"title": "One", "body": "Body.", "original": "One", "language": "en"}


@pytest.fixture
def begin(database):
    async def begin(update_id=1):
        part = Part(update_id=update_id, message_id=update_id, text="", kind="document")
        async with database.transaction() as stored:
            return await stored.batches.begin(1, 7, None, part, {"name": "a.zip"})

    return begin


@pytest.fixture
def claim(database):
    async def claim(lease=LONG):
        async with database.transaction() as stored:
            return await stored.batches.claim(10, lease)

    return claim


async def test_a_file_is_begun_once_and_taken_by_one(begin, claim):
    begun = await begin()
    assert await begin() is None
    assert [file.id for file in await claim()] == [begun.id]
    assert await claim() == []


async def test_what_was_read_is_kept_and_who_lost_the_file_adds_nothing(database, begin, claim):
    await begin()
    (slow,) = await claim(OVER)
    (fast,) = await claim()
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.batches.keep(slow, LONG, {"read": 1}, [ONE])
    async with database.transaction() as stored:
        kept = await stored.batches.keep(fast, LONG, {"read": 2}, [ONE, ONE])
    async with database.transaction() as stored:
        await stored.batches.end(kept, "batch")
        assert await stored.batches.counts(kept.id) == {"open": 2}
    assert kept.file == {"read": 2}


async def test_a_batch_is_saved_or_discarded_as_a_whole(database, begin, claim):
    await begin()
    (file,) = await claim()
    drafts = [ONE, ONE | {"language": None}, ONE | {"title": "Three"}]
    async with database.transaction() as stored:
        file = await stored.batches.keep(file, LONG, {}, drafts)
        await stored.batches.end(file, "batch")
    async with database.transaction() as stored:
        assert [one.title for one in await stored.batches.to_save(file.id, 10)] == ["One", "Three"]
        await stored.batches.save(file.id)
    with pytest.raises(DraftSettled):
        async with database.transaction() as stored:
            await stored.batches.discard(file.id)
    (file,) = await claim()
    async with database.transaction() as stored:
        await stored.batches.end(file, "batch")
    async with database.transaction() as stored:
        await stored.batches.discard(file.id)
        assert await stored.batches.counts(file.id) == {"discarded": 3}
        assert not await stored.batches.is_any_to_do()
