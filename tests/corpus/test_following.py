"""Standing questions: what they catch, and that they are proposed for all that they catch."""

from datetime import UTC, date, datetime, time

import pytest

from corpus.following import EVERYTHING, US_RUSSIA, Follower
from corpus.following.holds import holds
from corpus.following.offered import offered
from corpus.following.standing import Deriver, Standing, standing_key
from corpus.knowledge import load
from storage.models import Article
from storage.new_article import NewArticle
from storage.subscriptions import Step

TODAY = date(2026, 11, 21)


class NoWords:
    """An index that knows nothing yet."""

    size = 0

    def frequency(self, field, term):
        return 0


@pytest.fixture(scope="module")
def knowledge():
    return load()


@pytest.fixture(scope="module")
def deriver(knowledge):
    return Deriver(knowledge, NoWords())


def article(title, body="", language="en", **fields):
    facts = {"id": 1, "source": "TASS", "published_on": date(2026, 11, 20)} | fields
    return Article(title=title, body=body, language=language, **facts)


# label: question, article, whether it is caught
CAUGHT = {
    "a name in another script": (
        "lavrov kerry",
        article("گفت‌وگوی تلفنی لاوروف و کری", language="fa"),
    ),
    "a name nobody knows, as it is written": ("Duval", article("Gilles Duval met bakers")),
    "a name nobody knows, in a spelling of tomorrow": (
        "Tropinin",
        article("Переговоры провёл Илья Тропинин", language="ru"),
    ),
    "a name nobody knows, in an oblique case": (
        "Tropinin",
        article("Они встретились с Тропининым", language="ru"),
    ),
    "a name nobody knows, in Persian letters": (
        "Bortnikova",
        article("بورتنیکوا به تهران رفت", language="fa"),
    ),
    "a name with an initial": ("Gilles F. Duval", article("Gilles Duval met bakers")),
    "another form of a word": ("bakeries", article("The bakery burnt down")),
    "a phrase": ('"price of bread"', article("Up goes the price of bread")),
    "a source in another script": ("source:ТАСС bread", article("Bread")),
    "a language": ("lang:ru", article("Хлеб", language="ru")),
    "half of a sentence": (
        "When will the bakers of the village raise the price of bread?",
        article("The price of bread", "Bakers in the village want more."),
    ),
    "a time that is yet to come": ("bread last week", article("Bread again")),
}
LEFT = {
    "one of two names": ("lavrov kerry", article("Lavrov visits Tokyo")),
    "somebody who sounds a little alike": ("Duval", article("Paul Davila met bakers")),
    "what is not wanted": ("bread -butter", article("Bread and butter")),
    "another language": ("lang:fa bread", article("Bread")),
    "another source": ("source:IRNA bread", article("Bread")),
    "words that do not stand together": ('"price of bread"', article("The bread and its price")),
    "what is too old": ("bread after:2027", article("Bread")),
    "only the spelling that was typed": ("exact:lavroff", article("Lavrov visits Tokyo")),
}


def is_caught(deriver, knowledge, question, one):
    standing = Standing.from_json(deriver.standing(question, TODAY).as_json())
    offer = offered(one, knowledge, NoWords())
    is_proposed = not set(deriver.keys(standing)).isdisjoint(offer.keys())
    assert is_proposed or not holds(standing, offer)
    return is_proposed and holds(standing, offer)


@pytest.mark.parametrize("label", CAUGHT)
def test_a_question_catches(label, deriver, knowledge):
    assert is_caught(deriver, knowledge, *CAUGHT[label])


@pytest.mark.parametrize("label", LEFT)
def test_a_question_leaves(label, deriver, knowledge):
    assert not is_caught(deriver, knowledge, *LEFT[label])


@pytest.mark.parametrize("question", ["", "؟", "latest", "   -   "])
def test_what_names_nothing_cannot_stand(question, deriver):
    assert deriver.standing(question, TODAY) is None


def test_the_same_words_are_the_same_question():
    assert standing_key("Lavrov  Kerry?") == standing_key("lavrov kerry")
    assert standing_key("bread -butter") != standing_key("bread butter")


async def add(database, *titles):
    async with database.transaction() as stored:
        return [
            (
                await stored.articles.add(
                    NewArticle(title=title, body="", original="", language="en", fingerprint=title)
                )
            ).id
            for title in titles
        ]


async def subscribe(stored, cursor):
    return await stored.subscriptions.subscribe(
        7,
        None,
        user_id=7,
        local_time=time(8),
        timezone="UTC",
        language="en",
        next_due=datetime(2030, 1, 1, tzinfo=UTC),
        cursor=cursor,
    )


