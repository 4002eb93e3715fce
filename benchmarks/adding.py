"""How fast the command line adds and indexes.

python -m benchmarks.adding [ARTICLES]
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.corpus import articles
from benchmarks.machine import headline, table


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = (json.dumps(article, ensure_ascii=False) for article in articles(count))
        (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
        added = seconds(folder, "add", "articles.jsonl")
        indexed = seconds(folder, "reindex")
    print(headline(f"{count:,} articles by the command line, starts included"))
    rows = [
        ("safir add, with its index", f"{count / added:.0f}/s", "≥ 300/s"),
        ("safir reindex", f"{count / indexed:.0f}/s", "≥ 1,000/s"),
    ]
    print(table(("what", "measured", "bar"), rows))


def seconds(folder: Path, *arguments: str) -> float:
    """Run a command of `safir` and say how long it took."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", *arguments], cwd=folder, env=kept, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
