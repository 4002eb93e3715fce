"""Questions: what is asked, which articles answer, and with which sentence."""

from corpus.search.answer import Passage
from corpus.search.found import Answer, Found, Hit, Reason
from corpus.search.function_words import Intent
from corpus.search.query import NamedEntry, Query, Span, understand
from corpus.search.searcher import Searcher

__all__ = [
    "Answer",
    "Found",
    "Hit",
    "Intent",
    "NamedEntry",
    "Passage",
    "Query",
    "Reason",
    "Searcher",
    "Span",
    "understand",
]
