"""What stands for an article in the index."""

import pickle
import subprocess
import sys
from types import SimpleNamespace

import pytest

from corpus.analysis import ArticleAnalysis
from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.search.terms import possible_stems, source_terms
from storage.index_document import Lessons


@pytest.fixture(scope="module")
def analysis():
    return ArticleAnalysis(load())


def article(**fields):
    given = {"title": "", "body": "", "language": "en", "source": None, "published_on": None}
    return SimpleNamespace(**(given | fields))


def test_names_of_title_and_body_become_keys_in_any_language(analysis):
    found = analysis.document(article(title="لقاء كيري ولافروف", language="ar", body="جون كيري"))
    assert found.names.count("person/john-kerry") == 2
    assert "person/sergey-lavrov" in found.names


def test_a_process_that_only_analyses_brings_no_database_along():
    code = "import sys, corpus.analysis, storage.index_workers; print(*sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"sqlalchemy", "alembic", "pydantic"}.isdisjoint(shown.stdout.split())


def test_the_title_counts_as_text_as_well(analysis):
    found = analysis.document(article(title="Truce", body="Fighting stopped."))
    assert found.title == "truce"
    assert found.body.split() == ["truce", "fight", "stop"]
    assert found.words == "truce fighting stopped"


@pytest.mark.parametrize(
    ("language", "body", "asked"),
    [
        ("fa", "توافقنامه‌ها", "توافقنامه"),
        ("ar", "المفاوضات", "مفاوضات"),
        ("ru", "переговоров", "переговоры"),
        ("en", "negotiations", "negotiation"),
        ("fa", "Reuters", "reuters"),
    ],
)
def test_articles_and_questions_agree_on_stems(analysis, language, body, asked):
    (token,) = tokenize(asked)
    stems = [stem for stem, _ in possible_stems(token.text, None)]
    assert analysis.document(article(body=body, language=language)).body in stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("ТАСС", "TASS"), ("ایرنا", "IRNA"), ("رويترز", "Reuters"), ("الجزيرة", "Jazeera")],
)
def test_a_source_is_the_same_in_every_script(one, other):
    assert set(source_terms(tokenize(one))) & set(source_terms(tokenize(other)))


def test_a_source_that_only_sounds_a_little_alike_is_another():
    assert not set(source_terms(tokenize("آران نیوز"))) & set(source_terms(tokenize("IRNA")))


def test_a_lesson_is_no_other_version_and_concerns_who_holds_its_words(analysis):
    rows = (("Jean Le Carre", "en", "person/john-kerry"),)
    after = ArticleAnalysis(load().with_taught(rows), Lessons(1, rows), load().version)
    assert after.version == analysis.version
    (spelling, _) = after.concerned(analysis.lessons).parts[0]
    assert [len(word.parts) > 0 for word in spelling.parts] == [True] * 3
    assert after.concerned(after.lessons).parts == ()


def test_it_can_be_handed_to_another_process(analysis):
    again = pickle.loads(pickle.dumps(analysis))
    text = article(title="Kerry meets Lavrov", body="in Geneva")
    assert again.version == analysis.version
    assert again.document(text) == analysis.document(text)


def test_an_empty_article_has_no_terms(analysis):
    found = analysis.document(article())
    assert (found.title, found.body, found.words, found.names) == ("", "", "", ())
