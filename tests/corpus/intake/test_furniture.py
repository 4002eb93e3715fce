"""Where furniture begins and an article ends: each bound, met exactly and passed by one."""

import pytest

from corpus.intake.furniture import article_span, kind_of, kinds_of, worth
from corpus.intake.lines import read_lines

WORDS = [
    "talks",
    "envoy",
    "treaty",
    "border",
    "winter",
    "meeting",
    "river",
    "signal",
    "harbour",
    "letter",
    "minister",
    "answer",
    "window",
    "garden",
    "valley",
    "journey",
    "morning",
    "evening",
    "captain",
    "teacher",
    "market",
    "village",
    "forest",
    "mountain",
]


def words(count, first="The"):
    """So many words that are like nothing in particular."""
    return " ".join([first, *(WORDS * 4)[: count - 1]])


def sentence(count=12, first="The"):
    return f"{words(count, first)}."


def line(text):
    return read_lines(text)[0]


def kinds(*texts):
    return kinds_of(read_lines("\n".join(texts)))


def article(*texts):
    """The lines that are taken for the article."""
    lines = read_lines("\n".join(texts))
    start, end = article_span(lines, kinds_of(lines))
    return [each.text for each in lines[start:end]]


@pytest.mark.parametrize(
    ("longest", "kind"),
    [
        (f"Reporting by {words(58)}", "credit"),
        (f"Sign up to our newsletter, {words(40)}", "plea"),
        (f"Read more of {words(11)}", "more"),
        (f"May 2021 {words(5)}", "clock"),
        ("A journey 12:30 " + "m" * 44, "clock"),
        ("XXXL", "tool"),
    ],
)
def test_a_line_of_furniture_is_of_no_more_than_its_length(longest, kind):
    assert kind_of(line(longest)) == kind


@pytest.mark.parametrize(
    "text",
    [
        f"Reporting by {words(59)}",
        f"Sign up to our newsletter, {words(41)}",
        f"Read more of {words(12)}",
        f"In May 2021 {words(5)}",
        "XXXXL",
        "A journey 12:30 " + "m" * 45,
        "2021 envoys: the talks, and the treaty, of Geneva and Astana.",
    ],
)
def test_a_longer_one_is_the_articles(text):
    assert kind_of(line(text)) is None


@pytest.mark.parametrize("text", ["12:30", "3 March 2021", "5 min", "۱۴:۳۰", "3 часа"])
def test_a_short_line_with_a_date_or_a_time_is_a_clock(text):
    assert kind_of(line(text)) == "clock"


def test_capitals_make_a_teaser_of_six_words_that_are_no_sentence():
    shouted = "MINISTERS MEET IN GENEVA FOR TALKS"
    assert kind_of(line(shouted)) == "teaser"
    assert kind_of(line(shouted.rpartition(" ")[0])) is None
    assert kind_of(line(f"{shouted}.")) is None
    # Of ten letters eight are enough, and of eleven not.
    assert kind_of(line("AB CD EF GH i j")) == "teaser"
    assert kind_of(line("AB CD EF GH i jk")) is None


def test_a_sentence_of_nine_words_that_names_a_thing_of_pages_is_read_on():
    assert kind_of(line("Trending was the word of the day in Geneva.")) is None
    assert kind_of(line("Trending was the word of day in Geneva.")) == "more"
    assert kind_of(line("Trending was the word of the day in Geneva")) == "more"
    assert kind_of(line("Trending | was the word of the day in Geneva.")) == "more"


