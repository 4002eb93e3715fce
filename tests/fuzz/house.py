"""The real application on SQLite, fed with updates; what goes wrong in it is kept."""

import asyncio
import logging
import shutil
from collections import deque
from contextlib import asynccontextmanager
from datetime import date, timedelta
from pathlib import Path

from structlog.processors import format_exc_info
from structlog.testing import capture_logs

from bot.app import make_application
from bot.backups import Backups
from bot.inbox import Inbox
from bot.replies import Replies
from bot.sending import SafirBot
from bot.taught import CurrentKnowledge
from bot.workers import Workers
from corpus.analysis import ArticleAnalysis
from corpus.following import Follower
from corpus.intake.text import fingerprint
from corpus.knowledge import load
from corpus.search.searcher import Searcher
from corpus.stories import Stories
from handlers.context import Services
from handlers.gathering import finish_gatherings
from handlers.texts import Texts
from storage.database import Database
from storage.index import Index
from storage.new_article import NewArticle
from tests.fuzz.limits import check_call
from tests.handlers.chat import ADMIN, Wire

ARTICLES = [
    ("en", "Kerry and Lavrov meet in Geneva", "John Kerry and Sergey Lavrov met. They spoke."),
    ("fa", "گفت‌وگوی تلفنی لاوروف و کری", "سرگئی لاوروف و جان کری تلفنی گفت‌وگو کردند."),
    ("ar", "لقاء كيري ولافروف في جنيف", "التقى جون كيري وسيرغي لافروف في جنيف."),
    ("ru", "Керри и Лавров встретились в Лиме", "Сергей Лавров и Джон Керри встретились."),
]
PATIENCE = timedelta(seconds=60)
MOST_LOOKS = 6_000


class CheckingWire(Wire):
    """Takes every call, and keeps what Telegram would not have taken."""

    def __init__(self):
        super().__init__()
        self.wrong = []
        self.calls = deque(maxlen=200)

    async def do_request(self, url, method, request_data=None, **timeouts):
        answer = await super().do_request(url, method, request_data, **timeouts)
        if self.calls and "/file/" not in url:
            name, arguments = self.calls[-1]
            try:
                check_call(name, arguments)
            except Exception as error:  # what raises here would be taken for a broken line
                self.wrong.append((name, repr(error), arguments))
        return answer


class Told(logging.Handler):
    """Keeps what libraries call an error: PTB logs what nobody has handled, and goes on."""

    def __init__(self, kept):
        super().__init__(logging.ERROR)
        self.kept = kept

    def emit(self, record):
        self.kept.append({"log_level": "error", "exception": self.format(record)})


class House:
    """Takes updates in and has them handled; `wrong` is what went wrong so far."""

    def __init__(self, database, services, wire, inbox, workers):
        self.database, self.services, self.wire = database, services, wire
        self.inbox, self.workers = inbox, workers
        self.number = 0
        self.logged = []

    @property
    def wrong(self):
        return [*self.wire.wrong, *self.logged]

    async def take(self, updates):
        """Have a batch handled to its end, and what it gathered as well."""
        numbered = []
        for update in updates:
            self.number += 1
            # What is not as it should be about the number is tried by `test_inbox`.
            numbered.append({**update, "update_id": self.number})
        told = Told(self.logged)
        logging.getLogger().addHandler(told)
        try:
            await self._take(numbered)
        finally:
            logging.getLogger().removeHandler(told)

    async def _take(self, numbered):
        with capture_logs(processors=[format_exc_info]) as events:
            await self.inbox.take(numbered)
            await self._until_handled()
            await finish_gatherings(self.services)
        self.logged += [event for event in events if event["log_level"] in ("error", "critical")]

    async def _until_handled(self):
        # Looks are counted, as a process that is stopped for a while does not hang.
        for _ in range(MOST_LOOKS):
            if not await self._is_busy():
                return
            await asyncio.sleep(0.01)
        raise TimeoutError

    async def _is_busy(self):
        async with self.database.reading() as stored:
            return bool(await stored.inbox.waiting())


@asynccontextmanager
async def open_house(folder: Path):
    """Make the application in a folder, with a few articles in it."""
    database = Database(f"sqlite:///{folder}/safir.db")
    await database.migrate()
    index = Index.open(folder / "index")
    knowledge = load()
    await _add_articles(database)
    await index.catch_up(database, ArticleAnalysis(knowledge))
    wire = CheckingWire()
    bot = SafirBot("99:token", request=wire, get_updates_request=wire)
    services = _services(database, index, knowledge, folder)
    application = make_application(bot, services)
    await application.initialize()
    inbox = Inbox(database)
    handle, replies = application.process_update, Replies(bot, database)
    workers = Workers(database, bot, handle, replies, "fuzz", inbox.news)
    running = asyncio.create_task(workers.run())
    inbox.handlers = workers
    try:
        yield House(database, services, wire, inbox, workers)
    finally:
        await workers.stop(PATIENCE)
        await running
        await application.shutdown()
        await database.close()
        shutil.rmtree(folder, ignore_errors=True)


async def _add_articles(database):
    async with database.transaction() as stored:
        for day, (language, title, body) in enumerate(ARTICLES, start=1):
            new = NewArticle(
                title=title,
                body=body,
                original=f"{title}\n{body}",
                language=language,
                fingerprint=fingerprint(title, body),
                source="TASS",
                published_on=date(2016, 9, day),
                published_how="given",
            )
            await stored.articles.add(new)


def _services(database, index, knowledge, folder):
    current = CurrentKnowledge(knowledge)
    return Services(
        database=database,
        searcher=Searcher(index, current),
        knowledge=current,
        texts=Texts.load(),
        follower=Follower(lambda: knowledge, index),
        stories=Stories(index, current),
        back_up=Backups(database, folder).make_asked,
        admins=frozenset({ADMIN}),
        questions_per_minute=0,
    )
