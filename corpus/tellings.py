"""Articles as they are weighed for their stories, the last ones remembered."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.knowledge import Knowledge
from corpus.language.tokens import tokenize
from corpus.search.terms import stems_in
from corpus.traits import Traits, stem_weights, traits_of
from storage.changed_article import ChangedArticle
from storage.index import Index
from storage.index_query import Term, TextField
from storage.models import Article

_REMEMBERED = 512  # of some 60 KB each
# Counts are remembered until the corpus has grown by this share: they hardly change before.
_GROWN, _MOST_COUNTED = 0.02, 100_000


@dataclass(frozen=True)
class Telling:
    """An article as it is weighed; the weights are those of its stems, see `stem_weights`."""

    article_id: int
    traits: Traits
    weights: Mapping[str, float]


class Tellings:
    """Reads articles, and counts in how many others their traits stand."""

    def __init__(self, index: Index, knowledge: Callable[[], Knowledge]) -> None:
        self._index = index
        self._knowledge = knowledge
        self._known_by: Knowledge | None = None
        self._remembered: OrderedDict[tuple[int, int], Telling] = OrderedDict()  # by id, revision
        self._counted: dict[tuple[TextField, str], int] = {}
        self._counted_of = 0

    def read(self, article: Article | ChangedArticle) -> Telling:
        """Read an article, unless that was done lately."""
        knowledge = self._knowledge()
        if knowledge is not self._known_by:
            self._remembered.clear()
            self._known_by = knowledge
        key = (article.id, article.revision)
        known = self._remembered.pop(key, None) or self._read(article, knowledge)
        if article.id is not None:
            self._remembered[key] = known
        while len(self._remembered) > _REMEMBERED:
            self._remembered.popitem(last=False)
        return known

    def _read(self, article: Article | ChangedArticle, knowledge: Knowledge) -> Telling:
        title, body = tokenize(article.title), tokenize(article.body)
        mentions = knowledge.mentions((*title, *body), article.published_on)
        traits = traits_of(article, title, body, mentions)
        stems = Counter(stems_in((*title, *body), article.language))
        weights = stem_weights(stems, self.stem_frequency, self._index.size)
        return Telling(article.id, traits, weights)

    def frequency(self, term: str) -> int:
        """Count the articles that have a term of a trait."""
        return sum(self.count(node.field, node.text) for node in terms_of(term))

    def stem_frequency(self, stem: str) -> int:
        """Count the articles that hold a stem."""
        return self.count("body", stem)

    def count(self, field: TextField, term: str) -> int:
        """Count the articles that hold a term, or that did when there were about as many."""
        grown = self._index.size - self._counted_of
        if abs(grown) > _GROWN * self._counted_of or len(self._counted) > _MOST_COUNTED:
            self._counted, self._counted_of = {}, self._index.size
        counted = self._counted.get((field, term))
        if counted is None:
            counted = self._counted[field, term] = self._index.frequency(field, term)
        return counted


def terms_of(term: str) -> tuple[Term, ...]:
    """Give what the index has for a term of a trait."""
    match term[0]:
        case "/":
            return (Term("names", term[1:]),)
        case "#":
            return (Term("traits", term),)
        case _:
            return (Term("traits", f"^{term}"), Term("traits", f"~{term}"))
