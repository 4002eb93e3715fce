"""Bytes of a text file to text, whatever encoding these languages are found in."""

from charset_normalizer import from_bytes

from corpus.intake.errors import NotText

# Those met in the wild for Persian, Arabic, English and Russian beside Unicode's own.
_OLD_ENCODINGS = ("cp1256", "cp1251", "cp1252", "koi8_r", "iso8859_6", "cp866")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Latin, Cyrillic, Arabic, general punctuation: the upper bytes of letters of our languages.
_PUNCTUATION_PAGE = 0x20  # and the code of a space, in text that is not wide
_PAGES = frozenset({0x00, 0x04, 0x06, _PUNCTUATION_PAGE})
_WIDE_SAMPLE = 2_000  # bytes
_SAMPLE = 200_000  # bytes from which an old encoding is told


def decode(data: bytes) -> str:
    """Return the text of a file.

    Raises:
        NotText: It is no text, or in no encoding that is read here.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data, encoding)
    if wide := _wide_encoding(data):
        return _strictly(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _old(data)
    return _printable(text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return _printable(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise NotText from error


def _wide_encoding(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: every other byte is the page of a letter."""
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        pages = data[offset:_WIDE_SAMPLE:2]
        known = sum(page in _PAGES for page in pages)
        punctuation = pages.count(_PUNCTUATION_PAGE)
        if len(pages) >= 2 and known >= 0.95 * len(pages) and punctuation < 0.4 * len(pages):
            return encoding
    return None


def _old(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_OLD_ENCODINGS)).best()
    if best is None:
        raise NotText
    return _printable(data.decode(best.encoding, errors="replace"))


def _printable(text: str) -> str:
    """Return the text if it is one; pictures and archives are full of control characters."""
    controls = sum(1 for char in text[:10_000] if char < " " and char not in "\t\n\r\f\x1b")
    if "\x00" in text or controls > 0.01 * min(len(text), 10_000):
        raise NotText
    return text
