"""Articles keep their revisions, their history and their uniqueness, on both databases."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.database import Database
from storage.errors import ConflictingArticle, DuplicateArticle, UnknownRow


async def test_an_article_comes_back_as_it_was_given(database, add_article):
    article = await add_article(
        url="https://example.org/1",
        external_id="wire-7",
        published_on=date(2016, 9, 30),
        published_time="14:05",
        published_zone="Europe/Moscow",
        published_how="stated",
        published_evidence="30 September",
        published_start=12,
        added_by=5_000_000_000,
    )
    async with database.reading() as stored:
        there = await stored.articles.get(article.id)
        original = await stored.articles.original(article.id)
    assert there.published_on == date(2016, 9, 30)
    assert (there.published_time, there.published_zone) == ("14:05", "Europe/Moscow")
    assert (there.published_how, there.published_evidence) == ("stated", "30 September")
    assert (there.external_id, there.url) == ("wire-7", "https://example.org/1")
    assert there.added_by == 5_000_000_000
    assert original.startswith("MENU")


@pytest.mark.parametrize(
    "same",
    [
        {"fingerprint": "one"},
        {"url": "https://example.org/1"},
        {"url": "https://example.org/" + "ж" * 5_000},
        {"fingerprint": "one", "external_id": "wire-7"},
        {"fingerprint": "one", "external_id": "i" * 9_000},
    ],
)
async def test_a_duplicate_leads_to_the_article_that_is_there(add_article, same):
    first = await add_article("First.", **same)
    with pytest.raises(DuplicateArticle) as caught:
        await add_article("Second.", **same)
    assert caught.value.article_id == first.id


async def test_a_senders_id_stands_for_one_text(add_article):
    first = await add_article("First.", external_id="wire-7")
    with pytest.raises(ConflictingArticle) as caught:
        await add_article("Second.", external_id="wire-7")
    assert (caught.value.article_id, caught.value.external_id) == (first.id, "wire-7")


async def test_a_transaction_goes_on_after_a_duplicate(database, new_article):
    async with database.transaction() as stored:
        await stored.articles.add(new_article("First."))
        with pytest.raises(DuplicateArticle):
            await stored.articles.add(new_article("First."))
        await stored.articles.add(new_article("Second."))
    async with database.reading() as stored:
        assert await stored.articles.count() == 2


async def test_many_at_once_are_told_apart_one_by_one(database, new_article, add_article):
    there = await add_article("There.", external_id="a")
    batch = [
        new_article("There."),
        new_article("New."),
        new_article("New."),
        new_article("Other.", external_id="a"),
        new_article("Newer.", external_id="b"),
        new_article("Newest.", external_id="b"),
    ]
    async with database.transaction() as stored:
        outcomes = await stored.articles.add_many(batch)
    new, newer = outcomes[1], outcomes[4]
    assert [one.title for one in (new, newer)] == ["New.", "Newer."]
    refusals = [outcomes[place] for place in (0, 2, 3, 5)]
    assert [type(one) for one in refusals] == [
        DuplicateArticle,
        DuplicateArticle,
        ConflictingArticle,
        ConflictingArticle,
    ]
    assert [one.article_id for one in refusals] == [there.id, new.id, there.id, newer.id]
    async with database.reading() as stored:
        assert await stored.articles.newest_revision() == 3
        assert await stored.articles.original(newer.id) == "MENU\nNewer."


async def test_none_added_takes_no_revision(database, new_article, add_article):
    await add_article()
    async with database.transaction() as stored:
        await stored.articles.add_many([new_article()])
        await stored.articles.add_many([])
    async with database.reading() as stored:
        assert await stored.articles.newest_revision() == 1


async def test_of_the_same_article_sent_by_many_at_once_one_is_stored(
    database, database_url, new_article
):
    neighbour = Database(database_url)

    async def add(one):
        async with one.transaction() as stored:
            return await stored.articles.add(new_article())

    outcomes = await asyncio.gather(
        *(add(one) for one in [database, neighbour] * 4), return_exceptions=True
    )
    await neighbour.close()
    (stored,) = [one for one in outcomes if not isinstance(one, Exception)]
    refused = [one for one in outcomes if isinstance(one, Exception)]
    assert [one.article_id for one in refused] == [stored.id] * 7


async def test_an_edit_has_a_new_revision_and_keeps_what_was_before(database, add_article):
    article = await add_article(published_on=date(2016, 1, 1))
    async with database.transaction() as stored:
        await stored.articles.edit(article.id, 7, title="Better", published_on=date(2016, 1, 2))
    async with database.reading() as stored:
        edited = await stored.articles.get(article.id)
        (version,) = await stored.articles.history(article.id)
    assert (edited.title, edited.published_on) == ("Better", date(2016, 1, 2))
    assert (edited.revision, edited.added_revision) == (2, 1)
    assert (version.change, version.changed_by, version.revision) == ("edited", 7, 2)
    assert version.before == {"title": article.title, "published_on": "2016-01-01"}


async def test_an_edit_that_changes_nothing_is_none(database, add_article):
    article = await add_article()
    async with database.transaction() as stored:
        await stored.articles.edit(article.id, 7, title=article.title)
    async with database.reading() as stored:
        assert await stored.articles.newest_revision() == 1
        assert await stored.articles.history(article.id) == []


async def test_an_edit_cannot_make_two_articles_one(database, add_article):
    first = await add_article("First.", url="https://example.org/1")
    second = await add_article("Second.")
    async with database.transaction() as stored:
        with pytest.raises(DuplicateArticle) as caught:
            await stored.articles.edit(second.id, 7, url="https://example.org/1", title="x")
    assert caught.value.article_id == first.id
    async with database.reading() as stored:
        assert (await stored.articles.get(second.id)).title == "Second."


async def test_a_deleted_article_is_a_tombstone_with_a_new_revision(database, add_article):
    article = await add_article()
    async with database.transaction() as stored:
        await stored.articles.delete(article.id, 7)
    async with database.reading() as stored:
        assert await stored.articles.get(article.id) is None
        assert await stored.articles.get_many([article.id]) == []
        assert await stored.articles.latest(10) == []
        assert await stored.articles.added_after(0, 10) == []
        assert await stored.articles.count() == 0
        (tombstone,) = await stored.articles.changed_since(1, 10)
    assert (tombstone.id, tombstone.revision, tombstone.added_revision) == (article.id, 2, 1)
    assert tombstone.deleted is not None


async def test_an_undone_article_may_be_added_again(database, add_article):
    article = await add_article(url="https://example.org/1", external_id="a")
    async with database.transaction() as stored:
        await stored.articles.delete(article.id, 7, "undone")
    again = await add_article(url="https://example.org/1", external_id="a")
    assert again.id != article.id
    async with database.transaction() as stored:
        assert [one.change for one in await stored.articles.history(article.id)] == ["undone"]
        with pytest.raises(DuplicateArticle):
            await stored.articles.restore(article.id, 7)


async def test_a_restored_article_is_there_again_and_was_added_when_it_was(database, add_article):
    article = await add_article()
    async with database.transaction() as stored:
        await stored.articles.delete(article.id, 7)
        await stored.articles.restore(article.id, 8)
    async with database.reading() as stored:
        there = await stored.articles.get(article.id)
        history = await stored.articles.history(article.id)
    assert (there.revision, there.added_revision) == (3, 1)
    assert [(one.change, one.changed_by) for one in history] == [("deleted", 7), ("restored", 8)]


@pytest.mark.parametrize("act", ["edit", "delete"])
async def test_what_is_not_there_cannot_be_changed(database, add_article, act):
    article = await add_article()
    async with database.transaction() as stored:
        await stored.articles.delete(article.id, 7)
        for missing in (article.id, 404):
            with pytest.raises(UnknownRow):
                await getattr(stored.articles, act)(missing, 7)


async def test_what_is_there_cannot_be_restored(database, add_article):
    article = await add_article()
    async with database.transaction() as stored:
        with pytest.raises(UnknownRow):
            await stored.articles.restore(article.id, 7)


async def test_changes_are_listed_in_the_order_of_revisions(database, add_article):
    first, second = await add_article("First."), await add_article("Second.")
    async with database.transaction() as stored:
        await stored.articles.edit(first.id, 7, title="Later")
    async with database.reading() as stored:
        changed = await stored.articles.changed_since(0, 10)
        assert [one.id for one in changed] == [second.id, first.id]
        assert [one.id for one in await stored.articles.changed_since(0, 1)] == [second.id]
        assert await stored.articles.changed_since(3, 10) == []


async def test_no_revision_commits_late_behind_a_reader(database, database_url, new_article):
    """Readers who go on from the newest revision they saw miss none, whoever commits first."""
    neighbour = Database(database_url)
    done = asyncio.Event()
    seen: list[int] = []

    async def write(one, name):
        for number in range(8):
            async with one.transaction() as stored:
                await stored.articles.add(new_article(f"{name} {number}"))
                await asyncio.sleep(0.001 * (number % 3))

    async def read():
        while True:
            is_last = done.is_set()
            async with neighbour.reading() as stored:
                seen.extend(
                    one.revision
                    for one in await stored.articles.changed_since(max(seen, default=0), 100)
                )
            if is_last:
                return
            await asyncio.sleep(0)

    reading = asyncio.create_task(read())
    await asyncio.gather(
        *(write(one, str(id(one)) + end) for one in (database, neighbour) for end in "ab")
    )
    done.set()
    await reading
    await neighbour.close()
    assert seen == list(range(1, 33))


async def test_the_latest_are_ordered_by_day_time_and_id_the_unknown_last(database, add_article):
    day = date(2016, 9, 30)
    published = {
        "unknown": {},
        "older": {"published_on": date(2013, 9, 12)},
        "day": {"published_on": day},
        "day again": {"published_on": day},
        "morning": {"published_on": day, "published_time": "08:00"},
        "evening": {"published_on": day, "published_time": "20:30"},
        "next": {"published_on": date(2016, 10, 1)},
    }
    for title, fields in published.items():
        await add_article(title, **fields)
    async with database.reading() as stored:
        titles = [one.title for one in await stored.articles.latest(10)]
        page = [one.title for one in await stored.articles.latest(2, offset=1)]
    assert titles == ["next", "evening", "morning", "day again", "day", "older", "unknown"]
    assert page == ["evening", "morning"]


async def test_the_span_is_that_of_the_known_days(database, add_article):
    async with database.reading() as stored:
        assert await stored.articles.span() is None
    await add_article("unknown")
    await add_article("first", published_on=date(2013, 9, 12))
    await add_article("last", published_on=date(2025, 2, 18), published_time="10:00")
    async with database.reading() as stored:
        assert await stored.articles.span() == (date(2013, 9, 12), date(2025, 2, 18))


async def test_a_language_can_be_counted_and_listed_alone(database, add_article):
    await add_article("one", language="fa")
    await add_article("two", language="ru")
    await add_article("three", language="ru")
    async with database.reading() as stored:
        assert await stored.articles.count(["ru"]) == 2
        assert await stored.articles.count(["fa", "ru"]) == 3
        assert [one.title for one in await stored.articles.latest(9, languages=["fa"])] == ["one"]


async def test_a_twin_is_found_by_its_text_or_address_while_it_is_live(database, add_article):
    article = await add_article(url="https://example.org/1", fingerprint="one")
    async with database.transaction() as stored:
        assert (await stored.articles.twin("one")).id == article.id
        assert (await stored.articles.twin("other", "https://example.org/1")).id == article.id
        assert await stored.articles.twin("other", "https://example.org/2") is None
        await stored.articles.delete(article.id, 7)
        assert await stored.articles.twin("one", "https://example.org/1") is None


async def test_many_are_read_in_the_order_they_are_asked_for(database, add_article):
    ids = [(await add_article(name)).id for name in ("a", "b", "c")]
    async with database.reading() as stored:
        found = await stored.articles.get_many([ids[2], 404, ids[0]])
    assert [one.id for one in found] == [ids[2], ids[0]]


async def test_a_cursor_can_be_set_back_to_a_moment(database, add_article):
    await add_article("before")
    between = datetime.now(UTC)
    await asyncio.sleep(0.002)
    article = await add_article("after")
    async with database.reading() as stored:
        assert await stored.articles.revision_at(between - timedelta(hours=1)) == 0
        cursor = await stored.articles.revision_at(between)
        assert cursor == 1
        assert [one.id for one in await stored.articles.added_after(cursor, 9)] == [article.id]


@given(days=st.lists(st.dates(), max_size=8), clock=st.times())
def test_days_sort_as_their_written_order_does(new_article, days, clock):
    def order(day):
        fields = {"published_on": day, "published_time": f"{clock:%H:%M}"}
        return new_article(**fields).as_row(datetime.now(UTC)).published_order

    assert sorted(days, key=order) == sorted(days)
