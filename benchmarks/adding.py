"""How fast the command line adds and indexes.

python -m benchmarks.adding [ARTICLES]
"""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.machine import headline, table

_SET_CHILD_SUBREAPER = 36  # of <linux/prctl.h>


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    _adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (json.dumps(article, ensure_ascii=False) for article in articles(count))
        (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
        added = measured(folder, "add", "articles.jsonl")
        indexed = measured(folder, "reindex")
    print(headline(f"{count:,} articles by the command line, starts included"))
    rows = [
        ("safir add, with its index", *shown(count, added), "≥ 300/s"),
        ("safir reindex", *shown(count, indexed), "≥ 1,000/s"),
    ]
    print(table(("what", "measured", "wall", "processor", "bar"), rows))


def shown(count: int, measured: tuple[float, float]) -> tuple[str, str, str]:
    seconds, processor = measured
    return f"{count / seconds:.0f}/s", f"{seconds:.1f} s", f"{processor:.1f} s"


def measured(folder: Path, *arguments: str) -> tuple[float, float]:
    """Run a command of `safir`; say how long it took, and its processes on the processors."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept["PYTHONPATH"] = str(Path(__file__).parents[1])
    before, began = _processor(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=folder, env=kept, check=True)
    seconds = time.perf_counter() - began
    _wait_for_orphans()
    return seconds, _processor() - before


def _processor() -> float:
    """Say what processes that have ended took, in seconds."""
    times = os.times()
    return times.children_user + times.children_system


def _wait_for_orphans() -> None:
    """Wait for worker processes, which may end after the command that began them."""
    with suppress(ChildProcessError):
        while True:
            os.wait()


def _adopt_orphans() -> None:
    """Become the parent of worker processes whose own has ended; on Linux alone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


if __name__ == "__main__":
    main()
