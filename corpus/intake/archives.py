"""What is packed in a ZIP, never more of it than we take, and nothing of it ever on the disk."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from corpus.intake.errors import Unreadable
from corpus.intake.found import Unread

LARGEST_MEMBER = 20_000_000
"""Bytes of one packed file, as of one sent on its own."""

_LARGEST_ALL = 200_000_000
_MOST_MEMBERS = 20_000
_ENCRYPTED = 0x1


def opened(data: bytes) -> zipfile.ZipFile:
    """Open an archive whose content, as it says itself, is of a size we take.

    Raises:
        Unreadable: It is damaged, or a bomb.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError) as error:
        raise Unreadable("damaged") from error
    sizes = [member.file_size for member in packed.infolist()]
    if len(sizes) > _MOST_MEMBERS or sum(sizes) > _LARGEST_ALL:
        raise Unreadable("bomb")
    return packed


def unpacked(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Unpack one file, or raise `Unreadable`."""
    if member.flag_bits & _ENCRYPTED:
        raise Unreadable("encrypted")
    if member.file_size > LARGEST_MEMBER:
        raise Unreadable("bomb")
    try:
        with packed.open(member) as file:
            data = file.read(LARGEST_MEMBER + 1)
    # NotImplementedError is a RuntimeError; a ValueError comes of a place before the beginning.
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError, OSError, zlib.error) as error:
        raise Unreadable("damaged") from error
    if len(data) > LARGEST_MEMBER:
        raise Unreadable("bomb")
    return data


@dataclass
class Room:
    """What may still be unpacked of an archive and all within it, in bytes and in files."""

    size: int = _LARGEST_ALL
    files: int = _MOST_MEMBERS

    def take(self, size: int) -> None:
        """Use some of it, or raise `Unreadable`: there is no more."""
        self.size, self.files = self.size - size, self.files - 1
        if min(self.size, self.files) < 0:
            raise Unreadable("bomb")


def members(data: bytes, room: Room) -> Iterator[tuple[str, bytes | Unread]]:
    """Give the files of an archive, in order, each by its name, or why it cannot be had.

    Args:
        data: The archive.
        room: What may be unpacked; it is used up.
    """
    with opened(data) as packed:
        for member in packed.infolist():
            name = member.filename.replace("\\", "/")
            # Not `is_dir`: it takes for granted that a file has a name.
            if name.endswith("/") or _is_left_by_a_system(name):
                continue
            if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name[:3]:
                yield name, Unread("names", name)
                continue
            try:
                room.take(member.file_size)
                yield name, unpacked(packed, member)
            except Unreadable as error:
                yield name, Unread(error.problem, name)


def _is_left_by_a_system(name: str) -> bool:
    path = PurePosixPath(name)
    return "__MACOSX" in path.parts or path.name in (".DS_Store", "Thumbs.db")
