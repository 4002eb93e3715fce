"""The vocabulary: every word that any article has held, found by how it sounds and is spelt.

A second Tantivy index beside the articles'. Words are added and never removed; whoever looks one up
asks the article index how many articles hold it now, and passes over those that none does.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tantivy import Document, Index, IndexWriter, Occur, Query, Schema, SchemaBuilder

# One word has a few dozen keys; more than this many in one look-up add time and no word.
_MOST_KEYS = 64
_REMEMBERED = 100_000  # words; about 10 MB
_LONGEST_WORD = 40  # letters; what is longer is an address or a row of signs, and no one's name


def _vocabulary_schema() -> Schema:
    build = SchemaBuilder()
    build.add_text_field("term", tokenizer_name="raw", index_option="basic", stored=True)
    build.add_text_field("keys", tokenizer_name="whitespace", index_option="basic")
    return build.build()


class Vocabulary:
    """The words of one index, opened for reading."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _vocabulary_schema()
        self._index = Index(self._schema, path=str(folder))
        self._searcher = self._index.searcher()

    def __contains__(self, term: str) -> bool:
        return self.size > 0 and self._searcher.doc_freq("term", term) > 0

    @property
    def size(self) -> int:
        """How many words it holds."""
        return int(self._searcher.num_docs)

    def candidates(self, keys: Sequence[str], limit: int) -> list[str]:
        """Find the words that share most keys with these, rare keys counting for more."""
        if not keys or limit < 1:
            return []
        parts = [
            (Occur.Should, Query.term_query(self._schema, "keys", key))
            for key in list(keys)[:_MOST_KEYS]
        ]
        found = self._searcher.search(Query.boolean_query(parts), limit, count=False)
        return [self._searcher.doc(address)["term"][0] for _, address in found.hits]

    def reload(self) -> None:
        """See what was committed since."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def writer(self, heap_bytes: int) -> "VocabularyWriter":
        """Open it for writing; the caller holds the article index's lock."""
        return VocabularyWriter(self, self._index.writer(heap_bytes, 1))


def _is_word(term: str) -> bool:
    return 0 < len(term) <= _LONGEST_WORD and not term.isdecimal()


class VocabularyWriter:
    """Adds words, each once."""

    def __init__(self, vocabulary: Vocabulary, writer: IndexWriter) -> None:
        self._vocabulary = vocabulary
        self._writer = writer
        self._coming: set[str] = set()  # said to be unknown, and not yet committed
        self._added: set[str] = set()  # those of them that are to be committed
        self._there: set[str] = set()  # or not wanted

    def unknown(self, terms: Iterable[str]) -> list[str]:
        """Say which of these words are not there yet; each is said once, and is to be added.

        Numbers and what is too long for a word are passed over.
        """
        fresh = set(terms) - self._coming - self._there
        there = {term for term in fresh if not _is_word(term) or term in self._vocabulary}
        fresh -= there
        if len(self._there) > _REMEMBERED:
            self._there.clear()
        self._there |= there
        self._coming |= fresh
        return sorted(fresh)

    def add(self, term: str, keys: Sequence[str]) -> None:
        """Add a word that `unknown` gave."""
        document = Document()
        document.add_text("term", term)
        document.add_text("keys", " ".join(keys))
        self._writer.add_document(document)
        self._added.add(term)

    def commit(self) -> None:
        """Make the added words found."""
        if self._added:
            self._writer.commit()
            self._vocabulary.reload()
            self._coming -= self._added
            self._added.clear()

    def close(self) -> None:
        """Wait for what Tantivy does in the background, and give up the lock."""
        self._writer.wait_merging_threads()
