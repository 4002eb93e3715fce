"""What kind of file something is: by its first bytes where those tell, else by its name."""

import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import Literal

from corpus.intake.errors import Unreadable

Kind = Literal["text", "page", "pdf", "docx", "epub", "lines", "table", "zip"]

_BY_SUFFIX: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".pdf": "pdf",
    ".docx": "docx",
    ".epub": "epub",
    ".jsonl": "lines",
    ".csv": "table",
    ".zip": "zip",
}
SUFFIXES = tuple(_BY_SUFFIX)
"""Of the files that are read, in small letters."""

_BY_MIME: dict[str, Kind] = {
    "text/plain": "text",
    "text/html": "page",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/epub+zip": "epub",
    "text/csv": "table",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
_SAYS_NOTHING = ("", "application/octet-stream")
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones under a password
_HEAD = 4_096


def kind_by_name(name: str, mime: str | None = None) -> Kind | None:
    """Say what kind a file is by its name, or without a suffix by its MIME type.

    Returns:
        None for a kind that is not read here. "text" where nothing is said at all, as when
        Telegram has lost both: whoever reads it looks at what is in it first.
    """
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if not suffix and (mime or "") in _SAYS_NOTHING:
        return "text"
    return _BY_SUFFIX.get(suffix) if suffix else _BY_MIME.get(mime or "")


def kind_of_file(data: bytes, name: str, mime: str | None = None) -> Kind:
    """Say what kind a file is.

    Raises:
        Unreadable: Of no kind that is read here, or not of that which its name says.
    """
    named = kind_by_name(name, mime)
    if named is None:
        raise Unreadable("kind")
    if not data.strip():
        raise Unreadable("empty")
    seen = kind_by_content(data)
    if seen is not None:
        return seen
    if data.startswith(_OLE):
        raise Unreadable("encrypted" if named == "docx" else "kind")
    if named in ("pdf", "docx", "epub", "zip"):
        raise Unreadable("damaged")
    return named


def kind_by_content(data: bytes) -> Kind | None:
    """What the first bytes say, where they leave no doubt."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    return "page" if _PAGE.match(data[:_HEAD].lstrip(b"\xef\xbb\xbf")) else None


def _packed(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, RuntimeError, ValueError, EOFError) as error:
        raise Unreadable("damaged") from error
    if "word/document.xml" in names:
        return "docx"
    return "epub" if "META-INF/container.xml" in names else "zip"