def test_asking_is_a_plea_only_of_who_is_spoken_to():
    assert (
        kind_of(
            line(
                "Choose what you want to read of us, and how often, and sign up for your own copy of it"
            )
        )
        == "plea"
    )
    assert (
        kind_of(
            line("To subscribe to the treaty is what they went there to do on Monday, they said.")
        )
        is None
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # A whole sentence of five words speaks for an article, one of four does not.
        ("They met here on Monday.", "They met on Monday."),
        ("They met on Monday, again.", "They met on Monday, again"),
        # A long line that is no sentence counts, but for less than one that holds sentences.
        (words(12), words(11)),
        (f"{words(6)}. {words(6)}", words(12)),
        (sentence(12), words(12)),
        (words(5), words(4)),
        (words(5), f"{words(3)} | envoy treaty"),
        (f"{words(6)}…", f"{words(8)}…"),
        # Names of sections are worth less than one label.
        ("World Politics Business Science Health", "World Politics Business Science Health Sport"),
        ("World, Politics, Business, Science, Health, Sport", "World Politics Business Science Sport Art"),
        ("Talks In Geneva Go On again today", "Talks In Geneva Go On Again today"),
        # One in four words may be small.
        ("Talks In Geneva Go On And as yet end", "Talks In Geneva Go On And as yet"),
    ],
)  # fmt: skip
def test_what_reads_more_like_an_article_is_worth_more(better, worse):
    assert worth(line(better), None) > worth(line(worse), None)


@pytest.mark.parametrize("text", ["They met here on Monday.", sentence(12), words(12)])
def test_prose_is_worth_something_and_furniture_costs(text):
    assert worth(line(text), None) > 0 > worth(line(text), "repeated") > worth(line(text), "share")


def test_a_repeated_label_costs_as_much_as_any_furniture():
    label = line("They met on Monday")
    assert worth(label, "repeated") == worth(label, "share") < worth(line(words(5)), "repeated")


def test_no_line_is_worth_more_than_six_hundred_letters_of_a_sentence():
    assert worth(line("ab " * 300 + "cd."), None) == 600
    assert worth(line("ab " * 298 + "cd."), None) == 598


def test_comments_cut_an_article_unless_they_are_spoken_of():
    body = [sentence(20, first) for first in ("Envoys", "Ministers", "Both")]
    more = [sentence(20, first) for first in ("I", "We", "You")]
    for heading in ("Comments", "Leave a reply to what was said"):
        assert article(*body, heading, *more) == body
    for other in ("Leave a reply to what has been said", "The ministry left 3 comments."):
        assert article(*body, other, *more)[-1] == more[-1]


def test_comments_longer_than_the_article_are_not_taken_for_it():
    body = [sentence(20, first) for first in ("Envoys", "Ministers")]
    comments = [sentence(20, first) for first in ("I", "We", "You", "He", "She", "It", "They")]
    assert article(*body, "Comments", *comments[:6]) == body
    assert article("Talks", "Comments", *comments) == comments
    assert article(*body[:1], "Comments", *comments) == comments


def test_what_stands_between_share_buttons_is_an_item_of_a_list():
    stories = [sentence(20, first) for first in ("Envoys", "Ministers", "Both")]
    share = "Share this on the wall today"
    parted = [text for story in stories for text in (share, story)]
    assert article(*parted) == stories[:1]
    assert article(*parted[2:]) == [stories[1], share, stories[2]]
    longer = [text.replace("today", "all today") for text in parted]
    assert len(article(*longer)) == 5


def test_the_first_part_of_a_fair_share_is_the_article():
    # 40 letters of 100 are enough, and 39 are not.
    long = "a" * 96 + " b c d e."
    first, less = ("a" * letters + " b c d e." for letters in (36, 35))
    assert article(first, "Share", "Share", "Share", long) == [first]
    assert article(less, "Share", "Share", "Share", long) == [long]


def test_a_text_without_prose_is_taken_whole():
    assert article("Talks", "Geneva", "Monday") == ["Talks", "Geneva", "Monday"]


def test_a_stretch_begins_and_ends_with_what_is_worth_something():
    body = [sentence(12), "Crosshead", sentence(15, "Both")]
    assert article("Talks", *body, "Envoys") == body
    # A label costs as much as thirty letters are worth: one more letter, and it is bridged.
    costs, more = (f"{'a' * letters} b c d e." for letters in (26, 27))
    assert article(costs, "Talks", *body) == body
    assert article(more, "Talks", *body) == [more, "Talks", *body]
    assert article(*body, "Talks", costs) == body
    assert article(*body, "Talks", more) == [*body, "Talks", more]


def test_a_long_line_that_is_no_sentence_is_worth_more_than_a_label_costs():
    assert article(words(24), "Talks", sentence(12)) == [words(24), "Talks", sentence(12)]


