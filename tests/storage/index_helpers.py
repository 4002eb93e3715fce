"""A plain analysis and a small database for the tests of the index."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from storage.articles import NewArticle
from storage.changed_article import ChangedArticle
from storage.database import Database
from storage.index import Index
from storage.index_document import NOTHING_TAUGHT, IndexDocument, Lessons
from storage.index_query import AllOf, AnyOf, Node, Term


@dataclass(frozen=True)
class PlainAnalysis:
    """Words as they stand; names are those that begin with a capital."""

    version: str = "1"
    lessons: Lessons = NOTHING_TAUGHT

    def document(self, article: ChangedArticle) -> IndexDocument:
        words = f"{article.title} {article.body}".split()
        return IndexDocument(
            title=article.title,
            body=article.body,
            words=" ".join(words),
            names=tuple(word for word in words if word[0].isupper()),
            language=article.language,
            source=article.source or "",
        )

    def term_keys(self, term: str) -> list[str]:
        return [term[:2], term[-2:]]

    def concerned(self, before: Lessons) -> Node:
        changed = {*before.rows} ^ {*self.lessons.rows}
        return AnyOf(tuple((Term("words", word), 1.0) for row in changed for word in row))


PLAIN = PlainAnalysis()


def new(body: str, *, title: str = "", day: date | None = None, source: str | None = None):
    return NewArticle(
        title=title,
        body=body,
        original=body,
        language="en",
        fingerprint=f"{title}|{body}",
        published_on=day,
        source=source,
    )


async def add(database: Database, *bodies: str) -> list[int]:
    async with database.transaction() as stored:
        return [(await stored.articles.add(new(body))).id for body in bodies]


def ids(index: Index, query: Node | str, order="score") -> list[int]:
    node = Term("body", query) if isinstance(query, str) else query
    return [found.article_id for found in index.search(node, 100, order)]


def all_of(*words: str) -> AllOf:
    return AllOf(tuple(Term("body", word) for word in words))


def damage(folder: Path) -> None:
    """Cut every file of an index in two."""
    for file in folder.rglob("*"):
        if file.is_file() and file.name != "current" and "lock" not in file.name:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
