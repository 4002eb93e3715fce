"""Making the knowledge of its data files. Imported only where no snapshot fits: reading rows that
are checked takes pydantic, which processes that only analyse have no need of.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.knowledge.build import Compiled, folded_words
from corpus.knowledge.entries import Entry, Kind, Language, Office, Person, Side, Term
from corpus.knowledge.errors import BadEntry
from corpus.knowledge.patterns import label
from corpus.knowledge.schema import (
    ConceptRow,
    NameRow,
    OfficeRow,
    PersonRow,
    Row,
    line_of,
    read_rows,
    read_term,
)
from corpus.knowledge.snapshot import Parts

_FILES: dict[str, tuple[Kind, type[Row]]] = {
    "people_us": ("person", PersonRow),
    "people_russia": ("person", PersonRow),
    "people_other": ("person", PersonRow),
    "places": ("place", NameRow),
    "bodies": ("body", NameRow),
    "concepts": ("concept", ConceptRow),
}


def compile_files(folder: Path) -> Parts:
    """Read and compile the data files, or raise `BadEntry`."""
    rows = read_rows(folder / "offices.toml", OfficeRow)
    offices = {key: _office(key, row) for key, row in rows}
    entries = dict(_entries(folder, offices))
    compiled = Compiled()
    compiled.add_entries(entries.values())
    folded_words.cache_clear()
    return Parts(entries, offices, compiled)


def _entries(folder: Path, offices: Mapping[str, Office]) -> Iterator[tuple[str, Entry]]:
    for name, (kind, row_type) in _FILES.items():
        path = folder / f"{name}.toml"
        for key, row in read_rows(path, row_type):
            try:
                entry = _entry(f"{kind}/{key}", kind, row, offices)
            except KeyError as error:
                raise BadEntry(path, line_of(path, key), key, f"no office {error}") from error
            yield entry.key, entry


def _entry(key: str, kind: Kind, row: Row, offices: Mapping[str, Office]) -> Entry:
    patterns = row.patterns()
    labels = _labels(patterns)
    if isinstance(row, PersonRow):
        terms = sorted((_term(text, offices) for text in row.terms), key=lambda term: term.since)
        return Person(key, kind, labels, row.side, None, patterns, tuple(terms), row.woman)
    group = row.group if isinstance(row, ConceptRow) else None
    return Entry(key, kind, labels, row.side, group, patterns)


def _labels(patterns: Mapping[Language, str]) -> dict[Language, str]:
    return {language: label(pattern) for language, pattern in patterns.items()}


def _term(text: str, offices: Mapping[str, Office]) -> Term:
    row = read_term(text)
    side: Side = offices[row.office].side
    return Term(
        row.office,
        side,
        row.since,
        row.until,
        row.acting,
        row.since_precision,
        row.until_precision,
    )


def _office(key: str, row: OfficeRow) -> Office:
    return Office(key, row.side, row.single, _labels(row.patterns()), row.patterns())
