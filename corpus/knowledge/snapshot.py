"""The compiled knowledge kept beside Python's own compiled files, for a quick start.

Reading and compiling the data files takes half a second, a snapshot a tenth of that. It is a
pickle in `__pycache__`, as trusted as the .pyc files there; where that folder cannot be written,
each start compiles anew.
"""

import contextlib
import pickle
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from corpus.knowledge.build import Compiled
from corpus.knowledge.entries import Entry, Office

_UNREADABLE = (OSError, pickle.UnpicklingError, EOFError, LookupError, ImportError, AttributeError)


@dataclass(frozen=True)
class Parts:
    """What the data files say, and what was made of it."""

    entries: dict[str, Entry]
    offices: dict[str, Office]
    compiled: Compiled


def read(version: str, folder: Path) -> Parts | None:
    """Give the parts of a version; None where there is no snapshot of it that can be read."""
    try:
        parts = pickle.loads(_path(version, folder).read_bytes())
    except (*_UNREADABLE, ValueError, TypeError):
        return None
    return parts if isinstance(parts, Parts) else None


def write(version: str, parts: Parts, folder: Path) -> None:
    """Keep the parts of a version in place of any other, if the folder lets us."""
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
            pickle.dump(parts, file, protocol=pickle.HIGHEST_PROTOCOL)
        for old in folder.glob(_path("*", folder).name):
            old.unlink(missing_ok=True)
        Path(file.name).chmod(0o644)
        Path(file.name).replace(_path(version, folder))


def _path(version: str, folder: Path) -> Path:
    return folder / f"knowledge-{version}.{sys.implementation.cache_tag}.pickle"
