"""The rows of a .csv, whoever wrote it: columns by their usual names, days in any calendar.

What a program writes for `safir add` names its columns as a .jsonl names its fields. A table that a
person keeps is headed in their language, has its days as they write them, and is parted by whatever
their program for tables parts with.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date

from corpus.intake.errors import Unreadable
from corpus.language.calendars import parse_date
from corpus.language.fold import fold

_HEADS = {
    "id": "id|guid|شناسه|المعرف",
    "title": "title|headline|heading|subject|عنوان|تیتر|العنوان|заголовок|название",
    "body": "body|text|content|article|full text|fulltext|متن|متن خبر|محتوا|النص|نص|المحتوى|текст"
    "|содержание|статья",
    "language": "language|lang|زبان|اللغة|لغة|язык",
    "source": "source|publisher|outlet|agency|منبع|خبرگزاری|المصدر|источник|издание",
    "url": "url|link|لینک|پیوند|نشانی|الرابط|رابط|ссылка|адрес",
    "published": "published|date|day|datetime|pubdate|publication date|date published|published at"
    "|تاریخ|تاریخ انتشار|التاريخ|تاريخ النشر|дата|дата публикации",
}
_FIELDS = {fold(head): field for field, heads in _HEADS.items() for head in heads.split("|")} | {
    field: field for field in _HEADS
}
_LANGUAGES = {
    fold(name): code
    for code, names in {
        "fa": "persian|farsi|dari|فارسی|دری|الفارسية|персидский|дари",
        "ar": "arabic|عربی|العربية|عربي|арабский",
        "en": "english|انگلیسی|الإنجليزية|английский",
        "ru": "russian|روسی|الروسية|русский",
    }.items()
    for name in names.split("|")
}
_PARTS = ",;\t|"
_SAYS_ITS_PART = re.compile(r"\s*sep=(.)\s*\n", re.I)  # as Excel writes it above the header
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?")


def read_table(text: str) -> Iterator[tuple[int, str]]:
    """Give the rows of a table as lines of .jsonl, each with the number of its last line.

    Raises:
        Unreadable: Its first row names neither title nor body, or it is no table.
    """
    said = _SAYS_ITS_PART.match(text)
    text = text[said.end() :] if said else text.lstrip()
    csv.field_size_limit(len(text) + 1)
    rows = csv.reader(io.StringIO(text, newline=""), _dialect(text, said[1] if said else None))
    try:
        header = _fields(next(rows, []))
        if not {"title", "body"} & set(header):
            raise Unreadable("header")
        for row in rows:
            if any(cell.strip() for cell in row):
                yield rows.line_num + (1 if said else 0), _record(header, row)
    except csv.Error as error:
        raise Unreadable("damaged") from error


def _dialect(text: str, part: str | None) -> type[csv.Dialect]:
    """Whatever parts the header parts the rows; quotes are doubled as usual."""
    header = text.partition("\n")[0]

    class Dialect(csv.excel):
        delimiter = part or max(_PARTS, key=header.count)

    return Dialect


def _fields(row: list[str]) -> list[str | None]:
    """Name the field of each column; of two for one field the one with its own name counts."""
    exact = [name.strip().lower() for name in row]
    fields: list[str | None] = []
    for name, own in zip(row, exact, strict=True):
        field = _FIELDS.get(fold(name.strip().replace("_", " ")))
        is_taken = field in fields or (field in exact and own != field)
        fields.append(None if is_taken else field)
    return fields


def _record(header: list[str | None], row: list[str]) -> str:
    fields = {
        name: value.strip()
        for name, value in zip(header, row, strict=False)
        if name and value.strip()
    }
    if day := fields.get("published"):
        fields["published"] = _day(day)
    if language := fields.get("language"):
        fields["language"] = _LANGUAGES.get(fold(language), language)
    return json.dumps(fields)


def _day(written: str) -> str:
    """Give a day as a .jsonl has it; one that cannot be read stays, and is refused with its row."""
    if iso := _ISO.match(written):
        return "T".join(filter(None, iso.groups()))
    found = parse_date(written, None, date.today())
    if found is None or found.first is None or found.first != found.last:
        return written
    return found.first.isoformat()
