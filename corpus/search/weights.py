"""Every number that decides an order, with its reason.

`python -m benchmarks.relevance` prints what a change does.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign that an article answers counts.

    Attributes:
        title: A word in the title, against 1 in the body. A headline says what the article is
            about; much more, and a passing word in a short headline beats a whole text.
        name: An entry of the knowledge. It stands for all its spellings, so that it is met more
            often than any of them, which BM25 would hold against it.
        kin: The same entry where a report uses a kindred one (talks for a meeting), or the words of
            a concept apart from each other.
        there: A thing that is there at all, against how often and in how short a text: who asks
            for four things rather wants all four than one of them ten times.
        letters: Rows of four letters shared with the question: forms that stemming does not join.
            Of all signs it tells most about a sentence in Persian or Arabic: without it one
            question in thirty finds another article first.
        translated: What an article in another language gets for letters, small words and pairs,
            of what the best in the question's own has, if all that is asked is there. A little
            less than all: of two that tell the same, the one that can be read comes first.
        own: What an article in the language of a few words gets, as a share of the best: of two
            that tell the same, the one that can be read comes first here as well.
        small_words: Stop words: "in which year" stands near a year.
        pairs: Two neighbouring words of the question standing side by side, small words as well.
        together: The same where one of them is in another script or misspelt; two rare words of a
            name that stand together are the name.
        sure: How much of a question stands in the passage that would be shown, for the first
            three articles of a sentence, against the relevance of the first. Words all over a text
            are worth less than words in one place.
        sure_alone: The same of its best sentence. With both, from 0.5 and 0.2 to 0.6 and 0.5, as
            many Persian questions find their paragraph first, and one Arabic one in 150 more.
        least_sure: Words that a word may be, but with less weight than this, are no match: they
            are other words that sound a little like it.
        likely: Of the words of one script that a word may be, those with this share of the
            likeliest one's weight are taken, and their other forms.
        alone: What is left of a word's weight where it may be another one that stands beside what
            the next word may be: of Nabih Berri it is بری, not بیری.
        rows: Rows of four letters of the question that a sentence has, those counting for more
            that few sentences of its article have. This and the next three choose the sentence of
            an article: fitted on one half of the Persian questions (by the titles of their
            paragraphs), and as good on the other; half or twice of each changes little.
        answering: What a date for "when", a number beside what is counted, or somebody else for
            "who" adds to a sentence.
        before: What the sentence before has of what is asked and this one has not.
        held: What it has of what is asked, in whatever script and spelling.
        span: What an article gets that is of the time the question speaks of, where that is no
            condition, as a share of the best: of two that have the same names, 16 June 2021 is
            asked of the one of that day.
        span_of_few: The same for a few words: of "Kerry Lavrov 2014" the year is a third of what
            is said, and what only looks back or ahead to it comes after all that is of it.
        given_name: The words of a name before its last, where no article has all of them: there are
            more people called Mark than Zuckerberg.
        near_tie: Articles whose scores differ by less than this share are ordered by date.
    """

    title: float = 0.3
    name: float = 1.2
    kin: float = 0.5
    there: float = 0.7
    letters: float = 1.0
    translated: float = 0.8
    own: float = 0.25
    small_words: float = 0.5
    pairs: float = 0.5
    together: float = 0.5
    sure: float = 0.55
    sure_alone: float = 0.35
    least_sure: float = 0.1
    likely: float = 0.5
    alone: float = 0.7
    rows: float = 1.0
    answering: float = 0.45
    before: float = 0.4
    held: float = 0.3
    span: float = 0.5
    span_of_few: float = 1.0
    given_name: float = 0.5
    near_tie: float = 0.02


WEIGHTS = Weights()

CANDIDATES = 60
"""How many articles are ranked closely. The right one stood within the first 60 by plain BM25 in
all but a few of a thousand questions; each costs microseconds."""

ENOUGH = 20
"""Candidates after which no wider search is made."""
