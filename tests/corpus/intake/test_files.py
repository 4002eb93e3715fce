"""Files of every kind are read, and what cannot be is refused with its reason."""

import json
from datetime import date

import pytest

from corpus.intake.errors import BadRecord
from corpus.intake.found import Unread
from corpus.intake.reading import Child
from corpus.intake.records import read_record
from tests import files
from tests.files import PARAGRAPH, PERSIAN


@pytest.fixture(scope="module")
def child():
    with Child() as child:
        yield child


def wrapped(text, width=70):
    words, lines = text.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def texts(child, data, name, mime=None):
    return [one.text for one in child.file(data, name, mime)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1256"])
def test_a_text_is_read_in_the_encodings_of_its_language(child, encoding):
    text = "قال الوزيران إن المحادثات في جنيف كانت مفيدة. " * 20
    assert texts(child, text.encode(encoding), "a.txt") == [text]


def test_russian_in_the_encoding_of_old_windows_is_read(child):
    text = "Министры встретились в Женеве и договорились продолжить переговоры. " * 20
    assert texts(child, text.encode("windows-1251"), "a.txt") == [text]


def test_a_pdf_gives_paragraphs_without_running_heads_and_hyphens(child):
    paragraphs = [PARAGRAPH.replace("Geneva", city) for city in ("Vienna", "Bern", "Astana")]
    pages = [
        f"THE DAILY EXAMPLE, page {number}\n{wrapped(paragraph)}\nIt was a long and a diffi-\ncult meeting of {number * 'two '}sides.\n{number}"
        for number, paragraph in enumerate(paragraphs, start=1)
    ]
    (text,) = texts(child, files.pdf(*pages), "a.pdf")
    assert "DAILY EXAMPLE" not in text
    assert text.split("\n\n")[0] == paragraphs[0]
    assert "It was a long and a difficult meeting of two sides." in text


def test_a_pdf_that_draws_persian_from_the_left_is_read_from_the_right(child):
    (text,) = texts(child, files.backward_pdf(PERSIAN), "a.pdf")
    assert text == PERSIAN


def test_a_shape_of_several_letters_is_not_turned_round_with_its_line(child):
    line = "قال لافروف إن الأمريكيين لله درهم في السلام والآن الإسلام."
    drawn = files.backward_pdf(line, "لا", "لأ", "لآ", "لإ", "لله")
    assert texts(child, drawn, "a.pdf") == [line]


def test_a_headline_of_two_lines_is_one_line(child):
    title = "Kerry and Lavrov meet in Geneva for\ntalks on Syria"
    (text,) = texts(child, files.pdf(f"{title}\n{wrapped(PARAGRAPH)}"), "a.pdf")
    assert text.splitlines()[0] == title.replace("\n", " ")


def test_a_document_gives_its_title_its_paragraphs_and_its_tables(child):
    (found,) = child.file(files.docx("Talks in Geneva", PARAGRAPH, PERSIAN), "a.docx")
    assert found.title == "Talks in Geneva"
    assert found.text == f"Talks in Geneva\n\n{PARAGRAPH}\n\n{PERSIAN}\n\nSides | Two"


def test_a_book_gives_its_chapters(child):
    page = "<html><body><h1>{0}</h1><p>{1}</p></body></html>"
    book = files.epub(page.format("One", PARAGRAPH), page.format("Two", PERSIAN))
    found = list(child.file(book, "a.epub"))
    assert [one.name for one in found] == ["OEBPS/c0.xhtml", "OEBPS/c1.xhtml"]
    assert PARAGRAPH in found[0].text and PERSIAN in found[1].text


def test_a_table_gives_an_article_to_each_row(child):
    table = f'Title;Body;language;published;note\n"A ""first""";"{PARAGRAPH}";en;2016-09-09;x\n;{PERSIAN};;;\n'
    first, second = (read_record(one.record) for one in child.file(table.encode(), "a.csv"))
    assert (first.title, first.body, str(first.published)) == ('A "first"', PARAGRAPH, "2016-09-09")
    assert (second.title, second.body, second.language) == ("", PERSIAN, None)


def test_an_archive_gives_what_is_in_it_and_says_what_cannot_be_had(child):
    lines = json.dumps({"title": "One", "body": PARAGRAPH}).encode()
    packed = files.zipped(
        **{
            "a/one.txt": PARAGRAPH.encode(),
            "../../etc/passwd.txt": b"escaped",
            "a/two.jsonl": lines + b"\n" + lines,
            "photo.jpg": b"\xff\xd8\xff",
            "inner.zip": files.zipped(**{"x": b"", "b/four.txt": PARAGRAPH.encode()}),
            "empty.txt": b"",
            "a/three.docx": files.docx("Title", PARAGRAPH),
        }
    )
    found = list(child.file(packed, "all.zip"))
    refused = {one.name: one.problem for one in found if isinstance(one, Unread)}
    assert refused == {
        "../../etc/passwd.txt": "names",
        "photo.jpg": "kind",
        "inner.zip:x": "empty",
        "empty.txt": "empty",
    }
    names = [one.name for one in found if not isinstance(one, Unread)]
    assert names == [
        "a/one.txt",
        "a/two.jsonl:1",
        "a/two.jsonl:2",
        "inner.zip:b/four.txt",
        "a/three.docx",
    ]


def test_what_telegram_exports_of_a_channel_is_its_posts(child):
    post = (
        '<div class="message default clearfix" id="message{0}"><div class="body"><div class="pull_right'
        ' date details" title="0{0}.09.2016 12:00:05 UTC+03:30">12:00</div>{1}<div class="text">{2}</div>'
    )
    named = '<div class="from_name"> Example </div>'
    posts = (
        post.format(1, named, f"Talks in Bern<br><br>{PARAGRAPH}"),
        post.format(2, "", PERSIAN),
        post.format(3, "", "🙂"),
    )
    service = '<div class="message service"><div class="body details">9 September 2016</div></div>'
    page = f'<html><body><div class="history">{service}{"</div></div>".join(posts)}</div></body></html>'
    first, second = child.file(page.encode(), "messages.html")
    assert first.text == f"Talks in Bern\n\n{PARAGRAPH}"
    assert (first.published, first.time, first.zone) == (date(2016, 9, 1), "12:00", "+03:30")
    assert (second.name, second.text, second.source) == ("message2", PERSIAN, "Example")


def test_archives_within_archives_are_bounded_together(child):
    packed = files.zipped(**{"a.txt": b"Kerry met Lavrov. " * 1_000_000})
    for _ in range(3):
        packed = files.zipped(**{f"{number}.zip": packed for number in range(3)})
    found = list(child.file(packed, "all.zip"))
    assert 1 <= sum(not isinstance(one, Unread) for one in found) <= 11  # 18 MB each
    assert {one.problem for one in found if isinstance(one, Unread)} == {"bomb"}
    for _ in range(2):
        packed = files.zipped(**{"deeper.zip": packed})
    assert {one.problem for one in child.file(packed, "all.zip")} == {"bomb"}


@pytest.mark.parametrize(
    ("table", "title", "day"),
    [
        ("Date,URL,Content,Headline\n12 May 2015,,They met.,Talks\n", "Talks", date(2015, 5, 12)),
        ("sep=|\ntext|title|published\nx|A, b; c|2016-09-09 14:30\n", "A, b; c", date(2016, 9, 9)),
        ("عنوان,متن,تاریخ\nدیدار,در ژنو,۱۸ شهریور ۱۳۹۵\n", "دیدار", date(2016, 9, 8)),
        ("\n\nЗаголовок;Текст;Дата\nВстреча;В Женеве;09.09.2016\n", "Встреча", date(2016, 9, 9)),
        ("headline,body,title\nanother,x,Its own\n", "Its own", None),
    ],
)
def test_a_table_is_read_as_people_keep_it(child, table, title, day):
    for encoding in ("utf-8-sig", "utf-16"):
        (found,) = child.file(table.encode(encoding), "a.csv")
        record = read_record(found.record)
        assert (record.title, record.published) == (title, day)
        assert record.body


def test_a_table_names_languages_in_words(child):
    table = "title;lang\nTalks;English\nخبر;دری\nВстреча;ru\nTalks;Klingon\n"
    *known, other = (one.record for one in child.file(table.encode(), "a.csv"))
    assert [read_record(one).language for one in known] == ["en", "fa", "ru"]
    with pytest.raises(BadRecord, match="Klingon"):
        read_record(other)


def test_the_first_bytes_count_for_more_than_the_name(child):
    assert PARAGRAPH in texts(child, files.pdf(wrapped(PARAGRAPH)), "a.txt")[0]
    assert texts(child, b"only words here", "note", "text/plain") == ["only words here"]


BAD = {
    "an empty file": (lambda: b"", "a.txt", "empty"),
    "blanks alone": (lambda: b" \n\t\n", "a.txt", "empty"),
    "no letters": (lambda: b"12345 --- 999", "a.txt", "empty"),
    "a picture named as a text": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a.txt", "not-text"),
    "a picture": (lambda: b"\xff\xd8\xff", "a.jpg", "kind"),
    "a text named as a PDF": (lambda: b"only words", "a.pdf", "damaged"),
    "a text named as an archive": (lambda: b"only words", "a.zip", "damaged"),
    "an archive of a version to come": (
        lambda: files.zipped(**{"a.txt": b"x"}).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xe7"),
        "a.zip",
        "damaged",
    ),
    "half an archive": (lambda: files.zipped(**{"a.txt": b"x" * 500})[:60], "a.zip", "damaged"),
    "an old document": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "kind"),
    "a document under a password": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx", "encrypted"),
    "a PDF under a password": (lambda: files.pdf(PARAGRAPH, password="secret"), "a.pdf", "encrypted"),
    "a PDF of pictures": (lambda: files.picture_pdf(), "a.pdf", "images"),
    "a PDF of nothing": (lambda: files.pdf(""), "a.pdf", "empty"),
    "a PDF with a broken map of letters": (lambda: files.broken_map_pdf(), "a.pdf", "damaged"),
    "half a PDF": (lambda: b"%PDF-1.7\n1 0 obj <</Type /Catalog", "a.pdf", "damaged"),
    "a PDF bomb": (lambda: files.pdf_bomb(160_000_000), "a.pdf", "bomb"),
    "a DOCX bomb": (lambda: files.docx_bomb(60_000_000), "a.docx", "bomb"),
    "a ZIP bomb": (lambda: files.zipped(**{"a.txt": b"a" * 201_000_000}), "a.zip", "bomb"),
    "a table without a header": (lambda: b"2016-09-09,some words\n", "a.csv", "header"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_refused_with_its_reason(child, case):
    made, name, problem = BAD[case]
    assert list(child.file(made(), name)) == [Unread(problem)]
    assert texts(child, b"And the next file is read.", "b.txt") == ["And the next file is read."]
