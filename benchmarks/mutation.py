"""How many small mistakes in the code the tests notice.

python -m benchmarks.mutation [COUNT] [FIRST] [LAST]

Draws COUNT mutants (500) by a fixed seed from the code that finds, ranks, answers, cleans, takes
updates in and delivers; runs those from FIRST up to LAST, so that it can be done in slices. Each
is put into a copy of the house, and the tests of its part run until the first that fails.
"""

import ast
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = 8
ROOT = Path(__file__).parent.parent
SECONDS = 240
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
_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
_COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*"}


@dataclass(frozen=True)
class Mutant:
    """One small mistake: what stands at a place of a file, and what is to stand there."""

    file: str
    line: int
    start: int  # in bytes of the file
    end: int
    becomes: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} -> {self.becomes}"


def mutants_of(file: str) -> Iterator[Mutant]:
    """Give all small mistakes that could be made in a file."""
    source = (ROOT / file).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(node: ast.AST) -> tuple[int, int, int]:
        line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
        end = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return line, starts[line - 1] + column, end

    def text(node: ast.AST) -> str:
        _, start, end = place(node)
        return source[start:end].decode()

    tree = ast.parse(source)
    # Whether a class is frozen changes nothing that could be noticed; places in an f-string are
    # not told.
    left_out = {
        id(inner)
        for node in ast.walk(tree)
        for part in (getattr(node, "decorator_list", []), [node])[isinstance(node, ast.JoinedStr)]
        for inner in ast.walk(part)
    }
    for node in (node for node in ast.walk(tree) if id(node) not in left_out):
        for becomes in _mistakes(node, text):
            yield Mutant(file, *place(node), f"({becomes})")


def _mistakes(node: ast.AST, text: object) -> Iterator[str]:
    """Give what a node could be written as by mistake."""
    say = text if callable(text) else str
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
            yield f"{say(left)} {_COMPARED[type(op)]} {say(right)}"
        case ast.BoolOp(op=op, values=[first, *rest]):
            word = " or " if isinstance(op, ast.And) else " and "
            yield word.join(f"({say(value)})" for value in (first, *rest))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield say(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _COUNTED:
            yield f"{say(left)} {_COUNTED[type(op)]} {say(right)}"
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield str(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"{say(orelse)} if {say(test)} else {say(body)}"


def drawn(count: int) -> list[Mutant]:
    """Draw so many, always the same ones from the same code."""
    found = sorted(
        (mutant for file in TESTS for mutant in mutants_of(file)),
        key=lambda mutant: (mutant.file, mutant.start, mutant.end, mutant.becomes),
    )
    return random.Random(SEED).sample(found, min(count, len(found)))


def survives(mutant: Mutant, house: Path) -> bool:
    """Say whether the tests of its part pass over a mutant."""
    file = house / mutant.file
    whole = file.read_bytes()
    file.write_bytes(whole[: mutant.start] + mutant.becomes.encode() + whole[mutant.end :])
    try:
        return _status(house, TESTS[mutant.file]) == 0
    finally:
        file.write_bytes(whole)


def _status(house: Path, tests: tuple[str, ...]) -> int:
    """Run tests in a fork of this process, which has loaded what takes long; the exit status."""
    child = os.fork()
    if child == 0:
        os.setsid()
        os.chdir(house)
        sys.path.insert(0, str(house))
        sys.dont_write_bytecode = True
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        import signal

        import pytest

        signal.alarm(SECONDS)
        options = ("-x", "-q", "-p", "no:cacheprovider", "-k", "not postgresql", "-m", "not long")
        os._exit(int(pytest.main([*options, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _preload() -> None:
    """Load what is not ours and takes long, for all forks at once."""
    for name in ("hazm", "hypothesis", "pytest", "rapidfuzz", "sqlalchemy.ext.asyncio", "tantivy"):
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
        for mutant in chosen:
            survived = survives(mutant, house)
            results["survived" if survived else "noticed"] += 1
            print("survived" if survived else "noticed ", mutant, flush=True)
    share = results["noticed"] / max(1, results.total())
    print(f"{results['noticed']} of {results.total()} noticed: {share:.0%}")


if __name__ == "__main__":
    main()
