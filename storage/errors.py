"""What can go wrong in the memory.

StorageError
├── DatabaseUnavailable     it cannot be reached, opened or written just now
├── UnsupportedDatabase     the URL names a kind of database that we do not know
├── NewerDatabase           it was migrated by a newer Safir than this one
├── DuplicateArticle        the same text or the same address is stored already
├── ConflictingArticle      the sender's own id is taken by an article with other text
├── UnknownRow              what is to be changed is not there (any more)
├── DraftSettled            a draft is no longer open: saved, discarded or asked as a question
├── LostClaim               a row that was claimed is somebody else's by now
├── LostLease               a lease ran out, or was taken by another process
├── BackupUnreadable        a file is no backup, or no whole one
└── DatabaseInUse           a backup would replace what a database holds
"""

from pathlib import Path


class StorageError(Exception):
    """The base of all errors of this room."""


class DatabaseUnavailable(StorageError):
    """The database cannot be used just now; the message is one line without a password."""


class UnsupportedDatabase(StorageError):
    """Neither SQLite in a file nor PostgreSQL."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"{kind!r} is no database that Safir knows: use sqlite:///FILE or postgresql://…"
        )
        self.kind = kind


class NewerDatabase(StorageError):
    """The database was migrated by a newer version of Safir.

    Args:
        revision: The migration it stands at, which this version has never heard of.
    """

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"the database is newer than this Safir (migration {revision}): update Safir"
        )
        self.revision = revision


class DuplicateArticle(StorageError):
    """The article is stored already.

    Args:
        article_id: The stored article.
    """

    def __init__(self, article_id: int) -> None:
        super().__init__(f"stored already as article {article_id}")
        self.article_id = article_id


class ConflictingArticle(StorageError):
    """The sender's own id names a stored article whose text is another.

    Args:
        article_id: The stored article.
        external_id: The sender's id that both have.
    """

    def __init__(self, article_id: int, external_id: str) -> None:
        super().__init__(f"id {external_id!r} is article {article_id}, whose text is another")
        self.article_id = article_id
        self.external_id = external_id


class UnknownRow(StorageError):
    """There is no such row.

    Args:
        kind: What was looked for, as a word: "article", "draft".
        row_id: The id it was looked for by.
    """

    def __init__(self, kind: str, row_id: int) -> None:
        super().__init__(f"there is no {kind} {row_id}")
        self.kind = kind
        self.row_id = row_id


class DraftSettled(StorageError):
    """A draft is no longer open, so what was asked for comes too late.

    Args:
        draft_id: The draft.
        state: What became of it: "saved", "discarded", "question".
        article_id: The article it was saved as.
    """

    def __init__(self, draft_id: int, state: str, article_id: int | None) -> None:
        super().__init__(f"draft {draft_id} is {state}")
        self.draft_id = draft_id
        self.state = state
        self.article_id = article_id


class LostClaim(StorageError):
    """A claimed row is no longer the claimer's: its claim ran out and another took it.

    Args:
        row_id: The row of the inbox, the outbox or the drafts.
    """

    def __init__(self, row_id: int) -> None:
        super().__init__(f"the claim on row {row_id} is lost")
        self.row_id = row_id


class LostLease(StorageError):
    """A lease is no longer the holder's.

    Args:
        name: The lease.
    """

    def __init__(self, name: str) -> None:
        super().__init__(f"the lease {name!r} is lost")
        self.name = name


class BackupUnreadable(StorageError):
    """A backup cannot be restored.

    Args:
        file: The backup.
        why: The rest of a sentence.
    """

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be restored: {why}")
        self.file = file


class DatabaseInUse(StorageError):
    """A database holds what a backup would replace.

    Args:
        articles: How many articles.
        subscribers: How many chats.
    """

    def __init__(self, articles: int, subscribers: int) -> None:
        super().__init__(
            f"the database holds {articles} articles and {subscribers} subscribers already: "
            "restore into an empty one, or say --replace"
        )
        self.articles = articles
        self.subscribers = subscribers
