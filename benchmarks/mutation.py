"""How many small mistakes in the code the tests notice.

python -m benchmarks.mutation [COUNT] [FIRST] [LAST] [--at-once N]

Draws COUNT mutants (500) by a fixed seed from the code that finds, ranks, answers, cleans, takes
updates in and delivers; runs those from FIRST up to LAST, so that it can be done in slices. Each is
put into a fork of a process that has collected the tests; of the tests that run its line the
quickest are run first, until one fails. What runs when its module is imported is put into a module
that is loaded anew, with whatever imports it. A mutant is noticed if a test fails, and passes once
it is taken out again, or if it never ends.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

from benchmarks.forks import Task, in_forks, run_pytest, scratch
from benchmarks.mutants import ROOT, Mutant, mutants_of
from benchmarks.mutated import importing, load_anew, put_into_function
from benchmarks.mutation_lines import Lines, noted

SEED = 8
MOST = 120.0
"""Seconds of tests that are tried at most, by what they took without a mistake, which is several
times as much as here, where nobody notes the lines that they run."""

PROCESSOR = 120  # seconds, after which it is taken to run in circles
UNCHANGED = "without a mistake "
HOURS = 36_000  # seconds
FILES = (
    *("corpus/search/query.py", "corpus/search/rank.py", "corpus/search/weights.py"),
    *("corpus/search/answer.py", "corpus/search/asked.py", "corpus/search/confidence.py"),
    *("corpus/search/ways.py", "corpus/search/spans.py"),
    *("corpus/intake/clean.py", "corpus/intake/furniture.py"),
    *("bot/inbox.py", "bot/workers.py", "storage/inbox.py"),
    *("bot/delivery.py", "bot/sending.py", "bot/replies.py", "bot/pacing.py", "storage/outbox.py"),
)
Say = Callable[[str, Mutant | str], None]
# Those of `make test` that run the code in their own process.
TESTS = ("tests/corpus", "tests/storage", "tests/bot", "tests/handlers")


def drawn(count: int) -> list[Mutant]:
    """Draw so many, always the same ones from the same code."""
    found = sorted(
        (mutant for file in FILES for mutant in mutants_of(file)),
        key=lambda mutant: (mutant.file, mutant.start, mutant.end, mutant.becomes),
    )
    return Random(SEED).sample(found, min(count, len(found)))


class Trying:
    """Instead of running what pytest has collected, tries one mutant after another on it."""

    def __init__(self, house: Path, chosen: dict[Mutant, list[str]], at_once: int, say: Say):
        self._house, self._chosen, self._at_once, self._say = house, chosen, at_once, say

    def pytest_runtestloop(self, session: Any) -> bool:
        self._warm_up(session)
        tasks = (
            (str(mutant), partial(self._status, session, mutant, tests))
            for mutant, tests in self._chosen.items()
        )
        for name, status in in_forks(tasks, self._at_once, PROCESSOR):
            self._say(worded(status), name)
        return True

    def _warm_up(self, session: Any) -> None:
        """Run a test of each folder here, so that no fork has to fill a database of its own."""
        # Only what holds for the whole session stays set up.
        whole = SimpleNamespace(listchain=lambda: [session])
        for item in {item.path.parent: item for item in reversed(session.items)}.values():
            session.config.hook.pytest_runtest_protocol(item=item, nextitem=whole)
        session.testsfailed = 0

    def _status(self, session: Any, mutant: Mutant, tests: list[str]) -> int:
        factory = session.config._tmp_path_factory
        factory._basetemp, factory._given_basetemp = None, scratch(os.getpid())
        take_out = put_into_function(self._house, mutant)
        found = {item.nodeid: item for item in session.items}
        items = [found[test] for test in tests if test in found]
        for item, following in zip(items, [*items[1:], None], strict=True):
            if self._fails(session, item, following):
                take_out()
                return 0 if self._fails(session, item, None) else 1
        return 0

    def _fails(self, session: Any, item: Any, following: Any) -> bool:
        before = session.testsfailed
        session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        return bool(session.testsfailed > before)


class Only:
    """Has pytest run only some of what it found, in their order."""

    def __init__(self, tests: list[str]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        chosen = (item for item in items if item.nodeid in self._order)
        items[:] = sorted(chosen, key=lambda item: self._order[item.nodeid])


def worded(status: int) -> str:
    return "survived" if status == 0 else "noticed "


def _try_functions(house: Path, mutants: list[Mutant], lines: Lines, at_once: int, say: Say) -> int:
    chosen = {each: lines.running(each.file, each.lines, MOST) for each in mutants}
    for mutant in [mutant for mutant, tests in chosen.items() if not tests]:
        say("survived", mutant)
        del chosen[mutant]
    files = sorted({test.partition("::")[0] for tests in chosen.values() for test in tests})
    return run_pytest(house, files, [Trying(house, chosen, at_once, say)])


def _imports(house: Path, mutants: list[Mutant], lines: Lines) -> Iterator[Task]:
    """Give a task for each file without a mistake, which has to pass, and one for each mutant."""
    for file in sorted({mutant.file for mutant in mutants}):
        yield f"{UNCHANGED}{file}", partial(_status_anew, house, file, None, lines)
    for mutant in mutants:
        yield str(mutant), partial(_status_anew, house, mutant.file, mutant, lines)


def _status_anew(house: Path, file: str, mutant: Mutant | None, lines: Lines) -> int:
    source = mutant.source(house) if mutant else (house / file).read_bytes()
    users = importing(file.removesuffix(".py").replace("/", "."))
    among = [each for each in FILES if each.removesuffix(".py").replace("/", ".") in users]
    own = lines.running_file(file, MOST)
    tests = own or [test for each in among for test in lines.running_file(each, MOST / len(among))]
    try:
        load_anew(house, file, source)
    except Exception:
        return 1
    files = sorted({test.partition("::")[0] for test in tests})
    return run_pytest(house, files, [Only(tests)], "-x")


def _preload(house: Path) -> None:
    """Load what takes long, for all forks at once."""
    sys.path.insert(0, str(house))
    # No plugin of pytest, such as hypothesis, as pytest warns of one that is loaded before it; and
    # not hazm, as a test holds that it is not loaded.
    for name in ("coverage", "pytest", "bot.app", "corpus.intake.draft", "handlers.register"):
        __import__(name)
    from corpus.knowledge import load

    load()


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name, default in {"count": 500, "first": 0, "last": None}.items():
        parser.add_argument(name, type=int, nargs="?", default=default)
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--of", default="", help="only those of files with this in their names")
    parser.add_argument("--tests", nargs="*", default=TESTS)
    parser.add_argument("--into", type=Path, help="where to keep results, and not to repeat them")
    return parser.parse_args()


def main() -> None:
    wanted = _wanted()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    slice_of = drawn(wanted.count)[wanted.first : wanted.last]
    chosen = [mutant for mutant in slice_of if wanted.of in mutant.file]
    with tempfile.TemporaryDirectory() as folder:
        house = Path(folder) / "house"
        leave = shutil.ignore_patterns(".venv", ".git", "data", "__pycache__", ".hypothesis")
        shutil.copytree(ROOT, house, ignore=leave)
        _preload(house)
        lines = noted(house, wanted.tests, FILES, wanted.at_once)
        print("left out, as they fail without a mistake:", *sorted(lines.failed), sep="\n  ")
        kept = wanted.into or house.parent / "results"
        _report(house, chosen, lines, wanted.at_once, kept.absolute())


def _report(house: Path, chosen: list[Mutant], lines: Lines, at_once: int, kept: Path) -> None:
    """Try mutants, say of each what came of it, and of each file and all how many were noticed."""
    known = {each.partition(" ")[2] for each in _read(kept)}
    chosen = [mutant for mutant in chosen if str(mutant) not in known]
    out = os.fdopen(os.dup(1), "w")

    def say(result: str, mutant: Mutant | str) -> None:
        print(result, mutant, file=out, flush=True)
        with kept.open("a") as results:
            print(result.strip(), mutant, file=results)

    within = [mutant for mutant in chosen if mutant.function]
    trying = partial(_try_functions, house, within, lines, at_once, say)
    for _, status in in_forks([("functions", trying)], 1, HOURS, seconds=HOURS):
        print(f"(pytest ended with {status})" * (status not in (0, 5)), flush=True)
    rest = [mutant for mutant in chosen if not mutant.function]
    for name, status in in_forks(_imports(house, rest, lines), at_once, PROCESSOR):
        if not name.startswith(UNCHANGED):
            say(worded(status), name)
        elif status:
            print(f"{name} cannot be loaded anew: of what it holds nothing is to be believed")
    _summary(_read(kept))


def _read(kept: Path) -> list[str]:
    return kept.read_text().splitlines() if kept.exists() else []


def _summary(results: list[str]) -> None:
    tried, noticed = Counter[str](), Counter[str]()
    for result, place in (each.split(maxsplit=1) for each in results):
        for part in (place.partition(":")[0], "all"):
            tried[part] += 1
            noticed[part] += result == "noticed"
    for part, count in sorted(tried.items()):
        print(f"{noticed[part]:4} of {count:4} noticed, {noticed[part] / count:4.0%}: {part}")


if __name__ == "__main__":
    main()
