"""What came in is looked through once, and again when it is changed."""

import pytest

from corpus.intake.text import fingerprint
from corpus.joining import join_words
from storage.new_article import NewArticle


@pytest.fixture
def stored_article(database):
    async def store(body, language="fa"):
        async with database.transaction() as stored:
            mark = fingerprint("", body)
            new = NewArticle(
                title="", body=body, original=body, language=language, fingerprint=mark
            )
            return (await stored.articles.add(new)).id

    return store


async def words_of(database, article_id):
    async with database.reading() as stored:
        return await stored.joined_words.of(article_id)


async def test_what_came_in_is_looked_through_once_and_again_when_changed(database, stored_article):
    persian = await stored_article("میدانیم که چنین است.")
    english = await stored_article("That we know.", "en")
    assert await join_words(database) == 2
    assert await join_words(database) == 0
    assert await words_of(database, persian) == {"میدانیم": "می‌دانیم"}
    assert await words_of(database, english) == {}
    async with database.transaction() as stored:
        await stored.articles.edit(persian, None, body="چنین نیست.", fingerprint="x")
    assert await join_words(database) == 1
    assert await words_of(database, persian) == {}


async def test_of_two_processes_one_keeps_what_it_found(database, stored_article):
    article_id = await stored_article("میدانیم که چنین است.")
    async with database.transaction() as stored:
        assert await stored.joined_words.keep(0, 1, {article_id: {"a": "b"}})
    async with database.transaction() as stored:
        assert not await stored.joined_words.keep(0, 1, {article_id: {"a": "c"}})
    assert await words_of(database, article_id) == {"a": "b"}
