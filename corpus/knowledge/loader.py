"""Loading the knowledge: a snapshot of it, or else its data files."""

import hashlib
from pathlib import Path

from corpus.knowledge import snapshot
from corpus.knowledge.store import Knowledge

_FOLDER = Path(__file__).parent
_RULES = (_FOLDER, _FOLDER.parent / "language")


def load(folder: Path = _FOLDER) -> Knowledge:
    """Read and compile the knowledge, or raise `BadEntry` naming file, line and entry."""
    version = _version(folder)
    kept = folder / "__pycache__"
    parts = snapshot.read(version, kept)
    if parts is None:
        from corpus.knowledge.compiling import compile_files

        parts = compile_files(folder)
        snapshot.write(version, parts, kept)
    return Knowledge(parts.entries, parts.offices, parts.compiled, version)


def _version(folder: Path) -> str:
    """Hash the data and the rules that read it and divide texts into tokens."""
    digest = hashlib.sha256()
    paths = [*folder.glob("*.toml"), *(path for room in _RULES for path in room.glob("*.py"))]
    for path in sorted(paths, key=lambda path: path.name):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
