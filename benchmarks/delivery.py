"""A broadcast to many subscribers through the running bot, seen from Telegram's side.

python -m benchmarks.delivery [--stages limits lifted kills faults restart second] [--subscribers N]
                              [--database postgresql]

All are due when the bot starts. `limits`: at 30 a second against Telegram's limits, with questions
asked in the middle. `lifted`: as fast as the process can. The others send to 2,000 at most while
something goes wrong: it is killed 20 times; 15 % of the calls fail; the database is restarted (on
PostgreSQL); a second process is started.
"""

import argparse
import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from benchmarks.broadcasting import (
    Crowd,
    Server,
    broadcast,
    no_server,
    postgresql,
    processor_seconds,
)
from benchmarks.machine import headline, table
from bot.delivery import MOST_SENDS

ASKER, QUESTIONS = 7, 10
KILLS, RESTARTS = 20, 5
FEW = 2_000
LIFTED = {"BROADCAST_RATE": "1000", "PAID_BROADCAST": "true"}
# Slow enough for twenty kills to fall into the sending.
SLOW = {"BROADCAST_RATE": "60", "PAID_BROADCAST": "true"}
FAULTS = (
    {"kind": "error", "status": 429, "retry_after": 1, "probability": 0.05},
    {"kind": "error", "status": 502, "probability": 0.05},
    {"kind": "reset_after", "probability": 0.05},
)


@dataclass(frozen=True)
class Measured:
    """What one broadcast came to.

    Attributes:
        sent: To how many.
        rate: Messages a second, from the first to the last.
        refused: Answers 429 of the limits.
        lost: Subscribers who got nothing.
        doubled: Messages that came once more.
        may_double: How many were on the wire at most when something was cut.
        note: What else was seen.
    """

    sent: int
    rate: float
    refused: int
    lost: int
    doubled: int
    may_double: int = 0
    note: str = ""


async def summed(
    crowd: Crowd, *, within: float = 240, may_double: int = 0, note: str = ""
) -> Measured:
    """Wait until everybody has one, and count."""
    arrivals = crowd.arrivals
    await arrivals.until(crowd.count, within)
    await asyncio.sleep(3)  # for what may still come twice
    await arrivals.look()
    moments = [at for _, at in arrivals.all]
    took = max(moments) - min(moments)
    return Measured(
        sent=crowd.count,
        rate=(len(moments) - 1) / took if took else 0.0,
        refused=(await crowd.telegram.get("limits"))["refused"],
        lost=crowd.count - len(arrivals.per_chat),
        doubled=arrivals.doubled,
        may_double=may_double,
        note=note,
    )


