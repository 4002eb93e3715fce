"""A few seconds of what `make fuzz` does for an hour: nothing breaks, and no reply is too long."""

import time

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.fuzz.house import open_house
from tests.fuzz.inputs import FILES, QUESTIONS, try_file, try_question
from tests.fuzz.updates import updates

SECONDS = 3.0
QUICK = settings(
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


async def test_updates_of_all_shapes_are_handled_without_an_error(tmp_path):
    drawn = []

    @settings(QUICK, max_examples=12)
    @given(st.lists(updates, min_size=10, max_size=10))
    def draw(batch):
        drawn.append(batch)

    draw()
    async with open_house(tmp_path / "house") as house:
        until = time.monotonic() + SECONDS
        while drawn and time.monotonic() < until:
            await house.take(drawn.pop())
            assert house.wrong == []


@settings(QUICK, max_examples=150)
@given(QUESTIONS)
def test_any_question_is_understood(question):
    try_question(question)


@pytest.mark.parametrize("reader", FILES)
def test_any_file_is_read_or_refused(reader):
    @settings(QUICK, max_examples=12)
    @given(FILES[reader])
    def one(given_input):
        try_file(given_input)

    one()
