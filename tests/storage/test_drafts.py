"""Messages become one draft, and a draft one article, on both databases."""

import asyncio
from datetime import date, timedelta

import pytest

from storage.database import Database
from storage.drafts import Part
from storage.errors import DraftSettled, LostClaim, UnknownRow
from storage.new_article import NewArticle
from tests.storage.conftest import LONG, OVER


@pytest.fixture
def gather(database):
    async def gather(message_id, *, wait=LONG, chat_id=1, user_id=7, thread_id=None, **fields):
        fields = {"update_id": 1_000 + message_id, "text": f"part {message_id}"} | fields
        part = Part(message_id=message_id, **fields)
        async with database.transaction() as stored:
            return await stored.drafts.gather(chat_id, user_id, thread_id, part, wait)

    return gather


@pytest.fixture
def claim_due(database):
    async def claim_due(limit=10, lease=LONG, of=database):
        async with of.transaction() as stored:
            return await stored.drafts.claim_due(limit, lease)

    return claim_due


@pytest.fixture
def open_draft(database):
    async def open_draft(**fields):
        async with database.transaction() as stored:
            return await stored.drafts.open(1, 7, None, **fields)

    return open_draft


async def texts(database, draft):
    async with database.reading() as stored:
        return [part.text for part in await stored.drafts.parts(draft.id)]


async def test_a_message_between_two_gatherings_makes_them_one(database, gather):
    first, last = await gather(11), await gather(13)
    assert last.id != first.id
    assert (await gather(12)).id == first.id
    async with database.reading() as stored:
        parts = await stored.drafts.parts(first.id)
        other = await stored.drafts.get(last.id)
    assert [part.message_id for part in parts] == [11, 12, 13]
    assert (other.state, other.deadline) == ("merged", None)


async def test_consecutive_messages_are_one_draft_in_their_order(database, gather):
    first = await gather(11)
    for message_id in (12, 10, 13):
        assert (await gather(message_id)).id == first.id
    assert await texts(database, first) == ["part 10", "part 11", "part 12", "part 13"]


@pytest.mark.parametrize(
    "other",
    [
        {"message_id": 13},
        {"message_id": 12, "user_id": 8},
        {"message_id": 12, "chat_id": 2},
        {"message_id": 12, "thread_id": 3},
    ],
)
async def test_what_is_not_next_to_it_is_another_draft(gather, other):
    first = await gather(11)
    assert (await gather(**other)).id != first.id


async def test_a_topic_of_a_forum_gathers_by_itself(gather):
    first = await gather(11, thread_id=3)
    assert (await gather(12, thread_id=3)).id == first.id


async def test_an_album_is_one_draft_whatever_its_ids(gather):
    first = await gather(11, media_group_id="a")
    assert (await gather(14, media_group_id="a")).id == first.id
    assert (await gather(18, media_group_id="b")).id != first.id
    assert (await gather(21)).id not in (first.id, first.id + 1)


async def test_a_part_that_was_seen_changes_nothing(database, gather):
    first = await gather(11)
    again = await gather(11, wait=LONG * 2, text="something else")
    assert (again.id, again.deadline) == (first.id, first.deadline)
    assert await texts(database, first) == ["part 11"]


async def test_every_part_is_waited_for_anew(gather, claim_due):
    await gather(11, wait=OVER)
    await gather(12, wait=LONG)
    assert await claim_due() == []


async def test_a_gathering_is_finished_by_one_process(database_url, database, gather, claim_due):
    neighbour = Database(database_url)
    for message_id in (10, 20, 30, 40):
        await gather(message_id, wait=OVER)
    claims = [claim_due(of=(database, neighbour)[number % 2]) for number in range(6)]
    claimed = [draft.id for drafts in await asyncio.gather(*claims) for draft in drafts]
    await neighbour.close()
    assert sorted(claimed) == [1, 2, 3, 4]


async def test_a_look_says_whether_any_gathering_is_due(database, gather):
    async with database.reading() as stored:
        assert not await stored.drafts.is_any_due()
    await gather(11, wait=LONG)
    async with database.reading() as stored:
        assert not await stored.drafts.is_any_due()
    await gather(21, wait=OVER)
    async with database.reading() as stored:
        assert await stored.drafts.is_any_due()


async def test_a_finished_gathering_is_an_open_draft(database, gather, claim_due):
    await gather(11, wait=OVER)
    (claimed,) = await claim_due()
    async with database.transaction() as stored:
        draft = await stored.drafts.finish_gathering(claimed, title="Kerry in Lima", body="…")
    assert (draft.state, draft.title, draft.deadline) == ("open", "Kerry in Lima", None)
    assert await claim_due() == []
    assert (await gather(12)).id != draft.id


async def test_whoever_gathers_the_last_part_may_finish_at_once(database):
    async with database.transaction() as stored:
        part = Part(update_id=1, message_id=1, text="short")
        gathered = await stored.drafts.gather(1, 7, None, part, timedelta(0))
        draft = await stored.drafts.finish_gathering(gathered, title="Short")
    assert (draft.id, draft.state) == (gathered.id, "open")


