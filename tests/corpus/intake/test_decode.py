"""A text file is read in any encoding that these languages are found in."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.decode import decode
from corpus.intake.errors import NotText

TEXTS = {
    "ru": "Министры иностранных дел двух стран провели переговоры в Женеве и договорились о новой встрече.",
    "ar": "أجرى وزيرا خارجية البلدين محادثات في جنيف واتفقا على عقد لقاء جديد في الشهر المقبل.",
    "fa": "وزیران امور خارجه دو کشور در ژنو گفتگو کردند و قرار شد ماه آینده دوباره دیدار کنند.",
    "en": "The foreign ministers of both countries held talks in Geneva and agreed to meet again.",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_or_without_its_mark(language, encoding):
    assert decode(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), [("ru", "cp1251"), ("ar", "cp1256")])
def test_old_windows_encodings_are_told_by_what_they_say(language, encoding):
    assert decode(TEXTS[language].encode(encoding) * 3) == TEXTS[language] * 3


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", b"PK\x03\x04\x00\x00\x00\x00\x01\x02" * 9],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(NotText):
        decode(data)


@given(st.binary(max_size=500))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(NotText):
        assert isinstance(decode(data), str)
