"""What is said of a backup."""

from pathlib import Path

from handlers.texts import Text
from handlers.views.view import View

_MEGABYTE = 1_000_000


def backup_view(text: Text, file: Path, size: int, *, is_sent: bool) -> View:
    """Say how large a backup is and where it lies.

    Args:
        text: The sentences.
        file: On the machine that answers.
        size: In bytes; what is smaller than a megabyte counts as one.
        is_sent: Whether the file comes after this.
    """
    key = "backup-done" if is_sent else "backup-large"
    megabytes = max(1, round(size / _MEGABYTE))
    return View.plain(text(key, size=megabytes, path=str(file)))
