"""What a conversation leaves behind: searches, questions, awaited input, on both databases."""

from datetime import UTC, datetime, timedelta

from tests.storage.conftest import LONG, OVER


def moment(**ahead):
    return datetime.now(UTC) + timedelta(**ahead)


async def test_a_search_is_paged_from_where_it_was_left(database):
    async with database.transaction() as stored:
        search = await stored.searches.keep(1, 7, "Керри", {"page": 0, "articles": [3, 1]})
    async with database.transaction() as stored:
        await stored.searches.change(search, {"page": 1, "articles": [3, 1]})
    async with database.reading() as stored:
        there = await stored.searches.get(search)
    assert (there.question, there.state) == ("Керри", {"page": 1, "articles": [3, 1]})


async def test_the_last_search_of_a_person_in_a_chat_is_found_for_a_while(database):
    async with database.transaction() as stored:
        await stored.searches.keep(1, 7, "first", {})
        last = await stored.searches.keep(1, 7, "last", {})
        await stored.searches.keep(1, 8, "another person", {})
        await stored.searches.keep(2, 7, "another chat", {})
        channel = await stored.searches.keep(1, None, "nobody", {})
        assert (await stored.searches.last(1, 7, moment(minutes=-10))).id == last
        assert (await stored.searches.last(1, None, moment(minutes=-10))).id == channel
        assert await stored.searches.last(1, 7, moment(minutes=1)) is None
        assert await stored.searches.count(7, moment(minutes=-1)) == (3, 0)
        await stored.searches.keep(1, 7, "", {"refused": True})
        assert await stored.searches.count(7, moment(minutes=-1)) == (3, 1)
        assert (await stored.searches.last(1, 7, moment(minutes=-1), before=last)).id < last


async def test_a_message_knows_what_it_asked_and_which_message_answers(database):
    async with database.transaction() as stored:
        first = await stored.searches.keep(1, 7, "Kery", {}, asked_in=5)
        await stored.searches.keep(1, 7, "another", {}, asked_in=6)
        await stored.searches.answered({first: 1000})
        await stored.searches.keep(1, 7, "Kerry", {}, asked_in=5, answered_in=1000)
    async with database.reading() as stored:
        asked = await stored.searches.asked_in(1, 7, 5)
        assert [(one.question, one.answered_in) for one in asked] == [
            ("Kery", 1000),
            ("Kerry", 1000),
        ]
        assert await stored.searches.asked_in(1, 8, 5) == []


async def test_the_buttons_of_a_forgotten_search_lead_to_no_other(database):
    async with database.transaction() as stored:
        old = await stored.searches.keep(1, 7, "old", {})
        assert await stored.searches.prune(moment(minutes=1)) == 1
    async with database.transaction() as stored:
        assert (await stored.searches.keep(1, 7, "new", {})) != old


async def test_questions_without_results_are_listed_newest_first(database):
    async with database.transaction() as stored:
        for text, found in (("Лавровв", 0), ("Kerry", 12), ("zzz", 0)):
            await stored.questions.record(text, None, "plain", found)
    async with database.transaction() as stored:
        assert [one.text for one in await stored.questions.without_results(9)] == ["zzz", "Лавровв"]
        assert await stored.questions.count(moment(minutes=-1)) == 3
        assert await stored.questions.prune(moment(minutes=1)) == 3


async def test_one_input_is_awaited_at_a_time(database, add_article):
    async with database.transaction() as stored:
        draft = await stored.drafts.open(1, 7)
        await stored.awaited.expect(1, 7, "title", LONG, draft_id=draft.id, message_id=5)
        await stored.awaited.expect(1, 7, "date", LONG, draft_id=draft.id, message_id=6)
        awaited = await stored.awaited.get(1, 7)
        assert (awaited.kind, awaited.draft_id, awaited.message_id) == ("date", draft.id, 6)
        assert await stored.awaited.get(1, 8) is None
        assert await stored.awaited.get(2, 7) is None


async def test_what_was_awaited_is_cancelled_once(database):
    async with database.transaction() as stored:
        await stored.awaited.expect(1, 7, "title", LONG)
    async with database.transaction() as stored:
        assert (await stored.awaited.cancel(1, 7)).kind == "title"
        assert await stored.awaited.cancel(1, 7) is None


async def test_what_is_awaited_lapses(database):
    async with database.transaction() as stored:
        await stored.awaited.expect(1, 7, "title", OVER)
        assert await stored.awaited.get(1, 7) is None
        assert await stored.awaited.prune(moment(minutes=0)) == 1
