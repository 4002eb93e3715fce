"""Which tests run which lines of the mutated files, and how long each of them takes."""

import hashlib
import json
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.forks import in_forks, run_pytest
from benchmarks.mutants import ROOT
from benchmarks.mutated import ROOMS

PROCESSOR = 900  # seconds that the tests of one file may take, while it is noted what they run


class Noting:
    """Notes which lines each test runs and how long it takes, and writes it down at the end."""

    def __init__(self, house: Path, files: Sequence[str], into: Path) -> None:
        import coverage

        self._house, self._files, self._into = house, files, into
        self._seconds: dict[str, float] = {}
        self._failed: list[str] = []
        self._began = 0.0
        self._coverage = coverage.Coverage(
            data_file=None, source=[str(house)], concurrency=["thread", "greenlet"]
        )
        self._coverage.start()

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._coverage.switch_context(nodeid)
        self._began = time.process_time()

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            self._failed.append(report.nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._coverage.switch_context("-")
        self._seconds[nodeid] = time.process_time() - self._began

    def pytest_unconfigure(self) -> None:
        self._coverage.stop()
        data = self._coverage.get_data()
        lines = {file: data.contexts_by_lineno(str(self._house / file)) for file in self._files}
        found = {"lines": lines, "seconds": self._seconds, "failed": self._failed}
        self._into.write_text(json.dumps(found))


class Lines:
    """What was noted of all test files; what fails without any mistake is left out."""

    def __init__(self, noted: Iterable[dict[str, Any]]) -> None:
        self.failed: set[str] = set()
        self._seconds: dict[str, float] = {}
        self._tests: dict[tuple[str, int], set[str]] = {}
        for each in noted:
            self._seconds |= each["seconds"]
            self.failed |= {*each["failed"]}
            for file, lines in each["lines"].items():
                for line, given in lines.items():
                    self._tests.setdefault((file, int(line)), set()).update(given)

    def running(self, file: str, lines: Iterable[int], seconds: float) -> list[str]:
        """Give tests that run one of some lines, the quickest first, of so many seconds at most."""
        found = {test for line in lines for test in self._tests.get((file, line), ())}
        chosen = found - self.failed - {"-", ""}
        return [*self._within(seconds, sorted(chosen, key=self._cost))]

    def running_file(self, file: str, seconds: float) -> list[str]:
        """Give tests that run anything of a file beyond its import."""
        return self.running(file, [line for each, line in self._tests if each == file], seconds)

    def _cost(self, test: str) -> tuple[float, str]:
        return self._seconds.get(test, 0.0), test

    def _within(self, seconds: float, tests: list[str]) -> Iterator[str]:
        for test in tests:
            seconds -= self._seconds.get(test, 0.0)
            if seconds < 0:
                return
            yield test


def noted(house: Path, tests: Sequence[str], files: Sequence[str], at_once: int) -> Lines:
    """Note what each test file runs, unless that is known from the last time."""
    helpers = [path for path in (ROOT / "tests").rglob("*.py") if not _is_test(path)]
    base = _digest([*(path for room in ROOMS for path in (ROOT / room).rglob("*.*")), *helpers])
    kept = {
        path: Path(tempfile.gettempdir()) / f"safir-lines-{base}-{_digest([path])}.json"
        for each in tests
        for path in sorted(_test_files(ROOT / each))
    }

    def note(path: Path, into: Path) -> int:
        return run_pytest(house, [str(path.relative_to(ROOT))], [Noting(house, files, into)])

    missing = (
        (path.name, partial(note, path, into)) for path, into in kept.items() if not into.exists()
    )
    for name, status in in_forks(missing, at_once, PROCESSOR):
        print("looked at", name, f"(exit status {status})" * bool(status), flush=True)
    return Lines(json.loads(into.read_text()) for into in kept.values() if into.exists())


def _test_files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [*path.rglob("test_*.py")]


def _is_test(path: Path) -> bool:
    return path.name.startswith("test_")


def _digest(paths: Sequence[Path]) -> str:
    whole = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            whole.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16]
