"""Which of a few headlines answers a name as a whole."""

from corpus.search.whole_names import in_order_of_names


def test_the_whole_name_comes_first():
    titles = ["کری گاردنر", "باب کری", "جان کری"]
    assert in_order_of_names("Джон Керри", titles)[0] == 2


def test_headlines_keep_their_order_behind_names_that_fit():
    titles = [
        "Kerry and Lavrov talk for three hours in Geneva",
        "Lavrov speaks of a new agreement with Washington",
        "Джон Керри",
    ]
    assert in_order_of_names("John Kerry", titles) == [2, 0, 1]


def test_nothing_is_asked_of_nothing():
    assert in_order_of_names("", []) == []
    assert in_order_of_names("", ["Kerry"]) == [0]
