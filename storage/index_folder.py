"""One built index on disk, and which of several is the one in use.

    DATA_DIR/index/current            the name of the folder in use
    DATA_DIR/index/<stamp>.<n>/       an index: articles/ and vocabulary/

The stamp is in the folder's name, so an index of another format, analysis or database is simply
another folder. It is filled beside the one in use, can go on where a killed process left it, and
takes over by one atomic replacement of `current`.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from tantivy import Document, Index, IndexWriter, Query, Searcher

from storage.index_document import (
    FORMAT,
    NOTHING_TAUGHT,
    Lessons,
    article_schema,
    register_tokenizers,
)
from storage.index_query import Translator
from storage.vocabulary import Vocabulary, VocabularyWriter

_STATE_ID = 0
_COUNTS_REMEMBERED = 20_000  # about 4 MB


class IndexDamagedError(Exception):
    """The files of an index cannot be read."""


@contextmanager
def damage_noticed() -> Iterator[None]:
    """Turn whatever Tantivy raises over broken files into `IndexDamagedError`."""
    try:
        yield
    except (ValueError, OSError, KeyError, IndexError) as error:
        raise IndexDamagedError(str(error)) from error
    except BaseException as error:
        # A panic in Rust derives from BaseException and has no importable class.
        if type(error).__name__ == "PanicException":
            raise IndexDamagedError(str(error)) from error
        raise


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was built from; any difference means building it again."""

    analysis: str
    database: str
    format: int = FORMAT

    @property
    def name(self) -> str:
        """A folder's name for it."""
        return sha256(repr(self).encode()).hexdigest()[:16]

    def is_of(self, folder: Path) -> bool:
        """Say whether a folder's name carries this stamp."""
        return folder.name.split(".")[0] == self.name


@dataclass(frozen=True, slots=True)
class State:
    """How far an index has come; committed in the index itself together with what it counts."""

    applied: int = 0  # the newest revision of the database that is in it
    lessons: Lessons = NOTHING_TAUGHT  # what had been taught when its articles were analysed


def _state(kept: dict[str, Any]) -> State:
    """Read a state; one without lessons is of a time when an index was rebuilt for each."""
    lessons = kept.get("lessons")
    if lessons is None:
        return State(kept["applied"])
    rows = tuple(tuple(row) for row in lessons["rows"])
    return State(kept["applied"], Lessons(lessons["number"], rows))


class Generation:
    """An index that is open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open or make the index in a folder, or raise `IndexDamagedError`."""
        self.folder = folder
        with damage_noticed():
            (folder / "articles").mkdir(parents=True, exist_ok=True)
            self.schema = article_schema()
            self.index = Index(self.schema, path=str(folder / "articles"))
            register_tokenizers(self.index)
            self.translator = Translator(self.schema)
            self.vocabulary = Vocabulary(folder / "vocabulary")
            self.searcher: Searcher = self.index.searcher()
            self.frequencies: dict[tuple[str, str], int] = {}
            self.state = self._read_state()

    def reload(self) -> None:
        """See what any process committed since, or raise `IndexDamagedError`."""
        with damage_noticed():
            self.vocabulary.reload()
            self.index.reload()
            self.searcher = self.index.searcher()
            before, self.state = self.state, self._read_state()
            if before != self.state:
                self.frequencies = {}

    def frequency(self, field: str, term: str) -> int:
        """Count the articles whose field holds a term."""
        # Taken before the searcher: what is counted by an older one goes the way of older counts.
        known, key = self.frequencies, (field, term)
        count = known.get(key)
        if count is None:
            if len(known) >= _COUNTS_REMEMBERED:
                known.clear()
            count = known[key] = self.searcher.doc_freq(field, term)
        return count

    def writer(self, heap_bytes: int) -> "GenerationWriter | None":
        """Open it for writing, or say None when another process is at it.

        Args:
            heap_bytes: What may wait in memory, of the articles and again of the words.
        """
        with damage_noticed():
            try:
                writer = self.index.writer(heap_bytes, 1)
            except ValueError as error:
                if "LockBusy" in str(error) or "lock" in str(error).lower():
                    return None
                raise
            self.reload()
            return GenerationWriter(self, writer, self.vocabulary.writer(heap_bytes))

    def _read_state(self) -> State:
        state = Query.term_query(self.schema, "id", _STATE_ID)
        for _, address in self.searcher.search(state, 1, count=False).hits:
            return _state(json.loads(self.searcher.doc(address)["state"][0]))
        return State()


class GenerationWriter:
    """The one writer of an index, on any process of the machine."""

    def __init__(
        self, generation: Generation, articles: IndexWriter, vocabulary: VocabularyWriter
    ) -> None:
        self.generation = generation
        self.articles = articles
        self.vocabulary = vocabulary

    def remove(self, article_id: int) -> None:
        """Take out what the index holds of an article, if anything."""
        self.articles.delete_documents_by_term("id", article_id)

    def add(self, document: Document) -> None:
        """Put an article in, whose older form is not there or was removed."""
        self.articles.add_document(document)

    def commit(self, applied: int, lessons: Lessons) -> None:
        """Make everything put so far found, as the state of this revision and these lessons.

        The vocabulary goes first: killed between the two, the same articles are applied again and
        find their words already there. The other way round their words would be missing for good.
        """
        self.vocabulary.commit()
        state = Document()
        state.add_integer("id", _STATE_ID)
        state.add_text("state", json.dumps(asdict(State(applied, lessons))))
        self.remove(_STATE_ID)
        self.add(state)
        self.articles.commit()
        self.generation.reload()

    def close(self) -> None:
        """Finish merging and give up the lock; what was not committed is dropped."""
        self.vocabulary.close()
        self.articles.wait_merging_threads()


class IndexFolder:
    """DATA_DIR/index: finds, makes and swaps the indexes in it."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self._root = root
        self._pointer = root / "current"

    def current(self) -> str | None:
        """Name the folder in use, if there is one."""
        with suppress(OSError):
            name = self._pointer.read_text(encoding="utf-8").strip()
            if name and (self._root / name).is_dir():
                return name
        return None

    def open(self, name: str) -> Generation:
        """Open one by name, or raise `IndexDamagedError`."""
        return Generation(self._root / name)

    def beside(self, stamp: Stamp, newest: int, in_use: str | None) -> Generation:
        """Open the folder where the next index is built: new, or left unfinished by someone."""
        for number in count():
            name = f"{stamp.name}.{number}"
            if name == in_use:
                continue
            with suppress(IndexDamagedError):
                generation = self.open(name)
                if generation.state.applied <= newest:
                    return generation
        raise AssertionError("unreachable: count() does not end")

    def use(self, generation: Generation) -> None:
        """Let every process of the machine turn to this one; drop the others."""
        fresh = self._pointer.with_suffix(".new")
        fresh.write_text(generation.folder.name, encoding="utf-8")
        fresh.replace(self._pointer)
        for folder in self._root.iterdir():
            if folder.is_dir() and folder != generation.folder:
                # Who still reads from it keeps its files until it turns to the new one.
                shutil.rmtree(folder, ignore_errors=True)
