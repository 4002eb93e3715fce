"""What every table of figures says of where and when it was measured."""

import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime


def headline(title: str) -> str:
    """Head a table with the Python, the machine and the day."""
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores {platform.machine()}"
    return f"### {title}\n\n{machine}, {datetime.now(UTC).date()}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"