async def within_limits(count: int, server: Server) -> Measured:
    """Send at 30 a second, and ask something in the middle."""
    async with broadcast(count, server, {"BROADCAST_RATE": "30"}) as crowd:
        await crowd.telegram.limits(overall=60, overall_burst=30)
        await crowd.bot.start()
        await crowd.arrivals.until(count // 2, count)
        answered = [await _ask(crowd) for _ in range(QUESTIONS)]
        note = f"questions {min(answered) * 1e3:.0f} to {max(answered) * 1e3:.0f} ms"
        return await summed(crowd, within=count / 25 + 60, note=note)


async def _ask(crowd: Crowd) -> float:
    reader = crowd.telegram.person(ASKER)
    before = await crowd.telegram.moment()
    await reader.asks("latest Lavrov", within=30)
    mine = [event for event in await crowd.telegram.events(before) if event.get("chat") == ASKER]
    question, answer, *_ = [event for event in mine if event["kind"] == "message"]
    await asyncio.sleep(1.1)
    return float(answer["at"]) - float(question["at"])


async def lifted(count: int, server: Server) -> Measured:
    """Send as fast as the process can, what is sent composed meanwhile."""
    async with broadcast(count, server, LIFTED) as crowd:
        await crowd.bot.start()
        await crowd.arrivals.until(1, 60, every=0.1)
        busy = processor_seconds(crowd.bot)
        before = await crowd.arrivals.look()
        await crowd.arrivals.until(count, 240, every=0.5)
        busy = processor_seconds(crowd.bot) - busy
        note = f"{busy / (count - before) * 1000:.1f} ms of processor each"
        return await summed(crowd, note=note)


async def killed(count: int, server: Server) -> Measured:
    """Kill the process at random moments, and start it again."""
    chance = random.Random(0)
    async with broadcast(count, server, SLOW) as crowd:
        for _ in range(KILLS):
            await crowd.bot.start()
            await asyncio.sleep(chance.uniform(0.2, 3))
            crowd.bot.kill()
        done = await crowd.arrivals.look()
        await crowd.bot.start()
        note = f"{KILLS} kills, {done:,} had one at the last"
        return await summed(crowd, may_double=KILLS * MOST_SENDS, note=note)


async def failing(count: int, server: Server) -> Measured:
    """Let a seventh of the calls go wrong."""
    async with broadcast(count, server, LIFTED) as crowd:
        rules = [{**rule, "method": "sendMessage"} for rule in FAULTS]
        await crowd.telegram.go_wrong(rules, seed=1)
        await crowd.bot.start()
        await crowd.arrivals.until(count, 900)
        hits = [rule["hit"] for rule in (await crowd.telegram.get("faults"))["rules"]]
        note = "429, 502, reset: " + ", ".join(map(str, hits))
        return await summed(crowd, may_double=hits[-1], note=note)


async def restarted(count: int, server: Server) -> Measured:
    """Restart the database again and again."""
    chance = random.Random(1)
    async with broadcast(count, server, SLOW) as crowd:
        await crowd.bot.start()
        await crowd.arrivals.until(1, 60, every=0.1)
        for _ in range(RESTARTS):
            await asyncio.sleep(chance.uniform(1, 4))
            await asyncio.to_thread(server.restart)
        done = await crowd.arrivals.look()
        note = f"{RESTARTS} restarts, {done:,} had one at the last"
        return await summed(crowd, may_double=RESTARTS * MOST_SENDS, note=note)


async def second(count: int, server: Server) -> Measured:
    """Start a second process in the middle, and kill the first a while later."""
    async with broadcast(count, server, SLOW) as crowd:
        await crowd.bot.start()
        await crowd.arrivals.until(count // 4, 120, every=0.2)
        with crowd.another() as other:
            other.launch()
            await crowd.arrivals.until(count // 2, 120, every=0.2)
            crowd.bot.kill()
            return await summed(crowd, may_double=MOST_SENDS, note="the first killed half way")


Stage = Callable[[int, Server], Awaitable[Measured]]
STAGES: Mapping[str, tuple[Stage, int | None, str]] = {
    "limits": (within_limits, None, "at 30 a second"),
    "lifted": (lifted, None, "limits lifted"),
    "kills": (killed, FEW, "killed"),
    "faults": (failing, FEW, "15 % of the calls fail"),
    "restart": (restarted, FEW, "database restarted"),
    "second": (second, FEW, "a second process"),
}


async def main(arguments: argparse.Namespace) -> None:
    rows = []
    with postgresql() if arguments.database == "postgresql" else no_server() as server:
        for name in arguments.stages or STAGES:
            stage, most, words = STAGES[name]
            if name == "restart" and not server.url:
                continue
            count = min(arguments.subscribers, most or arguments.subscribers)
            rows.append(_row(words, await stage(count, server)))
    print(headline(f"A broadcast, {arguments.database}"))
    head = "what|to|messages a second|answers 429|lost|came twice|on the wire, at most|"
    print(table(head.split("|"), rows))


def _row(what: str, one: Measured) -> tuple[str, ...]:
    counts = (one.refused, one.lost, one.doubled, one.may_double)
    return (what, f"{one.sent:,}", f"{one.rate:.1f}", *map(str, counts), one.note)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--stages", nargs="*", choices=STAGES)
    parser.add_argument("--subscribers", type=int, default=10_000)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    asyncio.run(main(parser.parse_args()))
