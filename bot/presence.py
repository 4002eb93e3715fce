"""The name of this process, and whether another one on the same folder is still alive.

Each process keeps a file locked under its name. The lock goes with the process, however it dies,
so that nobody waits for a lease of the dead to run out.
"""

import fcntl
import os
import secrets
from pathlib import Path

FOLDER = "processes"


class Presence:
    """Held for as long as this process lives.

    Args:
        data_dir: The folder that the processes of this machine share.
    """

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER
        self._folder.mkdir(parents=True, exist_ok=True)
        self._remove_dead()
        self.name = f"{os.getpid()}-{secrets.token_hex(6)}"
        """Unlike that of any other process, and of any earlier run."""
        self._file = os.open(self._folder / self.name, os.O_CREAT | os.O_RDWR)
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def is_dead(self, name: str) -> bool:
        """Say whether the process of that name ran on this folder and is no more.

        False where that cannot be known: it may run on another machine.
        """
        path = self._folder / name
        return name != self.name and path.is_file() and not _is_locked(path)

    def close(self) -> None:
        """Be gone."""
        (self._folder / self.name).unlink(missing_ok=True)
        os.close(self._file)

    def _remove_dead(self) -> None:
        """Remove the files of processes that died, but for the newest few.

        The lease may still be in the name of one of those.
        """
        newest_first = sorted(self._folder.iterdir(), key=_changed, reverse=True)
        for path in newest_first[20:]:
            if not _is_locked(path):
                path.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _is_locked(path: Path) -> bool:
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(file)