@pytest.fixture
async def somebody(database):
    async with database.transaction() as stored:
        return await subscribe(stored, 0)


async def caught(database, *topics):
    async with database.reading() as stored:
        matches = await stored.caught.between([(topic, 0) for topic in topics], 10**6)
    return [match.article_id for match in matches]


async def test_what_comes_in_is_caught_once_by_whichever_process(database, knowledge, somebody):
    one, other = (Follower(lambda: knowledge, NoWords()) for _ in range(2))
    async with database.transaction() as stored:
        topic = await one.stand(stored, "bread")
    bread, _, kerry = await add(database, "Bread", "Butter", "Kerry met Lavrov in Geneva")
    assert await one.catch_up(database) + await other.catch_up(database) == 3
    async with database.reading() as stored:
        us_russia = await stored.topics.by_key(US_RUSSIA)
        everything = await stored.topics.by_key(EVERYTHING)
    assert await caught(database, topic.id) == [bread]
    assert await caught(database, us_russia.id) == [kerry]
    assert len(await caught(database, everything.id)) == 3


async def test_an_edit_changes_what_an_article_is_caught_by(database, knowledge, somebody):
    follower = Follower(lambda: knowledge, NoWords())
    async with database.transaction() as stored:
        topic = await follower.stand(stored, "bread")
    (first,) = await add(database, "Butter")
    await follower.catch_up(database)
    async with database.transaction() as stored:
        await stored.articles.edit(first, 1, title="Bread")
    await follower.catch_up(database)
    assert await caught(database, topic.id) == [first]
    async with database.transaction() as stored:
        await stored.articles.delete(first, 1)
    await follower.catch_up(database)
    assert await caught(database, topic.id) == []


async def test_questions_are_read_anew_when_the_knowledge_changes(database, knowledge, somebody):
    async with database.transaction() as stored:
        before = Follower(lambda: knowledge, NoWords())
        topic = await before.stand(stored, "Zyxwvut Kerry")
    taught = knowledge.with_taught([("Zyxwvut", "en", "person/sergey-lavrov")])
    follower = Follower(lambda: taught, NoWords())
    assert await follower.derive_again(database) == 1
    assert await follower.derive_again(database) == 0
    (met,) = await add(database, "Kerry met Lavrov in Geneva")
    await follower.catch_up(database)
    assert await caught(database, topic.id) == [met]


async def test_a_taught_spelling_counts_for_what_came_in_before(database, knowledge, somebody):
    before = Follower(lambda: knowledge, NoWords())
    async with database.transaction() as stored:
        topic = await before.stand(stored, "Zyxwvut Kerry")
    met, butter = await add(database, "Kerry met Lavrov in Geneva", "Butter")
    await before.catch_up(database)
    assert await caught(database, topic.id) == []
    taught = knowledge.with_taught([("Zyxwvut", "en", "person/sergey-lavrov")])
    follower = Follower(lambda: taught, NoWords())
    await follower.derive_again(database)
    assert await follower.hold_again(database) == 2
    assert await caught(database, topic.id) == [met]
    async with database.transaction() as stored:
        everything = await stored.topics.built_in(EVERYTHING)
        end = await stored.caught.matched()
        await stored.subscriptions.advance([Step(somebody.id, end, None)])
    assert sorted(await caught(database, everything.id)) == [met, butter]
    assert await follower.hold_again(database) == 0


async def test_of_what_came_in_for_nobody_the_newest_is_held_once_somebody_begins(
    database, knowledge, monkeypatch
):
    monkeypatch.setattr("corpus.following.follower._MOST_FOR_NOBODY", 1)
    monkeypatch.setattr("corpus.following.follower._SLACK", 0)
    async with database.transaction() as stored:
        everything = await stored.topics.built_in(EVERYTHING)
    *_, last = await add(database, "one", "two", "three")
    follower = Follower(lambda: knowledge, NoWords())
    assert await follower.catch_up(database) == 0
    assert await caught(database, everything.id) == []
    async with database.transaction() as stored:
        await subscribe(stored, 0)
    assert await follower.catch_up(database) == 1
    assert await caught(database, everything.id) == [last]


async def test_what_is_more_urgent_goes_before_each_article(database, knowledge, somebody):
    urgent = []

    async def give_way():
        urgent.append(await caught(database, 1))

    await add(database, "one", "two", "three")
    await Follower(lambda: knowledge, NoWords()).catch_up(database, give_way=give_way)
    assert urgent == [[], [], []]
