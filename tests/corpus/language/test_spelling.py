"""How likely one word is a slip for another."""

import pytest

from corpus.language.spelling import letters_wrong, typo_cost


@pytest.mark.parametrize(
    ("wrong", "right", "letters"),
    [
        ("kery", "kerry", 1),
        ("kerry", "kerry", 0),
        ("ekrry", "kerry", 2),  # two swapped, of which one is the first
        ("jerry", "kerry", 2),
        ("сакнции", "санкции", 1),
        ("لاورف", "لاوروف", 1),
    ],
)
def test_letters_are_counted_and_the_first_twice(wrong, right, letters):
    assert letters_wrong(wrong, right) == letters


@pytest.mark.parametrize(
    ("wrong", "likelier", "less_likely"),
    [
        ("lavrrov", "lavrov", "lavirov"),
        ("صوریه", "سوریه", "موریه"),
        ("превет", "привет", "прквет"),
        ("jery", "jerry", "jersy"),
    ],
)
def test_common_slips_cost_less(wrong, likelier, less_likely):
    assert typo_cost(wrong, likelier) < typo_cost(wrong, less_likely)
