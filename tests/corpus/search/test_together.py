"""A name of two words is what stands side by side, not what each word is most like by itself."""

from datetime import date

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.search.searcher import Searcher
from storage.articles import NewArticle
from storage.index import Index

TODAY = date(2026, 11, 21)

ARTICLES = {
    "speaker": ("ar", "دعا رئيس المجلس نبيه بري إلى جلسة في بيروت."),
    "nabiha": ("ar", "كانت نابيه في السوق أمس واشترت الخبز."),
    "beer": ("ar", "وصل بيري إلى المدينة مساء."),
    "duma": ("ru", "Губернатор встретился с Аркадием Фоминым и говорил о бюджете."),
    "forint": ("ru", "Аркадий приехал вчера днем. Говорят, форин подешевел."),
    "hotel": ("ru", "Билл остался дома и скучал, Брайан уехал."),
    "robert": ("fa", "رابرت بردی در این نشست سخن گفت."),
    "bob": ("fa", "باب آمد و نشست و کوین بردی رفت."),
    "vote": ("ru", "Сенаторы спорили с Биллом Брайантом о голосовании."),
}


@pytest.fixture
async def first(database, knowledge, tmp_path):
    async with database.transaction() as stored:
        ids = {}
        for key, (language, body) in ARTICLES.items():
            article = await stored.articles.add(
                NewArticle(title="", body=body, original="", language=language, fingerprint=key)
            )
            ids[article.id] = key
    index = Index.open(tmp_path / "index")
    await index.catch_up(database, ArticleAnalysis(knowledge))
    searcher = Searcher(index, lambda: knowledge)

    async def ask(question):
        async with database.reading() as stored:
            found = await searcher.ask(stored, question, today=TODAY)
        return ids[found.hits[0].article.id]

    return ask


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("Nabih Berri", "speaker"),
        ("Arkadiy Fomin", "duma"),
        ("Bill Bryant", "vote"),
        ("Bob Brady", "robert"),
    ],
)
async def test_the_article_where_both_words_stand_side_by_side_comes_first(first, question, key):
    assert await first(question) == key
