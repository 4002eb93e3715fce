"""Stories: which articles tell one event, across languages, and which do not."""

import asyncio
from datetime import date

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.intake.text import fingerprint
from corpus.knowledge import load
from corpus.stories import Stories
from storage.index import Index
from storage.new_article import NewArticle

DAY = date(2016, 9, 10)
GENEVA_EN = (
    "Kerry and Lavrov announce a truce in Syria",
    "US Secretary of State John Kerry and Russian Foreign Minister Sergey Lavrov announced in Geneva "
    "that a ceasefire would begin in Syria on 12 September at sunset. The talks had gone on for 13 "
    "hours. UN envoy Staffan de Mistura welcomed the agreement. Aid is to reach Aleppo along the "
    "Castello road, said spokesman Jonas Bergqvist, after 48 hours of calm.",
)
GENEVA_RU = (
    "Керри и Лавров объявили перемирие в Сирии",
    "Госсекретарь США Джон Керри и министр иностранных дел России Сергей Лавров объявили в Женеве, что "
    "прекращение огня в Сирии начнётся 12 сентября на закате. Переговоры шли 13 часов. Посланник ООН "
    "Стаффан де Мистура приветствовал соглашение. Помощь пойдёт в Алеппо по дороге Кастелло после 48 "
    "часов тишины, сказал представитель Йонас Бергквист.",
)
GENEVA_FA = (
    "کری و لاوروف در سوریه آتش‌بس اعلام کردند",
    "جان کری وزیر خارجه آمریکا و سرگئی لاوروف وزیر خارجه روسیه در ژنو اعلام کردند که آتش‌بس در سوریه از "
    "غروب ۱۲ سپتامبر آغاز می‌شود. مذاکرات ۱۳ ساعت طول کشید. استفان دی میستورا فرستاده سازمان ملل از توافق "
    "استقبال کرد. یوناس برگکویست سخنگو گفت کمک‌ها پس از ۴۸ ساعت آرامش از جاده کاستلو به حلب می‌رسد.",
)
LIMA_EN = (
    "Kerry and Lavrov meet in Lima",
    "John Kerry and Sergey Lavrov met on the sidelines of the APEC summit in Lima. They spoke about "
    "Ukraine and sanctions. It was their last meeting before the elections, said Olivia Harcourt.",
)


@pytest.fixture(scope="module")
def knowledge():
    return load()


@pytest.fixture
def corpus(database, knowledge, tmp_path):
    return Corpus(database, knowledge, Index.open(tmp_path / "index"))


class Corpus:
    """Stores articles and decides on their stories, as the bot does."""

    def __init__(self, database, knowledge, index):
        self.database, self.index = database, index
        self.analysis = ArticleAnalysis(knowledge)
        self.stories = Stories(index, lambda: knowledge)

    async def add(self, text, language="en", day=DAY, *, folded=True):
        title, body = text
        new = NewArticle(
            title=title,
            body=body,
            original=body,
            language=language,
            fingerprint=fingerprint(title, body),
            published_on=day,
        )
        async with self.database.transaction() as stored:
            article = await stored.articles.add(new)
        await self.index.catch_up(self.database, self.analysis)
        if folded:
            await self.fold()
        return article.id

    async def fold(self, **given):
        while await self.stories.keep_up(self.database, **given):
            pass

    async def story(self, article_id):
        async with self.database.reading() as stored:
            return (await stored.articles.get(article_id)).story


async def test_one_event_in_three_languages_is_one_story_whose_id_stays(corpus):
    english = await corpus.add(GENEVA_EN)
    assert await corpus.story(english) is None
    russian = await corpus.add(GENEVA_RU, "ru")
    story = await corpus.story(english)
    assert story is not None
    persian = await corpus.add(GENEVA_FA, "fa", date(2016, 9, 11))
    assert [await corpus.story(one) for one in (english, russian, persian)] == [story] * 3
    async with corpus.database.reading() as stored:
        assert await stored.stories.languages([story]) == {story: {"en": 1, "ru": 1, "fa": 1}}


async def test_stories_wait_until_the_way_is_free(corpus):
    free = asyncio.Event()
    english = await corpus.add(GENEVA_EN)
    await corpus.add(GENEVA_RU, "ru", folded=False)
    folding = asyncio.create_task(corpus.fold(give_way=free.wait))
    await asyncio.sleep(0.05)
    assert not folding.done()
    free.set()
    await folding
    assert await corpus.story(english) is not None


async def test_another_meeting_of_the_same_two_is_another_story(corpus):
    geneva, lima = await corpus.add(GENEVA_EN), await corpus.add(LIMA_EN)
    assert await corpus.story(geneva) is None
    assert await corpus.story(lima) is None


async def test_the_same_event_weeks_later_is_another_story(corpus):
    first = await corpus.add(GENEVA_EN)
    await corpus.add(GENEVA_RU, "ru", date(2016, 10, 20))
    assert await corpus.story(first) is None


async def test_a_copy_under_another_headline_is_found_and_told_together(corpus, knowledge):
    first = await corpus.add(GENEVA_EN)
    copy = ("A night of talks ends well", f"Share Tweet Print\n{GENEVA_EN[1]}\nRead more news here")
    second = await corpus.add(copy)
    assert await corpus.story(first) == await corpus.story(second) is not None
    async with corpus.database.reading() as stored:
        article = await stored.articles.get(second)
        found = await corpus.stories.copies(stored, article)
    assert [one.id for one in found] == [first]


async def test_a_deleted_article_is_in_nobodys_story(corpus):
    first, second = await corpus.add(GENEVA_EN), await corpus.add(GENEVA_RU, "ru")
    story = await corpus.story(first)
    async with corpus.database.transaction() as stored:
        await stored.articles.delete(second, 1)
        assert await stored.stories.languages([story]) == {story: {"en": 1}}
