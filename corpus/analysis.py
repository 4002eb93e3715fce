"""An article as the index keeps it: the only place that decides which terms stand for a text."""

from collections.abc import Sequence
from importlib.metadata import version

from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.search.expand import vocabulary_keys
from corpus.search.terms import source_terms, stems_in
from corpus.traits import traits_of
from storage.changed_article import ChangedArticle
from storage.index_document import IndexDocument

_RULES = "5"
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
