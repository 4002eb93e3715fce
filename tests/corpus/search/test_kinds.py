"""The words of a sentence that answer a kind of question."""

import pytest

from corpus.knowledge import load
from corpus.language.tokens import tokenize
from corpus.search.kinds import answering
from corpus.search.reading import ReadSentence

KNOWLEDGE = load()


def read(text):
    tokens = tuple(tokenize(text))
    named = tuple(
        (tokens[each.first].start, tokens[each.last].end, each.entry)
        for each in KNOWLEDGE.mentions(tokens, None)
    )
    return ReadSentence(0, len(text), tokens, named, ())


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Uranium from Iran was discussed in Vienna", ["Vienna"]),
        ("اورانیوم ایران در وین بررسی شد", ["وین"]),
        ("Об уране Ирана говорили в Вене", ["Вене"]),
        ("بحثوا يورانيوم إيران في فيينا", ["فيينا"]),
        ("Iran and Russia agreed", ["Iran", "Russia"]),
    ],
)
def test_a_place_that_something_is_in_is_marked_before_others(text, places):
    marked = answering("where", read(text)).places
    assert [text[start:end] for start, end in marked] == places
