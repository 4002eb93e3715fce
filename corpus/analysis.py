"""An article as the index keeps it: the only place that decides which terms stand for a text."""

from collections.abc import Sequence
from importlib.metadata import version

from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.lessons import held
from corpus.search.keys import vocabulary_keys
from corpus.search.terms import source_terms, stems_in
from corpus.traits import traits_of
from storage.changed_article import ChangedArticle
from storage.index_document import NOTHING_TAUGHT, IndexDocument, Lessons
from storage.index_query import AnyOf, Node

_RULES = "5"
"""Raised with every change here or in folding, cutting, stemming and keys of words."""


class ArticleAnalysis:
    """Analyses articles with one state of the knowledge. It can be handed to other processes."""

    def __init__(
        self,
        knowledge: Knowledge,
        lessons: Lessons = NOTHING_TAUGHT,
        untaught: str | None = None,
    ) -> None:
        """Take what articles are analysed with.

        Args:
            knowledge: It, with what it was taught.
            lessons: The spellings that it was taught, rows of `TaughtSpelling`.
            untaught: The version it had before; None: that which it has.
        """
        self._knowledge = knowledge
        self._untaught = untaught or knowledge.version
        self.lessons = lessons

    def concerned(self, before: Lessons) -> Node:
        """Give the articles that may name somebody else than by the spellings taught before."""
        changed = set(self.lessons.rows).symmetric_difference(before.rows)
        return AnyOf(tuple((held(text), 1.0) for text in sorted({row[0] for row in changed})))

    @property
    def version(self) -> str:
        """Changes when an article would become other terms, whatever it says."""
        return f"rules {_RULES}, hazm {version('hazm')}, knowledge {self._untaught}"

    def document(self, article: ChangedArticle) -> IndexDocument:
        """Give the terms of an article."""
        title, body = tokenize(article.title), tokenize(article.body)
        # Together, because the text tells which Rice its headline means.
        tokens = title + body
        stems = stems_in(tokens, article.language)
        mentions = self._knowledge.mentions(tokens, article.published_on)
        return IndexDocument(
            title=" ".join(stems[: len(title)]),
            body=" ".join(stems),
            words=" ".join([token.text for token in tokens]),
            names=tuple([mention.entry.key for mention in mentions]),
            traits=tuple(traits_of(article, title, body, mentions).terms()),
            language=article.language,
            source=self._source(article.source),
        )

    def term_keys(self, term: str) -> Sequence[str]:
        """Say under which keys the vocabulary keeps a word."""
        return vocabulary_keys(term)

    def _source(self, source: str | None) -> str:
        return " ".join(source_terms(tokenize(source or "")))
