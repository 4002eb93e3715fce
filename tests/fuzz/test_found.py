"""What `make fuzz` has found, and what is said of it since."""

import pytest

from corpus.intake.errors import Unreadable
from corpus.intake.readers import read_file
from tests import files
from tests.files import PARAGRAPH


def test_an_archive_whose_places_lie_before_its_beginning_is_damaged():
    whole = files.epub(f"<html><body><p>{PARAGRAPH}</p></body></html>")
    with pytest.raises(Unreadable, match="damaged"):
        list(read_file(whole[:4] + whole[40:], "a.epub"))


def test_a_book_without_a_word_of_what_it_holds_is_damaged():
    book = files.zipped(**{"META-INF/container.xml": b"\0"})
    with pytest.raises(Unreadable, match="damaged"):
        list(read_file(book, "a.epub"))


def test_a_file_without_a_name_in_an_archive_is_read_as_the_others_are():
    packed = files.zipped(**{"a.txt": PARAGRAPH.encode(), "b.txt": b"Kerry met Lavrov."})
    nameless = packed.replace(b"a.txt", b"\0.txt")
    first, second = read_file(nameless, "a.zip")
    assert (first.text, second.text) == (PARAGRAPH, "Kerry met Lavrov.")


def test_a_pdf_packed_in_a_way_nobody_knows_is_damaged():
    data = files.pdf(PARAGRAPH).replace(b"/FlateDecode", b"/FlatDecodee")
    with pytest.raises(Unreadable, match="damaged"):
        list(read_file(data, "a.pdf"))


def test_a_pdf_with_a_word_that_never_ends_is_damaged_and_no_bomb():
    data = files.pdf_that_draws(b"BT (Kerry) Tj " + b"x" * 300)
    with pytest.raises(Unreadable, match="damaged"):
        list(read_file(data, "a.pdf"))
