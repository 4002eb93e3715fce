"""`make fuzz`: updates into the application, bytes into the readers, texts into the parser.

Usage: python -m tests.fuzz updates COUNT [SEED] | files SECONDS [SEED [READER...]] | questions SECONDS [SEED]
"""

import asyncio
import json
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.fuzz.house import open_house
from tests.fuzz.inputs import FILES, QUESTIONS, try_file, try_question
from tests.fuzz.updates import updates

IN_ONE_BATCH = 20
IN_ONE_HOUSE = 2_000
FOUND = Path(__file__).parent / "found"
ANY = settings(
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def batches(count, number):
    """Draw so many updates, in batches."""
    drawn = []

    @seed(number)
    @settings(ANY, max_examples=count // IN_ONE_BATCH)
    @given(st.lists(updates, min_size=IN_ONE_BATCH, max_size=IN_ONE_BATCH))
    def draw(batch):
        drawn.append(batch)

    draw()
    return drawn


async def fuzz_updates(count, number):
    """Have so many updates handled; gives how many, and writes down what went wrong."""
    taken, wrong = 0, 0
    while taken < count:
        folder = Path(tempfile.mkdtemp(prefix="safir-fuzz-"))
        async with open_house(folder) as house:
            for batch in await asyncio.to_thread(batches, IN_ONE_HOUSE, number + taken):
                before = len(house.wrong)
                try:
                    await house.take(batch)
                except Exception as error:
                    house.logged.append(repr(error))
                taken += len(batch)
                if len(house.wrong) > before:
                    wrong += len(house.wrong) - before
                    keep("updates", {"batch": batch, "wrong": house.wrong[before:]})
        print(f"{taken} updates, {wrong} wrong", flush=True)
    return wrong


def fuzz_inputs(strategy, act, seconds, number):
    """Try inputs for so many seconds; gives how many went wrong."""
    tried, wrong, until = 0, 0, time.monotonic() + seconds
    while time.monotonic() < until:

        @seed(number + tried)
        @settings(ANY, max_examples=200)
        @given(strategy)
        def one(given_input):
            nonlocal tried, wrong
            tried += 1
            try:
                act(given_input)
            except Exception as error:
                wrong += 1
                keep(act.__name__, {"input": repr(given_input), "wrong": repr(error)})

        one()
    print(f"{act.__name__}: {tried} tried, {wrong} wrong", flush=True)
    return wrong


def keep(kind, what):
    """Write what went wrong into the folder of what was found."""
    FOUND.mkdir(exist_ok=True)
    with (FOUND / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(what, default=repr) + "\n")


def main(kind, most, number="0", *readers):
    """Fuzz one kind of thing; the status says whether all went well."""
    if kind == "updates":
        return asyncio.run(fuzz_updates(int(most), int(number)))
    if kind == "questions":
        return fuzz_inputs(QUESTIONS, try_question, float(most), int(number))
    wrong = 0
    for reader in readers or FILES:
        print(reader, end=": ", flush=True)
        wrong += fuzz_inputs(FILES[reader], try_file, float(most), int(number))
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main(*sys.argv[1:])))
