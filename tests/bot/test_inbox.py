import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
from telegram import Update
from telegram.error import NetworkError

from bot import replies, workers
from bot.inbox import Inbox, lane_of, number_of
from bot.replies import Replies
from bot.workers import Workers
from handlers.context import handling
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.outbox import Call


def message(update_id, chat=7, text="سلام"):
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "R"},
            "from": {"id": chat, "is_bot": False, "first_name": "R"},
            "text": text,
        },
    }


class Handlers:
    """Handles as the application would: one transaction, which stores what is to be said."""

    def __init__(self, database):
        self.database = database
        self.seen = []
        self.before = None  # awaited in the middle

    async def __call__(self, update: Update):
        taken = handling.get()
        if self.before is not None:
            await self.before(update)
        chat = update.effective_chat.id if update.effective_chat else 0
        taken.calls.append(Call("sendMessage", {"chat_id": chat, "text": str(update.update_id)}))
        async with self.database.transaction() as stored:
            await stored.subscribers.see(chat, "private")
            calls = [call.as_json() for call in taken.calls]
            await stored.inbox.handled(taken.row, taken.claimer, calls)
        taken.is_handled = True
        self.seen.append(update.update_id)


@pytest.fixture
def handlers(database):
    return Handlers(database)


@dataclass
class Process:
    """As much of a process as takes updates in and has them handled."""

    inbox: Inbox
    workers: Workers

    async def take(self, updates):
        await self.inbox.take(updates)


@pytest.fixture
def make_process(database, bot, handlers):
    def make(claimer="one"):
        inbox = Inbox(database)
        made = (database, bot, handlers, Replies(bot, database), claimer, inbox.news)
        return Process(inbox, Workers(*made))

    return make


@asynccontextmanager
async def running(process):
    task = asyncio.create_task(process.workers.run())
    process.inbox.handlers = process.workers
    try:
        yield process
    finally:
        await process.workers.stop(timedelta(seconds=5))
        await task


async def waiting(database):
    async with database.reading() as stored:
        return await stored.inbox.waiting()


async def until_done(database):
    async with asyncio.timeout(20):
        while await waiting(database):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        (message(1, chat=-100123), -100123),
        (
            {"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": 9}}}},
            9,
        ),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "inline_message_id": "x"}}, 5),
        ({"update_id": 1, "inline_query": {"id": "3", "from": {"id": 5}}}, 5),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 6}, "from": {"id": 5}}}, 6),
        ({"update_id": 1, "invented_tomorrow": {"user": {"id": 5}}}, 5),
        ({"update_id": 1, "invented_tomorrow": ["x"]}, 0),
        ({"update_id": 1}, 0),
    ],
)
def test_the_lane_is_the_chat_or_else_the_person(update, lane):
    assert lane_of(update) == lane


async def test_an_update_is_stored_before_it_is_acknowledged(make_process, database, handlers):
    await make_process().take([message(1), message(2)])
    assert await waiting(database) == 2
    assert handlers.seen == []


async def test_an_update_that_comes_twice_does_nothing_twice(
    make_process, database, handlers, wire
):
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        await until_done(database)
        await inbox.take([message(1), message(2)])
        await until_done(database)
    assert handlers.seen == [1, 2]
    assert wire.said() == ["1", "2"]


async def test_what_goes_well_is_answered_at_the_first_claim(make_process, database):
    async with running(make_process()) as process:
        await process.take([message(1)])
        await until_done(database)
    async with database.reading() as stored:
        (row,) = await stored.inbox.of_lane(7)
    assert (row.attempts, row.failed) == (1, False)


async def test_what_goes_on_besides_gives_way_to_updates_but_not_for_ever(
    make_process, database, handlers
):
    came, answer = asyncio.Event(), asyncio.Event()

    async def answered(_):
        came.set()
        await answer.wait()

    handlers.before = answered
    async with running(make_process()) as process:
        await process.workers.idle(timedelta(seconds=20))
        await process.take([message(1)])
        await came.wait()
        await process.workers.idle(timedelta(milliseconds=1))
        giving_way = asyncio.create_task(process.workers.idle(timedelta(seconds=20)))
        await asyncio.sleep(0.01)
        assert not giving_way.done()
        answer.set()
        await giving_way
        assert handlers.seen == [1]


async def test_updates_of_one_chat_are_handled_in_order_and_others_meanwhile(
    make_process, database, handlers, wire
):
    go_on = asyncio.Event()

    async def hold_the_first(update):
        if update.update_id == 1:
            await go_on.wait()
        elif update.update_id == 9:
            go_on.set()

    handlers.before = hold_the_first
    async with running(make_process()) as inbox:
        await inbox.take([message(1, chat=7), message(2, chat=7), message(9, chat=8)])
        await until_done(database)
    # Had 9 waited for 1, neither would ever have been handled.
    assert sorted(handlers.seen) == [1, 2, 9]
    assert handlers.seen.index(1) < handlers.seen.index(2)