async def test_a_part_that_comes_late_is_not_left_out(database, gather, claim_due):
    await gather(11, wait=OVER)
    (claimed,) = await claim_due()
    await gather(12, wait=OVER)
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.drafts.finish_gathering(claimed, title="half")
    (again,) = await claim_due()
    assert await texts(database, again) == ["part 11", "part 12"]


async def test_a_gathering_whose_process_died_is_taken_by_another(database, gather, claim_due):
    await gather(11, wait=OVER)
    (killed,) = await claim_due(lease=OVER)
    (again,) = await claim_due()
    assert again.id == killed.id
    with pytest.raises(LostClaim):
        async with database.transaction() as stored:
            await stored.drafts.finish_gathering(killed)


async def test_an_open_draft_can_be_changed(database, open_draft):
    draft = await open_draft(title="Kerry", language="en")
    async with database.transaction() as stored:
        await stored.drafts.change(
            draft.id, title="Kerry in Lima", published_on=date(2016, 11, 17), published_how="given"
        )
    async with database.reading() as stored:
        there = await stored.drafts.get(draft.id)
    assert (there.title, there.published_on) == ("Kerry in Lima", date(2016, 11, 17))
    assert (there.language, there.published_how) == ("en", "given")
    assert there.changed >= there.created


async def test_a_card_leads_to_its_draft(database, open_draft):
    draft = await open_draft()
    async with database.transaction() as stored:
        await stored.drafts.set_card(draft.id, 501)
    async with database.reading() as stored:
        assert (await stored.drafts.by_card(1, 501)).id == draft.id
        assert await stored.drafts.by_card(2, 501) is None


async def test_of_two_who_save_at_once_one_is_told_of_the_other(
    database_url, database, open_draft, new_article
):
    neighbour = Database(database_url)
    draft = await open_draft()

    async def save(one, text):
        async with one.transaction() as stored:
            article = await stored.articles.add(new_article(text))
            await stored.drafts.settle(draft.id, "saved", article.id)
            return article.id

    outcomes = await asyncio.gather(
        save(database, "One."), save(neighbour, "Two."), return_exceptions=True
    )
    await neighbour.close()
    (article_id,) = [one for one in outcomes if isinstance(one, int)]
    (refusal,) = [one for one in outcomes if isinstance(one, DraftSettled)]
    assert (refusal.state, refusal.article_id) == ("saved", article_id)
    async with database.reading() as stored:
        assert await stored.articles.count() == 1
        assert (await stored.drafts.by_article(article_id)).id == draft.id


@pytest.mark.parametrize("state", ["discarded", "question"])
async def test_a_settled_draft_is_not_changed_any_more(database, open_draft, state):
    draft = await open_draft()
    async with database.transaction() as stored:
        await stored.drafts.settle(draft.id, state)
    async with database.transaction() as stored:
        with pytest.raises(DraftSettled, match=state):
            await stored.drafts.change(draft.id, title="Too late")
        with pytest.raises(DraftSettled, match=state):
            await stored.drafts.settle(draft.id, "saved")


async def test_an_undone_draft_is_open_again(database, open_draft, add_article):
    draft, article = await open_draft(), await add_article()
    async with database.transaction() as stored:
        await stored.drafts.settle(draft.id, "saved", article.id)
        await stored.drafts.reopen(draft.id)
    async with database.reading() as stored:
        there = await stored.drafts.get(draft.id)
        assert (there.state, there.article_id) == ("open", None)
        assert [one.id for one in await stored.drafts.of_chat(1, 10)] == [draft.id]


async def test_there_is_no_draft_that_nobody_made(database):
    async with database.transaction() as stored:
        assert await stored.drafts.get(404) is None
        with pytest.raises(UnknownRow):
            await stored.drafts.settle(404, "discarded")


async def test_of_two_who_save_at_once_one_wins_and_the_other_is_told(database_url):
    """Two processes have nothing in common but the database."""
    mine, other = Database(database_url), Database(database_url)
    async with mine.transaction() as stored:
        drafts = [await stored.drafts.open(1, 7, title=f"Talks {number}") for number in range(8)]

    async def save(database, draft):
        async with database.transaction() as stored:
            await stored.drafts.settle(draft.id, "saved")
            fields = {"body": "They met.", "original": "They met.", "language": "en"}
            new = NewArticle(title=draft.title, fingerprint=draft.title, **fields)
            return (await stored.articles.add(new)).id

    for draft in drafts:
        outcomes = await asyncio.gather(
            save(mine, draft), save(other, draft), return_exceptions=True
        )
        (told,) = [outcome for outcome in outcomes if isinstance(outcome, Exception)]
        assert isinstance(told, DraftSettled) and told.state == "saved"
    async with other.reading() as stored:
        assert await stored.articles.count() == len(drafts)
    await mine.close()
    await other.close()
