from datetime import timedelta

import pytest

from bot.metrics import Metrics


@pytest.fixture
async def figures(database, database_kind):
    async def count():
        async with database.reading() as stored:
            return await stored.counts.all()

    return count


async def test_what_waits_is_counted_and_how_long(database, figures):
    async with database.transaction() as stored:
        await stored.inbox.store(1, 9, "{}")
        await stored.inbox.store(2, 9, "{}")
    read = Metrics().read(await figures(), lag=3).decode()
    assert "safir_inbox_waiting 2.0" in read
    assert "safir_index_lag_revisions 3.0" in read
    counted = await figures()
    assert counted.now - counted.inbox_oldest < timedelta(minutes=1)


async def test_a_state_that_is_empty_again_is_shown_no_more(database, figures):
    metrics = Metrics()
    async with database.transaction() as stored:
        draft = await stored.drafts.open(
            9, 9, None, title="a", body="b", original="c", published_how="unknown"
        )
    assert 'safir_drafts{state="open"} 1.0' in metrics.read(await figures(), 0).decode()
    async with database.transaction() as stored:
        await stored.drafts.settle(draft.id, "discarded")
    assert 'state="open"' not in metrics.read(await figures(), 0).decode()


async def test_figures_are_read_while_the_database_is_away(database, figures):
    metrics = Metrics()
    metrics.update(0.2)
    metrics.read(await figures(), 0)
    assert 'safir_update_seconds_bucket{le="0.25"} 1.0' in metrics.read(None, 0).decode()