async def test_a_crash_after_the_commit_repeats_only_the_calls(
    make_process, database, handlers, wire
):
    async def crash(arguments):
        raise asyncio.CancelledError

    wire.answers.append(crash)
    first = make_process("first")
    await first.take([message(1)])
    task = asyncio.create_task(first.workers.run())
    async with asyncio.timeout(10):
        while not wire.asked:
            await asyncio.sleep(0.01)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    async with running(make_process("second")):
        await until_done(database)
    assert handlers.seen == [1]
    assert wire.said() == ["1", "1"]


async def test_the_updates_of_a_dead_claimer_are_taken_over(make_process, database, handlers):
    await make_process().take([message(1)])
    async with database.transaction() as stored:
        assert await stored.inbox.claim("dead", 10, timedelta(seconds=0.2))
    async with running(make_process("alive")):
        await until_done(database)
    assert handlers.seen == [1]


async def test_a_line_left_by_the_dead_is_taken_away_before_the_answer(
    make_process, database, wire
):
    await make_process("dead").take([message(1)])
    line = {"chat_id": 7, "message_id": 50}
    async with database.transaction() as stored:
        (row,) = await stored.inbox.claim("dead", 1, timedelta(0))
        await stored.inbox.keep_line(row.id, "other", {"chat_id": 7, "message_id": 51})
        await stored.inbox.keep_line(row.id, "dead", line)
    async with running(make_process("alive")):
        await until_done(database)
    (first, given), (second, _) = wire.asked
    assert (first, second) == ("deleteMessage", "sendMessage")
    assert {name: int(value) for name, value in given.items()} == line


async def test_what_takes_longer_than_a_claim_lasts_stays_with_its_claimer(
    make_process, database, handlers, monkeypatch
):
    monkeypatch.setattr(workers, "LEASE", timedelta(seconds=1))
    monkeypatch.setattr(workers, "RENEWAL", timedelta(seconds=0.1))
    begun = []

    async def take_long(update):
        begun.append(update.update_id)
        await asyncio.sleep(1.5)

    handlers.before = take_long
    async with running(make_process("slow")) as slow, running(make_process("idle")):
        await slow.take([message(1)])
        await until_done(database)
    assert begun == [1]


async def test_no_more_is_claimed_at_once_than_can_be_handled_soon(
    make_process, database, handlers, monkeypatch
):
    monkeypatch.setattr(workers, "MOST_CLAIMED", 3)
    go_on = asyncio.Event()

    async def wait(_):
        await go_on.wait()

    handlers.before = wait
    async with running(make_process("one")) as one:
        await one.take([message(number, chat=number) for number in range(1, 8)])
        await one.take([message(8, chat=8)])
        async with database.transaction() as stored:
            left = await stored.inbox.claim("two", 100, timedelta(seconds=60))
            assert len(left) == 8 - 3
            await stored.inbox.release_all("two")
        go_on.set()
        await until_done(database)


async def test_a_database_that_is_away_is_said_to_whoever_stores(tmp_path):
    (tmp_path / "no.db").mkdir()
    database = Database(f"sqlite:///{tmp_path / 'no.db'}")
    with pytest.raises(DatabaseUnavailable):
        await Inbox(database).take([message(1)])
    await database.close()


async def test_what_could_not_be_handled_now_is_handled_later(make_process, database, handlers):
    attempts = []

    async def fail_once(update):
        attempts.append(update.update_id)
        if len(attempts) == 1:
            handling.get().retry = True
            raise DatabaseUnavailable("away")

    handlers.before = fail_once
    async with running(make_process()) as inbox:
        await inbox.take([message(1), message(2)])
        await until_done(database)
    assert handlers.seen == [1, 2]


async def test_updates_whose_answers_wait_are_bounded_as_well(
    make_process, database, wire, monkeypatch
):
    monkeypatch.setattr(workers, "MOST_AT_ONCE", 5)
    go_on = asyncio.Event()

    async def stall(_):
        await go_on.wait()
        return 200, {"ok": True, "result": {"message_id": 1}}

    wire.always = stall
    async with running(make_process()) as process:
        await process.take([message(number, chat=number) for number in range(1, 10)])
        async with asyncio.timeout(10):
            while len(wire.asked) < 5:
                await asyncio.sleep(0.01)
        await asyncio.sleep(2 * workers.SWEEP.total_seconds())
        assert len(wire.asked) == 5
        go_on.set()
        await until_done(database)
    assert len(wire.asked) == 9


