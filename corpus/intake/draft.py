"""What intake makes of what an admin sent: values only, neither stored nor worded."""

from dataclasses import dataclass, field
from datetime import date

from corpus.intake.published import Published
from corpus.topics import TopicScore
from storage.models import Language


@dataclass(frozen=True)
class Hints:
    """What came along with a text: said by the sender or by Telegram, not read from the text.

    Attributes:
        title: A title given beside the text.
        source: Who published it, as the channel it was forwarded from is called.
        url: Where it stands, as the link to the channel's post.
        published: The day on which it was published; the text is not asked.
        time: "HH:MM" of that day.
        posted: The day on which it was posted where it was forwarded from, which is taken
            where the text names no other.
        language: A language to be trusted rather than detected.
    """

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    time: str | None = None
    posted: date | None = None
    language: Language | None = None


@dataclass(frozen=True)
class DraftArticle:
    """An article as understood, before anybody has agreed to it.

    Attributes:
        language: One of ours, or None if undecided or foreign.
        foreign: The ISO 639 code of a language that is not ours, when it is surely that.
        names: Keys of the knowledge's entries the text names, the most often named first.
        topic: How surely it is US–Russia diplomacy, and why.
        copies: The keys under which near-copies of its body are found; see `corpus.copies`.
        cut: What was left out as page furniture, as in `clean.Cleaned`.
    """

    title: str
    body: str
    original: str
    language: Language | None
    foreign: str | None
    source: str | None
    url: str | None
    published: Published
    names: tuple[str, ...]
    topic: TopicScore
    copies: tuple[str, ...] = ()
    cut: tuple[tuple[str, str], ...] = field(default=())
