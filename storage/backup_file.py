"""The file of a backup: a zip with a manifest and, of each table, its rows as lines of JSON.

It says nothing of the kind of database it was taken from, and can be restored into either.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from storage.errors import BackupUnreadable
from storage.types import to_json

FORMAT = 1
_MANIFEST = "manifest.json"

Row = Sequence[Any]


@dataclass(frozen=True)
class TableBackup:
    """One table of a backup.

    Attributes:
        columns: Their names, in the order in which a row gives them.
        count: How many rows.
        last_id: The highest id that was ever given, 0 where ids are not counted up: a row that was
            forgotten leaves its id to nobody else.
        sha256: Of the lines.
    """

    columns: tuple[str, ...]
    count: int
    last_id: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a backup holds.

    Attributes:
        revision: The migration at which the tables stood.
        taken: When; the rows are those of one moment.
        tables: In an order in which they can be filled again.
    """

    revision: str
    taken: datetime
    tables: dict[str, TableBackup] = field(default_factory=dict)
    format: int = FORMAT

    def count(self, table: str) -> int:
        """Say how many rows of a table there are; 0 where it was not yet known."""
        return self.tables[table].count if table in self.tables else 0


class BackupWriter:
    """Writes a backup beside its place, and puts it there once it is whole."""

    def __init__(self, file: Path, revision: str) -> None:
        self._file = file
        self._unfinished = file.with_name(f"{file.name}.part")
        self._manifest = Manifest(revision, datetime.now(UTC))

    def __enter__(self) -> "BackupWriter":
        self._unfinished.touch(mode=0o600)  # it holds what people have asked
        self._zip = zipfile.ZipFile(self._unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: object, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._zip.writestr(_MANIFEST, to_json(_as_json(self._manifest)))
            self._zip.close()
            if kind is None:
                self._unfinished.replace(self._file)
        finally:
            self._unfinished.unlink(missing_ok=True)

    @property
    def manifest(self) -> Manifest:
        """What has been written."""
        return self._manifest

    def begin(self, table: str, columns: Sequence[str], last_id: int) -> "TableWriter":
        """Begin the next table; `TableWriter.end` ends it."""
        member = self._zip.open(f"{table}.jsonl", "w", force_zip64=True)
        return TableWriter(self._manifest, table, tuple(columns), last_id, member)


class TableWriter:
    """Writes the rows of one table."""

    def __init__(
        self, manifest: Manifest, table: str, columns: tuple[str, ...], last_id: int, member: Any
    ) -> None:
        self._manifest, self._table, self._columns = manifest, table, columns
        self._last_id, self._member = last_id, member
        self._digest, self._count = hashlib.sha256(), 0

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows, each a list of what JSON can hold."""
        lines = "".join(f"{to_json(list(row))}\n" for row in rows).encode()
        self._digest.update(lines)
        self._count += len(rows)
        self._member.write(lines)

    def end(self) -> None:
        """Note how much there was."""
        self._member.close()
        done = TableBackup(self._columns, self._count, self._last_id, self._digest.hexdigest())
        self._manifest.tables[self._table] = done


class BackupReader:
    """Reads a backup.

    Raises:
        BackupUnreadable: It is none, is damaged, or was written by a newer Safir.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._zip = zipfile.ZipFile(file)
            self.manifest = _from_json(json.loads(self._zip.read(_MANIFEST)))
        except FileNotFoundError as error:
            raise BackupUnreadable(file, "there is no such file") from error
        except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
            raise BackupUnreadable(file, "it is no backup of Safir's") from error
        if self.manifest.format != FORMAT:
            raise BackupUnreadable(file, "it was written by a newer Safir: update Safir")

    def close(self) -> None:
        self._zip.close()

    def check(self) -> None:
        """Compare every table with its checksum, before anything is changed."""
        for name in self.manifest.tables:
            for _ in self.rows(name):
                pass

    def rows(self, table: str) -> Iterator[list[Any]]:
        """Give the rows of a table; a wrong checksum is noticed at its end."""
        digest, count = hashlib.sha256(), 0
        try:
            with self._zip.open(f"{table}.jsonl") as lines:
                for line in lines:
                    digest.update(line)
                    count += 1
                    yield json.loads(line)
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
            raise BackupUnreadable(self._file, f"the table {table!r} is damaged") from error
        expected = self.manifest.tables[table]
        if (digest.hexdigest(), count) != (expected.sha256, expected.count):
            raise BackupUnreadable(self._file, f"the table {table!r} is not what was written")


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return asdict(manifest) | {"taken": manifest.taken.isoformat()}


def _from_json(value: dict[str, Any]) -> Manifest:
    tables = {
        name: TableBackup(**(table | {"columns": tuple(table["columns"])}))
        for name, table in value["tables"].items()
    }
    taken = datetime.fromisoformat(value["taken"])
    return Manifest(value["revision"], taken, tables, value["format"])
