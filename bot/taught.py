"""The knowledge as it is used here: what it was loaded with, and what admins have taught."""

from collections.abc import Iterator, Mapping

from corpus.analysis import ArticleAnalysis
from corpus.knowledge import Knowledge, Language, TaughtSpelling
from corpus.language.fold import fold
from corpus.language.romanise import Script, script_of
from storage.database import Database
from storage.index_document import NOTHING_TAUGHT, Lessons
from storage.models import Spelling

_LANGUAGES: Mapping[Script, tuple[Language, ...]] = {
    "latin": ("en",),
    "cyrillic": ("ru",),
    "arabic": ("fa", "ar"),
}


class CurrentKnowledge:
    """Calling it gives the knowledge with what was taught until the last `refresh`."""

    def __init__(self, loaded: Knowledge) -> None:
        self._loaded = loaded
        self._knowledge = loaded
        self._lessons = NOTHING_TAUGHT

    def __call__(self) -> Knowledge:
        return self._knowledge

    def analysis(self) -> ArticleAnalysis:
        """Give the analysis of articles that goes with it."""
        return ArticleAnalysis(self._knowledge, self._lessons, self._loaded.version)

    async def refresh(self, database: Database) -> None:
        """Take over what was taught or taken back since, in any process."""
        async with database.reading() as stored:
            version = await stored.spellings.version()
            if version == self._lessons.number:
                return
            taught = await stored.spellings.all()
        rows = tuple(row for one in taught for row in _rows(one))
        self._knowledge = self._loaded.with_taught(rows)
        self._lessons = Lessons(version, rows)


def _rows(taught: Spelling) -> Iterator[TaughtSpelling]:
    """Give the rows that a spelling is; one for any language is declined as its script tells."""
    script = script_of(fold(taught.text))
    languages = (taught.language,) if taught.language else _LANGUAGES[script or "latin"]
    return ((taught.text, language, taught.entry) for language in languages)
