"""Holds what comes in against the standing questions, once, whichever process does it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice

from corpus.analysis import ArticleAnalysis
from corpus.following.holds import holds
from corpus.following.offered import Offered, offered
from corpus.following.standing import RULES, Deriver, Lexicon, Standing, standing_key
from corpus.knowledge import Knowledge
from storage.caught import Match
from storage.changed_article import ChangedArticle
from storage.database import Database, Stored
from storage.follows import EVERYTHING
from storage.models import Topic
from storage.topics import StandingQuestion

US_RUSSIA = "us-russia"
"""The key of the built-in topic."""

_AT_ONCE = 20  # articles in one transaction
_QUESTIONS_AT_ONCE = 100
_REMEMBERED = 50_000  # standing questions, read; each takes about a kilobyte
_FORGOTTEN_AT_ONCE = 5_000

# Only so much of what came in while nobody subscribed is held once somebody does.
_LOOKS_BACK, _MOST_FOR_NOBODY = timedelta(hours=24), 400
_SLACK = 100  # so that not each article that comes in takes a transaction
_MOST_AGAIN = 500  # articles, when the knowledge is another


GiveWay = Callable[[], Awaitable[None]]


async def at_once() -> None:
    """Give way to nobody."""


class Follower:
    """Catches articles for those who follow questions.

    Args:
        knowledge: The names to recognise, asked each time: taught spellings replace it.
        lexicon: How common words are.
    """

    def __init__(self, knowledge: Callable[[], Knowledge], lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon
        self._deriver: tuple[Knowledge, Deriver] | None = None
        self._versioned: tuple[Knowledge, str] | None = None
        self._read: dict[int, Standing] = {}
        self._read_with = ""
        self._turn = asyncio.Lock()

    @property
    def version(self) -> str:
        """Changes when a question would become other keys."""
        knowledge = self._knowledge()
        if self._versioned is None or self._versioned[0] is not knowledge:
            version = f"standing {RULES}, {ArticleAnalysis(knowledge).version}"
            self._versioned = knowledge, version
        return self._versioned[1]

    def read(self, question: str, today: date) -> StandingQuestion | None:
        """Read a question; None where it names nothing that could come in."""
        deriver = self._deriving()
        standing = deriver.standing(question, today)
        if standing is None:
            return None
        return StandingQuestion(standing.as_json(), self.version, deriver.keys(standing))

    async def stand(self, stored: Stored, question: str) -> Topic | None:
        """Let a question stand; None where it names nothing that could come in."""
        made = self.read(question, (await stored.now()).date())
        return await stored.topics.stand(standing_key(question), question, made) if made else None

    def _deriving(self) -> Deriver:
        knowledge = self._knowledge()
        if self._deriver is None or self._deriver[0] is not knowledge:
            self._deriver = knowledge, Deriver(knowledge, self._lexicon)
        return self._deriver[1]

    async def catch_up(
        self, database: Database, most: int | None = None, give_way: GiveWay = at_once
    ) -> int:
        """Hold against the questions what came in or was changed since; count those articles.

        While nobody subscribes nothing is held: whoever begins has held then what they may get.

        Args:
            database: Where they are.
            most: After about so many the rest is left for another time; None is all.
            give_way: Awaited before each article, for what is more urgent.
        """
        async with self._turn:
            if not await self._begun(database):
                return 0
        count = 0
        while most is None or count < most:
            async with self._turn:
                done = await self._next(database, give_way)
            if not done:
                break
            count += done
        return count

    async def _begun(self, database: Database) -> bool:
        """Say whether there is something to hold for somebody; pass over what nobody would get."""
        async with database.reading() as stored:
            before = await stored.caught.matched()
            newest = await stored.articles.newest_revision()
            if before == newest or await stored.subscriptions.is_there_any():
                return before != newest
            if newest - before <= _MOST_FOR_NOBODY + _SLACK:
                return False
            day_ago = await stored.articles.revision_at(await stored.now() - _LOOKS_BACK)
        async with database.transaction() as stored:
            await stored.caught.move_on(before, max(day_ago, newest - _MOST_FOR_NOBODY))
        return False

    async def _next(self, database: Database, give_way: GiveWay) -> int:
        async with database.reading() as stored:
            before = await stored.caught.matched()
            if before == await stored.articles.newest_revision():
                return 0
            articles = await stored.articles.changed_since(before, _AT_ONCE)
        await self._hold(database, articles, before, articles[-1].revision, give_way)
        return len(articles)

    async def _hold(
        self,
        database: Database,
        articles: Sequence[ChangedArticle],
        before: int,
        after: int,
        give_way: GiveWay,
    ) -> None:
        """Keep what articles are caught by, unless another process has moved on meanwhile."""
        held = []
        async with database.reading() as stored:
            for one in articles:
                if one.deleted is None:
                    await give_way()
                    found = await self._offered(one)
                    held.append((found, await self._held(stored, found)))
        async with database.transaction() as stored:
            if await stored.caught.move_on(before, after):
                matches = await self._matches(stored, held)
                await stored.caught.keep([one.id for one in articles], matches)

    async def hold_again(self, database: Database, give_way: GiveWay = at_once) -> int:
        """Hold again, by other knowledge, what some digest may not have shown yet; count it.

        What was sent stays sent: whoever has got all that came in hears of it no more.
        """
        count = 0
        async with self._turn:
            async with database.reading() as stored:
                upto = await stored.caught.matched()
                lowest = await stored.subscriptions.lowest_cursor()
            at = upto if lowest is None else max(lowest, upto - _MOST_AGAIN)
            while at < upto:
                async with database.reading() as stored:
                    matched = await stored.caught.matched()
                    changed = await stored.articles.changed_since(at, _AT_ONCE)
                articles = [one for one in changed if one.revision <= upto]
                if not articles:
                    break
                await self._hold(database, articles, matched, matched, give_way)
                at, count = articles[-1].revision, count + len(articles)
        return count

    async def _offered(self, article: ChangedArticle) -> Offered:
        return await asyncio.to_thread(offered, article, self._knowledge(), self._lexicon)

    async def _held(self, stored: Stored, article: Offered) -> list[int]:
        """Give the questions that an article fulfils, by their ids."""
        topic_ids = await stored.topics.proposed(article.keys())
        standings = await self._standings(stored, topic_ids)
        return [topic_id for topic_id in topic_ids if holds(standings[topic_id], article)]

    async def _standings(self, stored: Stored, topic_ids: Sequence[int]) -> Mapping[int, Standing]:
        """Give what questions want, read when it is first needed."""
        if self._read_with != self.version:
            self._read, self._read_with = {}, self.version
        if len(self._read) > _REMEMBERED:
            # Those read first. Popular ones are soon read again; all at once would cost seconds.
            for topic_id in list(islice(self._read, _FORGOTTEN_AT_ONCE)):
                del self._read[topic_id]
        unread = [topic_id for topic_id in topic_ids if topic_id not in self._read]
        if unread:
            kept = await stored.topics.standings(unread)
            self._read |= {topic_id: Standing.from_json(one) for topic_id, one in kept.items()}
        return self._read

    async def _matches(
        self, stored: Stored, held: Iterable[tuple[Offered, Sequence[int]]]
    ) -> list[Match]:
        everything = (await stored.topics.built_in(EVERYTHING)).id
        us_russia = (await stored.topics.built_in(US_RUSSIA)).id
        return [
            Match(topic_id, one.article.id, one.article.added_revision, one.weight)
            for one, topic_ids in held
            for topic_id in (
                everything,
                *([us_russia] if one.is_about_us_russia else []),
                *topic_ids,
            )
        ]

    async def derive_again(self, database: Database) -> int:
        """Read anew what was read by other knowledge than this one's, and count it."""
        count = 0
        while True:
            version = self.version
            async with database.reading() as stored:
                today = (await stored.now()).date()
                topics = await stored.topics.outdated(version, _QUESTIONS_AT_ONCE)
            if not topics:
                return count
            made = await asyncio.to_thread(self._read_again, topics, today)
            async with database.transaction() as stored:
                for topic, standing in made:
                    await stored.topics.derive_again(topic.id, standing)
            count += len(topics)

    def _read_again(
        self, topics: Sequence[Topic], today: date
    ) -> list[tuple[Topic, StandingQuestion]]:
        nothing = StandingQuestion({"needed": 1}, self.version, ())
        return [(topic, self.read(topic.question, today) or nothing) for topic in topics]
