"""An article as the index keeps it: the only place that decides which terms stand for a text."""

from collections.abc import Sequence
from datetime import date
from importlib.metadata import version

from corpus.knowledge import Knowledge
from corpus.language.tokens import Token, tokenize
from corpus.search.expand import vocabulary_keys
from corpus.search.terms import source_terms, stems_in
from storage.changed_article import ChangedArticle
from storage.index_document import IndexDocument

_RULES = "1"
"""Raised with every change here or in folding, cutting, stemming and keys of words."""


class ArticleAnalysis:
    """Analyses articles with one state of the knowledge. It can be handed to other processes."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    @property
    def version(self) -> str:
        """Changes when an article would become other terms."""
        return f"rules {_RULES}, hazm {version('hazm')}, knowledge {self._knowledge.version}"

    def document(self, article: ChangedArticle) -> IndexDocument:
        """Give the terms of an article."""
        title, body = tokenize(article.title), tokenize(article.body)
        # Together, because the text tells which Rice its headline means.
        tokens = title + body
        stems = stems_in(tokens, article.language)
        return IndexDocument(
            title=" ".join(stems[: len(title)]),
            body=" ".join(stems),
            words=" ".join([token.text for token in tokens]),
            names=tuple(self._names(tokens, article.published_on)),
            language=article.language,
            source=self._source(article.source),
        )

    def term_keys(self, term: str) -> Sequence[str]:
        """Say under which keys the vocabulary keeps a word."""
        return vocabulary_keys(term)

    def _names(self, tokens: Sequence[Token], on: date | None = None) -> list[str]:
        return [mention.entry.key for mention in self._knowledge.mentions(tokens, on)]

    def _source(self, source: str | None) -> str:
        return " ".join(source_terms(tokenize(source or "")))
