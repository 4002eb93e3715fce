"""Which of some nodes each candidate answers: asked of the index for all of them at once."""

from collections.abc import Collection, Mapping, Sequence

from storage.index import Index
from storage.index_query import AllOf, Among, Fixed, Node, Prefer, Term

# A score is a 32-bit float, exact for whole numbers up to 2**24: so many yes-or-no answers fit.
_AT_ONCE = 24

Marks = Mapping[int, frozenset[Node]]


def marks(index: Index, nodes: Collection[Node], ids: Sequence[int]) -> Marks:
    """Say of every candidate which of these nodes it answers."""
    wanted = list(dict.fromkeys(nodes))
    found: dict[int, frozenset[Node]] = dict.fromkeys(ids, frozenset())
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        bits = [Prefer(Fixed(node, float(1 << bit))) for bit, node in enumerate(part)]
        known: dict[int, frozenset[Node]] = {}  # most articles have the same
        for candidate in index.search(AllOf((Among(tuple(ids)), *bits)), len(ids)):
            flags = int(candidate.score)
            if flags not in known:
                known[flags] = frozenset(n for bit, n in enumerate(part) if flags >> bit & 1)
            has = found[candidate.article_id]
            found[candidate.article_id] = has | known[flags] if has else known[flags]
    return found


def telling(nodes: Collection[Node]) -> tuple[Node, ...]:
    """Leave out what another node says as well: all that a title holds stands in `body`, too."""
    there = frozenset(nodes)
    return tuple(
        node
        for node in nodes
        if not (
            isinstance(node, Term) and node.field == "title" and Term("body", node.text) in there
        )
    )
