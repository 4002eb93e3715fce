"""How many small mistakes in the code the tests notice.

python -m benchmarks.mutation [COUNT] [FIRST] [LAST]

Draws COUNT mutants (500) by a fixed seed from the code that finds, ranks, answers, cleans, takes
updates in and delivers; runs those from FIRST up to LAST, so that it can be done in slices. Each
is put into a copy of the house, and of the tests of its part those that run its line, until the
first that fails. A line that runs when its module is imported is for all of them.
"""

import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.mutants import ROOT, Mutant, mutants_of

SEED = 8
SECONDS = 90
MEMORY = 4 << 30  # bytes
ROOMS = ("bot", "handlers", "corpus", "storage", "tests")
_SEARCH = ("tests/corpus/search", "tests/bot/test_promises.py")
_INBOX = ("tests/storage/test_inbox.py", "tests/bot/test_inbox.py", "tests/bot/test_clock.py")
_DELIVERY = (
    *("tests/bot/test_sending.py", "tests/bot/test_pacing.py", "tests/storage/test_outbox.py"),
    "tests/bot/test_delivery.py",
)
TESTS = {
    "corpus/search/query.py": _SEARCH,
    "corpus/search/rank.py": _SEARCH,
    "corpus/search/weights.py": _SEARCH,
    "corpus/search/answer.py": _SEARCH,
    "corpus/search/asked.py": _SEARCH,
    "corpus/search/confidence.py": _SEARCH,
    "corpus/intake/clean.py": ("tests/corpus/intake",),
    "corpus/intake/furniture.py": ("tests/corpus/intake",),
    "bot/inbox.py": _INBOX,
    "bot/workers.py": _INBOX,
    "storage/inbox.py": _INBOX,
    "bot/delivery.py": _DELIVERY,
    "bot/sending.py": (*_DELIVERY, *_INBOX),
    "bot/replies.py": _INBOX,
    "bot/pacing.py": _DELIVERY,
    "storage/outbox.py": _DELIVERY,
}


def drawn(count: int) -> list[Mutant]:
    """Draw so many, always the same ones from the same code."""
    found = sorted(
        (mutant for file in TESTS for mutant in mutants_of(file)),
        key=lambda mutant: (mutant.file, mutant.start, mutant.end, mutant.becomes),
    )
    return random.Random(SEED).sample(found, min(count, len(found)))


Tests = dict[str, dict[int, list[str]]]
"""The tests that run each line of each file; none for what runs at import."""


def survives(mutant: Mutant, house: Path, tests: Tests) -> bool:
    """Say whether the tests of its part that run its line pass over a mutant."""
    chosen = tests[mutant.file].get(mutant.line, [])
    if not chosen:
        return True
    file = house / mutant.file
    whole = file.read_bytes()
    file.write_bytes(whole[: mutant.start] + mutant.becomes.encode() + whole[mutant.end :])
    try:
        if "" not in chosen:
            files = {test.partition("::")[0] for test in chosen}
            return _status(house, sorted(files), [Only(set(chosen))]) == 0
        return _status(house, TESTS[mutant.file]) == 0
    finally:
        file.write_bytes(whole)


class Only:
    """Has pytest run only some of what it found."""

    def __init__(self, chosen: set[str]) -> None:
        self._chosen = chosen

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = [item for item in items if item.nodeid in self._chosen]


class Recorded:
    """Notes which lines each test runs, and writes it down at the end."""

    def __init__(self, house: Path, into: Path) -> None:
        import coverage

        self._house, self._into = house, into
        self._coverage = coverage.Coverage(
            data_file=None, source=[str(house)], concurrency=["thread", "greenlet"]
        )
        self._coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._coverage.switch_context(nodeid)

    def pytest_runtest_logfinish(self) -> None:
        self._coverage.switch_context("-")

    def pytest_unconfigure(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {file: data.contexts_by_lineno(str(self._house / file)) for file in TESTS}
        self._into.write_text(json.dumps(lines))


def recorded(house: Path) -> Tests:
    """Give the tests that run each line, from the last time if nothing has changed since."""
    files = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.*") if path.is_file())
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files if path.suffix != ".pyc"))
    found: Tests = {}
    for number, tests in enumerate(dict.fromkeys(TESTS.values())):
        name = f"safir-mutation-{digest.hexdigest()[:16]}-{number}.json"
        kept = Path(tempfile.gettempdir()) / name
        if not kept.exists():
            _record(house, tests, kept)
        for file, lines in json.loads(kept.read_text()).items():
            if TESTS[file] == tests:
                found[file] = {int(line): [*{*given} - {"-"}] for line, given in lines.items()}
    return found


def _record(house: Path, tests: tuple[str, ...], kept: Path) -> None:
    """Run the tests of a part as they are, which have to pass, and keep what each runs."""
    if _status(house, tests):
        sys.exit(f"without any mistake these fail: {' '.join(tests)}")
    _status(house, tests, record=house.parent / "lines.json")
    shutil.move(house.parent / "lines.json", kept)


def _status(
    house: Path, tests: Sequence[str], plugins: Sequence[object] = (), record: Path | None = None
) -> int:
    """Run tests in a fork of this process, which has loaded what takes long; the exit status."""
    child = os.fork()
    if child == 0:
        try:
            os._exit(_run(house, tests, [*plugins], record))
        finally:
            traceback.print_exc()
            os._exit(99)
    until = time.monotonic() + (10 * SECONDS if record else SECONDS)
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        # From outside, as pytest's own limit of a test sets the alarm of the process anew.
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.02)
    return os.waitstatus_to_exitcode(ended[1])


def _run(house: Path, tests: Sequence[str], plugins: list[object], record: Path | None) -> int:
    os.setsid()
    os.chdir(house)
    sys.path.insert(0, str(house))
    os.environ["PYTHONPATH"] = str(house)
    sys.dont_write_bytecode = True
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    if not record:
        os.dup2(silent, 2)

    import pytest

    if record:
        plugins = [Recorded(house, record)]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    options = ("-q", "-p", "no:cacheprovider", "-k", "not postgresql", "-m", "not long")
    until = () if record else ("-x",)
    return int(pytest.main([*options, *until, *tests], plugins=plugins))


def _preload() -> None:
    """Load what is not ours and takes long, for all forks at once."""
    # No plugin of pytest, such as hypothesis, as pytest warns of one that is loaded before it; and
    # not hazm, as a test holds that it is not loaded.
    for name in ("coverage", "pytest", "rapidfuzz", "sqlalchemy.ext.asyncio", "tantivy"):
        __import__(name)
    import telegram.ext  # noqa: F401


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    count, first, last = (*given, *(500, 0, 500)[len(given) :])
    chosen = drawn(count)[first:last]
    results: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder) / "house"
        leave = shutil.ignore_patterns(".venv", ".git", "data", "__pycache__", ".hypothesis")
        shutil.copytree(ROOT, house, ignore=leave)
        _preload()
        tests = recorded(house)
        for mutant in chosen:
            survived = survives(mutant, house, tests)
            results["survived" if survived else "noticed"] += 1
            print("survived" if survived else "noticed ", mutant, flush=True)
    share = results["noticed"] / max(1, results.total())
    print(f"{results['noticed']} of {results.total()} noticed: {share:.0%}")


if __name__ == "__main__":
    main()
