"""The one place where everything is wired together."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import structlog
from telegram.ext import Application, ContextTypes

from bot.announcing import Announcing
from bot.backoff import stopped_within
from bot.backups import Backups
from bot.delivery import Delivery
from bot.digest_clock import DIGESTS, INTERVAL_OF_NEWS, NEWS, DigestClock
from bot.digests import DueDigests
from bot.feeds import Feeds
from bot.forgetting import forget_old
from bot.inbox import Inbox
from bot.indexing import INTERVAL, Indexing
from bot.leader import Held, Leader
from bot.memory import settle
from bot.menus import set_menus
from bot.pacing import Pace
from bot.presence import Presence
from bot.replies import Replies
from bot.schedule import Schedule, guarded
from bot.sending import SafirBot
from bot.settings import Settings
from bot.taught import CurrentKnowledge
from bot.watch import Watch
from bot.workers import Workers
from corpus.following import Follower
from corpus.joining import join_words
from corpus.knowledge import load
from corpus.language.stems import warm_up
from corpus.search.searcher import Searcher
from corpus.stories import Stories
from handlers.context import Context, SafirApplication, Services
from handlers.file_reading import work_on_files
from handlers.gathering import finish_gatherings
from handlers.links import fetch_links
from handlers.register import register
from handlers.texts import Texts
from handlers.working import lines_are_gone
from storage.database import Database
from storage.errors import DatabaseUnavailable
from storage.figures import Figures
from storage.index import Index

if TYPE_CHECKING:
    from bot.metrics import Metrics

INDEX_FOLDER = "index"
FIRST_CATCH_UP = timedelta(seconds=10)
"""For how long the first answers wait for an index that is behind."""

GATHERINGS = timedelta(seconds=0.3)
STORIES = timedelta(seconds=1)
REST = 6
"""For how many times as long as it has worked on stories the process leaves them alone."""

JOINERS = "joiners"
NEWS_OF_JOINERS = timedelta(seconds=20)
WAY_GIVEN = timedelta(seconds=0.3)
"""For how long, at most, work on what came in stops for updates that are being handled."""

LINES_GO = timedelta(seconds=1)
"""How long a process that ends waits for Telegram to take away what says that it is at work."""

ANNOUNCEMENTS = timedelta(seconds=2)
WATCH = timedelta(minutes=1)
HOUR = timedelta(hours=1)

log = structlog.get_logger(__name__)


class App:
    """All that answers, delivers and indexes. Making it takes a second or two of a processor."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        presence: Presence,
        bot: SafirBot,
        inbox: Inbox,
        metrics: "Metrics | None" = None,
    ) -> None:
        knowledge = self._knowledge = CurrentKnowledge(load())
        index = self._index = Index.open(settings.data_dir / INDEX_FOLDER)
        texts = Texts.load()
        self._follower = Follower(knowledge, index)
        self._indexing = Indexing(index, database, knowledge.analysis)
        self._services = Services(
            database=database,
            searcher=_searcher(index, knowledge, metrics),
            knowledge=knowledge,
            texts=texts,
            follower=self._follower,
            stories=Stories(index, knowledge),
            back_up=Backups(database, settings.data_dir).make_asked,
            admins=settings.admin_ids,
            default_language=settings.default_language,
            default_timezone=settings.default_timezone,
            digest_time=settings.digest_time,
            questions_per_minute=settings.questions_per_minute,
            on_change=self._wake,
            until_current=self._indexing.current,
            give_way=self._give_way,
            refresh_knowledge=partial(knowledge.refresh, database),
        )
        self._bot = bot
        self._application = make_application(bot, self._services)
        handle = self._application.process_update
        replies = Replies(bot, database)
        self._workers = Workers(database, bot, handle, replies, presence.name, inbox.news)
        if metrics is not None:
            self._workers.on_done = metrics.update
        self._inbox = inbox
        pace, is_paid = Pace(settings.broadcast_rate), settings.paid_broadcast
        self._delivery = Delivery(database, bot, pace, presence.name, texts, is_paid)
        facts, wake = self._services.facts, self._delivery.wake
        self._due = DueDigests(database, self._follower, facts, texts, wake, self._give_way)
        self._announcing = Announcing(database, self._delivery.wake)
        self._watch = Watch(database, bot, settings.admin_ids, texts(settings.default_language))
        self._backups = Backups(database, settings.data_dir)
        self._feeds = Feeds(self._services, self._wake)
        self._leader = Leader(database, presence, self._lead)
        self._set_menus = partial(set_menus, bot, self._services, settings.data_dir)
        self._schedule: Schedule | None = None  # while this process leads
        self._stopped = asyncio.Event()

    async def run(self) -> None:
        """Answer, deliver and index until `stop`."""
        await self._application.initialize()
        take_over_spellings = partial(self._knowledge.refresh, self._services.database)
        await guarded("spellings", take_over_spellings)
        indexing = asyncio.create_task(self._indexing.run())
        try:
            await self._indexing.ready(FIRST_CATCH_UP)
            self._inbox.handlers = self._workers
            settle()
            log.info("ready")
            await asyncio.gather(
                self._workers.run(),
                self._leader.run(),
                self._repeat("spellings", INTERVAL, take_over_spellings),
                self._repeat("gatherings", GATHERINGS, partial(finish_gatherings, self._services)),
                self._repeat("links", GATHERINGS, partial(fetch_links, self._services)),
                self._repeat(
                    "files", GATHERINGS, partial(work_on_files, self._services, self._bot)
                ),
                self._repeat("watch", WATCH, self._watch.look),
                asyncio.to_thread(warm_up),
            )
        finally:
            indexing.cancel()
            await asyncio.gather(indexing, return_exceptions=True)

    async def stop(self, patience: timedelta) -> None:
        """Begin nothing more; what is being handled may take a while."""
        self._stopped.set()
        self._leader.stop()
        await self._workers.stop(patience)
        await lines_are_gone(LINES_GO)

    async def is_ready(self) -> bool:
        """Say whether the database answers and the index is with it."""
        try:
            async with self._services.database.reading() as stored:
                await stored.now()
        except DatabaseUnavailable:
            return False
        return await self._indexing.ready(timedelta(0))

    async def figures(self) -> tuple[Figures | None, int]:
        """Count what the database holds, None while it is away, and how far the index is behind."""
        try:
            async with self._services.database.reading() as stored:
                newest = await stored.articles.newest_revision()
                return await stored.counts.all(), max(0, newest - self._index.applied)
        except DatabaseUnavailable:
            return None, 0

    def _wake(self) -> None:
        """Find at once what was saved, and send at once what was decided."""
        self._indexing.wake()
        self._delivery.wake()
        if self._schedule is not None:
            self._schedule.sooner(NEWS)
            self._schedule.sooner(JOINERS)

    async def _lead(self, held: Held) -> None:
        """Do what one process alone does, for as long as it holds the lease."""
        schedule = self._schedule = Schedule()
        clock = DigestClock(self._due, held, schedule)
        schedule.every_minute(DIGESTS, clock.tick)
        schedule.every(NEWS, INTERVAL_OF_NEWS, clock.look)
        schedule.every_minute("feeds", partial(self._feeds.tick, held))
        schedule.every("forget", HOUR, partial(forget_old, self._services.database))
        schedule.every("menus", HOUR, self._set_menus)
        schedule.every("stories", STORIES, partial(self._fold, held))
        schedule.every(JOINERS, NEWS_OF_JOINERS, partial(self._join_words, held))
        schedule.every("announcements", ANNOUNCEMENTS, partial(self._announcing.tick, held))
        schedule.every("backup", HOUR, self._backups.make_if_due, at_once=False)
        schedule.start()
        try:
            await self._delivery.run(held)
        finally:
            self._schedule = None
            schedule.stop()

    async def _give_way(self) -> None:
        """Wait for a moment while updates are being handled."""
        await self._workers.idle(WAY_GIVEN)

    async def _join_words(self, held: Held) -> None:
        """Look for the joiners that Persian words of new articles have lost."""
        await join_words(self._services.database, lambda: held.is_held, self._give_way)

    async def _fold(self, held: Held) -> None:
        """Say of what came in which event it tells; with pauses, as questions come first."""
        keep_up, database = self._services.stories.keep_up, self._services.database
        began = time.monotonic()
        while held.is_held and await keep_up(database, held.confirm, self._give_way):
            if await stopped_within(self._stopped, REST * (time.monotonic() - began)):
                break
            began = time.monotonic()

    async def _repeat(
        self, name: str, pause: timedelta, job: Callable[[], Awaitable[object]]
    ) -> None:
        while not await stopped_within(self._stopped, pause.total_seconds()):
            await guarded(name, job)


def _searcher(index: Index, knowledge: CurrentKnowledge, metrics: "Metrics | None") -> Searcher:
    if metrics is None:
        return Searcher(index, knowledge)
    from bot.metrics import MeasuredSearcher

    return MeasuredSearcher(metrics, index, knowledge)


def make_application(bot: SafirBot, services: Services) -> SafirApplication:
    """Make PTB's application: it hands updates to handlers, and neither fetches nor schedules."""
    application = (
        Application.builder()
        .application_class(SafirApplication, {"services": services})
        .context_types(ContextTypes(context=Context))
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .build()
    )
    assert isinstance(application, SafirApplication)
    register(application)
    return application