async def test_a_process_with_nothing_to_do_seldom_asks_the_database(
    make_process, database, monkeypatch
):
    asked, reading = [], database.reading
    monkeypatch.setattr(database, "reading", lambda: asked.append(1) or reading())
    async with running(make_process()):
        await asyncio.sleep(0.5)
    assert len(asked) <= 3


async def test_what_failed_is_not_tried_again_at_once(
    make_process, handlers, database, monkeypatch
):
    # Longer than until the next look at what waits.
    monkeypatch.setattr(workers, "PAUSE", timedelta(seconds=0.8))
    loop, tries = asyncio.get_running_loop(), []

    async def fail_once(_):
        tries.append(loop.time())
        if len(tries) == 1:
            raise ValueError("by chance")

    handlers.before = fail_once
    async with running(make_process()) as process:
        await process.take([message(1)])
        await until_done(database)
    first, second = tries
    assert second - first > 0.7


@pytest.mark.parametrize(
    "raw",
    [
        {"update_id": 1},
        {"update_id": 1, "invented_tomorrow": {"chat": {"id": 7}, "deep": [{}]}},
        {"update_id": 1, "message": {"no": "date"}},
        {"update_id": 1, "message": "no object"},
    ],
)
async def test_an_update_that_nobody_can_read_stops_nothing(make_process, database, handlers, raw):
    async with running(make_process()) as inbox:
        await inbox.take([raw, message(2)])
        async with asyncio.timeout(20):
            while 2 not in handlers.seen:
                await asyncio.sleep(0.01)


async def test_a_reply_that_was_certainly_not_sent_is_sent_again(
    make_process, database, wire, failure
):
    wire.answers.extend([failure(500, "Internal Server Error"), NetworkError("no connection")])
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        await until_done(database)
    assert wire.said() == ["1", "1", "1"]


async def test_a_reply_whose_answer_is_lost_is_sent_once_more(make_process, database, wire):
    wire.answers.extend([(200, b"{cut"), (200, b"{cut")])
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        await until_done(database)
    assert wire.said() == ["1", "1"]


async def test_a_reply_waits_for_a_telegram_that_answers_nothing(make_process, database, wire):
    wire.is_silent = True
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        while len(wire.asked) < 3:
            await asyncio.sleep(0.01)
        assert wire.said() == ["1"]
        wire.is_silent = False
        await until_done(database)
    assert wire.said() == ["1", "1"]


async def test_a_reply_is_sent_again_no_sooner_than_telegram_asks(
    make_process, database, wire, failure
):
    loop, done = asyncio.get_running_loop(), []
    wire.answers.append(failure(429, "Too Many Requests", retry_after=2))
    async with running(make_process()) as process:
        process.workers.on_done = done.append
        began = loop.time()
        await process.take([message(1)])
        await until_done(database)
    assert loop.time() - began >= 2
    assert wire.said() == ["1", "1"]
    (seconds,) = done
    assert 1 < seconds < 60


async def test_the_message_that_answers_a_question_is_remembered(
    make_process, database, handlers, wire
):
    async with database.transaction() as stored:
        search = await stored.searches.keep(7, 7, "Kerry", {})

    async def answer(_):
        handling.get().calls.append(
            Call("sendMessage", {"chat_id": 7, "text": "answer"}, search=search)
        )

    handlers.before = answer
    wire.always = (200, {"ok": True, "result": {"message_id": 4321}})
    async with running(make_process()) as process:
        await process.take([message(1)])
        await until_done(database)
    async with database.reading() as stored:
        assert (await stored.searches.get(search)).answered_in == 4321


async def test_who_is_to_stop_asks_a_silent_telegram_no_more(make_process, database, wire):
    wire.is_silent = True
    async with running(make_process()) as process:
        await process.take([message(1)])
        while len(wire.asked) < 3:
            await asyncio.sleep(0.01)
    assert len(wire.asked) <= 4
    assert await waiting(database) == 1


async def test_a_reply_that_telegram_never_takes_is_dropped(make_process, database, wire, failure):
    wire.answers.append(failure(400, "Bad Request: can't parse entities"))
    async with running(make_process()) as inbox:
        await inbox.take([message(1), message(2)])
        await until_done(database)
    assert wire.said() == ["1", "2"]


async def test_what_is_said_aside_keeps_nothing_waiting(make_process, database, handlers, wire):
    async def command_menu_first(update):
        handling.get().calls.append(Call("setMyCommands", {"commands": []}))

    handlers.before = command_menu_first
    refused = {"ok": False, "error_code": 429, "description": "", "parameters": {"retry_after": 60}}
    wire.answers.append((429, refused))
    async with running(make_process()) as process:
        await process.take([message(1)])
        await until_done(database)
    assert wire.said() == ["1"]


