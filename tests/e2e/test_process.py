"""The process itself: how it starts, what it survives, how it ends."""

import asyncio
import os
import signal
import socket

import httpx
import pytest

from tests.e2e.conversation import WRONG_ANSWERS

ARTICLE = "Kerry and Lavrov meet in Geneva\n\n" + (
    "US Secretary of State John Kerry met Russian Foreign Minister Sergey Lavrov on Friday. " * 9
)
# What has to do with Telegram alone is the same on both.
only_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"])


async def ended(process, within=30):
    async with asyncio.timeout(within):
        while process.process.poll() is None:
            await asyncio.sleep(0.05)
    return process.process.returncode


async def test_it_ends_soon_and_well_when_asked_to(bot, telegram):
    reader = telegram.person(2)
    await reader.asks("/start")
    loop = asyncio.get_running_loop()
    asked = loop.time()
    assert await asyncio.to_thread(bot.stop) == 0
    assert loop.time() - asked < 10


@only_sqlite
async def test_a_refused_token_is_one_line_and_status_1(stopped_bot, telegram):
    await telegram.goes_wrong("error", method="getMe", status=401)
    stopped_bot.launch()
    assert await ended(stopped_bot) == 1
    said = stopped_bot.said().splitlines()
    assert len(said) == 1
    assert "BOT_TOKEN" in said[0]
    assert stopped_bot.token not in said[0]


@only_sqlite
async def test_it_waits_for_a_telegram_that_is_not_there_yet(stopped_bot, telegram):
    await telegram.goes_wrong("error", method="getMe", status=502, times=2)
    await stopped_bot.start()
    assert await telegram.person(2).asks("/start")


@only_sqlite
async def test_no_update_is_lost_while_polling_goes_wrong(bot, telegram):
    for number, fault in enumerate([*WRONG_ANSWERS, {"kind": "reset_after"}], start=2):
        reader = telegram.person(number)
        await reader.asks("/start")
        await telegram.goes_wrong(method="getUpdates", times=2, **fault)
        await reader.says("/help")
        await reader.sees("/ask", within=30)


@only_sqlite
async def test_a_bot_api_without_webhooks_menus_or_actions_is_polled_all_the_same(
    stopped_bot, telegram
):
    methods = ("deleteWebhook", "setMyCommands", "deleteMyCommands", "sendChatAction")
    rules = [{"kind": "error", "method": method, "status": 404} for method in methods]
    await telegram.go_wrong(rules)
    await stopped_bot.start()
    assert (await telegram.person(2).asks("/start")).buttons


async def test_an_answer_that_telegram_does_not_take_at_once_comes_later(bot, telegram):
    reader = telegram.person(2)
    await telegram.goes_wrong("error", method="sendMessage", status=429, retry_after=1, times=1)
    await reader.says("/help")
    await reader.sees("/ask", within=30)
    assert len(await telegram.calls("sendMessage")) == 2


async def test_a_process_that_was_frozen_goes_on_where_it_was(bot, telegram):
    reader = telegram.person(2)
    await reader.asks("/start")
    os.kill(bot.process.pid, signal.SIGSTOP)
    await reader.says("/help")
    await asyncio.sleep(3)  # longer than a claim lasts
    os.kill(bot.process.pid, signal.SIGCONT)
    await reader.sees("/ask", within=30)


async def test_the_token_stands_nowhere_in_what_it_writes(bot, telegram):
    reader, admin = telegram.person(2), telegram.person(1, admin=True)
    await telegram.goes_wrong("reset_before", probability=0.3, seed=1)
    for question in ("/start", "latest Kerry", "/latest"):
        await reader.says(question)
    await admin.pastes(ARTICLE)
    await asyncio.sleep(3)
    await asyncio.to_thread(bot.stop)
    said = bot.log.read_text("utf-8")
    assert bot.token not in said
    assert "Lavrov on Friday" not in said


def free_port():
    with socket.socket() as any_port:
        any_port.bind(("127.0.0.1", 0))
        return any_port.getsockname()[1]


async def test_it_answers_by_webhook_and_says_how_it_is(stopped_bot, telegram):
    hook, ops = free_port(), free_port()
    await stopped_bot.start(
        WEBHOOK_URL=f"http://127.0.0.1:{hook}/hook",
        WEBHOOK_LISTEN=f"127.0.0.1:{hook}",
        WEBHOOK_SECRET="sesame",
        OPS_LISTEN=f"127.0.0.1:{ops}",
    )
    reader = telegram.person(2)
    await reader.says("/help")
    await reader.sees("/ask", within=30)
    await reader.asks("when did Kerry meet Lavrov?")
    async with httpx.AsyncClient(verify=False) as client:
        assert (await client.get(f"http://127.0.0.1:{ops}/readyz")).status_code == 200
        figures = (await client.get(f"http://127.0.0.1:{ops}/metrics")).text
        assert 'safir_questions_total{intent="when",outcome="nothing"} 1.0' in figures
        assert "safir_update_seconds_count 2.0" in figures
        assert (await client.post(f"http://127.0.0.1:{hook}/hook", json={})).status_code == 403
    assert await asyncio.to_thread(stopped_bot.stop) == 0
