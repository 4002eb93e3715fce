import subprocess
import sys

import pytest

from bot.presence import Presence

HOLD = """
import sys, pathlib, time
from bot.presence import Presence
presence = Presence(pathlib.Path(sys.argv[1]))
print(presence.name, flush=True)
time.sleep(60)
"""


@pytest.fixture
def another(tmp_path):
    """Another process on the same folder, and its name."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    name = process.stdout.readline().strip()
    yield process, name
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.fixture
def presence(tmp_path):
    presence = Presence(tmp_path)
    yield presence
    presence.close()


def test_a_process_that_lives_is_not_dead(presence, another):
    assert not presence.is_dead(another[1])


def test_a_process_that_was_killed_is_dead_at_once(presence, another):
    another[0].kill()
    another[0].wait()
    assert presence.is_dead(another[1])


def test_of_a_process_elsewhere_nothing_is_known(presence):
    assert not presence.is_dead("1-of-another-machine")


def test_oneself_is_alive(presence):
    assert not presence.is_dead(presence.name)


def test_what_the_dead_leave_behind_does_not_pile_up(tmp_path, presence):
    for number in range(50):
        (tmp_path / "processes" / f"{number}-dead").touch()
    second = Presence(tmp_path)
    assert len(list((tmp_path / "processes").iterdir())) <= 22
    assert not second.is_dead(presence.name)
    second.close()
