"""What becomes the title of a text, at the bounds of what may be one."""

import pytest

from corpus.intake.clean import LONGEST_TITLE, clean

BODY = (
    "The two ministers spent four hours in Geneva on Wednesday and agreed to meet within a month.\n"
    "Neither side spoke of a breakthrough, but both said that the tone had been better."
)


def test_a_title_that_is_known_is_no_part_of_the_article_and_was_not_cut():
    cleaned = clean(f"Ministers meet in Geneva\nTalks go on\n{BODY}", title="TALKS GO ON")
    assert (cleaned.title, cleaned.body) == ("TALKS GO ON", BODY)
    assert cleaned.cut == (("Ministers meet in Geneva", "label"),)
    assert clean(BODY, title="Talks go on").cut == ()


@pytest.mark.parametrize(
    ("count", "is_one"), [(2, False), (3, True), (30, True), (31, False)], ids=str
)
def test_a_headline_has_three_to_thirty_words(count, is_one):
    words = ["ministers", "geneva", "hours", "wednesday", "month", "side", "breakthrough", "tone"]
    line = " ".join([words[at % len(words)] for at in range(count)])
    assert (clean(f"{line}\n{BODY}").title == line) is is_one


@pytest.mark.parametrize(("letters", "is_one"), [(LONGEST_TITLE, True), (LONGEST_TITLE + 1, False)])
def test_a_headline_is_no_longer_than_a_title(letters, is_one):
    line = "ministers in Geneva ".ljust(letters, "m")
    assert (clean(f"{line}\n{BODY}").title == line) is is_one


def test_a_title_that_is_too_long_is_cut():
    assert clean(BODY, title="m" * 301).title == "m" * 300


def test_a_line_that_ends_with_a_full_stop_heads_nothing():
    line = "Two ministers met in Geneva."
    cleaned = clean(f"{line}\n{BODY}")
    assert (cleaned.title, cleaned.body) == (line[:-1], f"{line}\n{BODY}")


def test_what_has_nothing_to_do_with_an_article_does_not_head_it():
    title = "The two ministers spent four hours in Geneva on Wednesday and agreed to meet within a month"
    assert clean(f"Weather or sport today\n{BODY}").title == title
    # One word in four is enough.
    headed = "Snow storms near Geneva"
    assert clean(f"{headed}\n{BODY}").title == headed


def test_the_earliest_line_as_much_about_an_article_as_any_heads_it():
    early, late = "Ministers agreed in Geneva on everything", "Ministers agreed in Geneva"
    assert clean(f"{early}\n\n{late}\n{BODY}").title == early
    assert clean(f"Ministers and everything else today\n\n{late}\n{BODY}").title == late


def test_a_headline_is_looked_for_within_the_twenty_five_lines_above():
    menu = [f"Label {'abcdefghijklmnopqrstuvwxyz'[at]}" for at in range(25)]
    line = "Ministers meet in Geneva"
    assert clean("\n".join([line, *menu[:24], BODY])).title == line
    assert clean("\n".join([line, *menu, BODY])).title != line


@pytest.mark.parametrize(("count", "is_kept"), [(9, False), (10, True)])
def test_between_headline_and_article_a_line_of_ten_words_is_the_lead(count, is_kept):
    lead = " ".join(["Envoys", *"abcdefghijklmnop"[: count - 1]])
    menu = "World Politics Business Science Health Sport"  # else the lead were the first line
    cleaned = clean(f"Ministers meet in Geneva\n{lead}\n{menu}\n{BODY}")
    assert cleaned.title == "Ministers meet in Geneva"
    assert (lead in cleaned.body.splitlines()) is is_kept


def test_a_headline_within_the_article_is_its_first_line_alone():
    text = f"Ministers meet in Geneva for four hours of talks on the border today\n{BODY}"
    assert clean(text).title == text.partition("\n")[0]
    assert clean(text).body == BODY


def test_one_line_is_title_and_body():
    line = "The ministers met in Geneva today"
    assert (clean(line).title, clean(line).body) == (line, line)


def test_a_post_without_an_end_is_titled_by_its_first_180_characters():
    words = " ".join(["talks"] * 29) + " envoys"
    for text, title in (
        (words.ljust(180, "s"), words.ljust(180, "s")),
        (words.ljust(181, "s"), " ".join(["talks"] * 29) + "…"),
        (f"{words} on and on", " ".join(["talks"] * 29) + "…"),
    ):
        assert clean(f"{text}\n12:30\n", title=None).title == title