async def test_a_button_whose_answer_stalls_keeps_nothing_waiting(
    make_process, database, handlers, wire, monkeypatch
):
    stalled = asyncio.Event()

    async def button_first(update):
        handling.get().calls.append(Call("answerCallbackQuery", {"callback_query_id": "1"}))

    async def stall_for_buttons(arguments):
        if "callback_query_id" in arguments:
            await stalled.wait()
        return 200, {"ok": True, "result": {"message_id": 1}}

    monkeypatch.setattr(replies, "LONGEST_WAIT_ASIDE", timedelta(seconds=0.05))
    handlers.before, wire.always = button_first, stall_for_buttons
    async with running(make_process()) as process:
        await process.take([message(1), message(2)])
        await until_done(database)
    assert wire.said() == ["1", "2"]


async def test_chats_that_telegram_stalls_for_keep_no_other_waiting(
    make_process, database, handlers, wire
):
    stalled = asyncio.Event()

    async def stall_but_for_one(arguments):
        if arguments["chat_id"] != "500":
            await stalled.wait()
        return 200, {"ok": True, "result": {"message_id": 1}}

    wire.always = stall_but_for_one
    async with running(make_process()) as process:
        await process.take([message(number, chat=number) for number in range(1, 101)])
        await process.take([message(500, chat=500)])
        async with asyncio.timeout(20):
            while await waiting(database) != 100:
                await asyncio.sleep(0.01)
        stalled.set()


async def test_a_chat_that_blocked_the_bot_is_suspended(make_process, database, wire, failure):
    wire.answers.append(failure(403, "Forbidden: bot was blocked by the user"))
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        await until_done(database)
    async with database.reading() as stored:
        assert (await stored.subscribers.get(7)).blocked


async def test_a_group_that_moved_is_answered_at_its_new_place(
    make_process, database, wire, failure
):
    wire.answers.append(failure(400, "group upgraded", migrate_to_chat_id=-1007))
    async with running(make_process()) as inbox:
        await inbox.take([message(1, chat=-7)])
        await until_done(database)
    assert [int(arguments["chat_id"]) for _, arguments in wire.asked] == [-7, -1007]


async def test_stopping_leaves_what_is_not_sent_for_the_next_start(
    make_process, database, handlers, wire, failure
):
    wire.always = failure(429, "Too Many Requests", retry_after=60)
    async with running(make_process("first")) as inbox:
        await inbox.take([message(1)])
        async with asyncio.timeout(10):
            while not wire.asked:
                await asyncio.sleep(0.01)
    wire.always = (200, {"ok": True, "result": {"message_id": 1}})
    async with running(make_process("second")):
        async with asyncio.timeout(1.5):
            await until_done(database)
    assert handlers.seen == [1]


async def test_the_message_of_a_card_is_remembered(make_process, database, handlers, wire):
    async with database.transaction() as stored:
        draft = await stored.drafts.open(7, 7)

    async def show_card(update):
        card = Call("sendMessage", {"chat_id": 7, "text": "card"}, draft=draft.id)
        handling.get().calls.append(card)

    handlers.before = show_card
    wire.always = (200, {"ok": True, "result": {"message_id": 4321}})
    async with running(make_process()) as inbox:
        await inbox.take([message(1)])
        await until_done(database)
    async with database.reading() as stored:
        assert (await stored.drafts.get(draft.id)).card_message_id == 4321


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, True, "1", None])
def test_a_number_that_no_database_keeps_is_none(number):
    assert number_of({"update_id": number}) is None
    assert lane_of({"update_id": 1, "message": {"chat": {"id": number}}}) == 0


async def test_what_another_has_taken_over_is_its_to_finish_and_keeps_nobody_waiting(
    make_process, database, handlers, wire
):
    async def lose_the_first(arguments):
        if arguments["text"] == "1":
            async with database.transaction() as stored:
                await stored.inbox.release_all("one")
                await stored.inbox.claim("other", 1, timedelta(minutes=1))
        return 200, {"ok": True, "result": {"message_id": 1}}

    wire.always = lose_the_first
    async with running(make_process("one")) as process:
        await process.take([message(1, chat=1)])
        await process.take([message(2, chat=2)])
        async with asyncio.timeout(20):
            while await waiting(database) != 1:
                await asyncio.sleep(0.01)
    async with database.reading() as stored:
        (lost,) = await stored.inbox.of_lane(1)
    assert (lost.claimed_by, lost.done) == ("other", None)