STOPS = [f"June {day} -- a day of talks, {'abcdefghij'[day]}" for day in range(1, 8)]


def _after(*texts):
    """What is taken beyond an article's paragraphs."""
    body = [sentence(20, first) for first in ("Envoys", "Ministers", "Both")]
    return article(*body, *texts)[3:]


def test_a_list_of_six_lines_with_a_word_in_common_is_the_articles():
    assert _after(*STOPS[:6]) == STOPS[:6]
    assert _after(*STOPS[:5]) == []
    assert _after("Where they go on", *STOPS[:6]) == ["Where they go on", *STOPS[:6]]
    other = "Nothing like the others at all"
    assert len(_after("Where they go on", *STOPS[:6], other)) == 8
    assert _after("Where they go on next", *STOPS[:6], other) == []
    # Nearly all of them: six of seven, and not five of six.
    assert len(_after(*STOPS[:6], other)) == 7
    assert _after(*STOPS[:5], other) == []
    stops = [f"June {day} -- a day of talks, {'mno'[day % 3] * day}" for day in range(1, 18)]
    for others, count in ((3, 20), (4, 0)):
        assert len(_after(*stops, *(f"{other} {'x' * each}" for each in range(others)))) == count


@pytest.mark.parametrize(
    ("item", "is_one"),
    [
        ("talks in Geneva", True),
        ("talks Geneva", False),
        (f"{words(12)} and talks", True),
        (f"{words(13)} and talks", False),
    ],
)
def test_an_item_has_three_to_fourteen_words(item, is_one):
    assert (item in _after(*STOPS[:6], item)) is is_one


def test_an_item_is_no_sentence():
    assert _after(*(f"{stop}." for stop in STOPS)) != STOPS


def test_who_wrote_an_article_is_told_in_its_second_half_alone():
    body = [sentence(20, first) for first in ("Envoys", "Ministers", "Both", "They")]
    signed = "You can reach the two of them at the newspaper by letter."
    told = "Ann Example is a reporter of the paper in Geneva."
    for author in (signed, told):
        assert article(*body, author) == body
        assert article(author, *body) == [author, *body]
        assert article(body[0], author) == body[:1]
        assert article(*body[:2], author, *body[2:]) == [*body[:2], author, *body[2:]]
        assert article(*body[:3], author, body[3]) == body[:3]


def test_a_journalist_told_of_more_than_five_lines_before_the_end_is_the_articles():
    before = [sentence(20, f"Envoy{letter}") for letter in "abcdefg"]
    after = [sentence(20, f"They{letter}") for letter in "abcde"]
    told = "Ann Example is a reporter of the paper in Geneva."
    assert article(*before, told, *after) == [*before, told, *after]
    assert article(*before, told, *after[:4]) == before


def test_a_line_that_stands_there_twice_is_repeated_unless_half_of_the_text_does():
    twice, once = [sentence(12, "Two")] * 2, [sentence(12, "One"), sentence(12, "Six")]
    assert kinds(*once, *twice) == [None, None, "repeated", "repeated"]
    assert kinds(once[0], sentence(12, "We"), *twice) == [None] * 4


def test_a_line_as_long_as_a_sentence_that_ends_as_none_is_a_caption():
    paragraphs = [sentence(20, first) for first in ("Envoys", "Ministers", "Both")]
    for count, kind in ((11, None), (12, "caption"), (19, "caption")):
        assert kinds(*paragraphs, words(count))[-1] == kind
    assert kinds(*paragraphs, f"{words(6)}. {words(6)}")[-1] is None
    assert kinds(*paragraphs, sentence(12))[-1] is None


def test_captions_are_told_only_where_three_paragraphs_end_as_sentences_do():
    paragraphs = [sentence(20, first) for first in ("Envoys", "Ministers", "Both")]
    caption = words(12)
    assert kinds(*paragraphs[:2], sentence(19), caption)[-1] is None
    assert kinds(*paragraphs[:2], paragraphs[2][:-1], caption)[-1] is None
    # Nearly all of their letters are enough.
    most = [sentence(20, first) for first in ("One", "Two", "Three", "Four", "Five", "Six")]
    assert kinds(*most, paragraphs[2][:-1], caption)[-1] == "caption"
