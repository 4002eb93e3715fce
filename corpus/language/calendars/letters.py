"""The form of a word under which its names of time are kept.

Narrower than the folding of the search: no stem is cut and no word is split, because a month
keeps its own ending (марта is a date, Марту is a person's name as well).
"""

from functools import lru_cache

_SAME = {
    "یيىئۍېےۑ": "ی",
    "کكڪ": "ک",
    "گګ": "گ",
    "هةۀەۂہ": "ه",
    "اأإآٱ": "ا",
    "وؤ": "و",
    "ё": "е",
    "Ё": "е",
}
_SILENT = "\u0640\u200b\u200c\u200d\u200e\u200f\u00ad\u02bb\u02bc\u02be\u02bf'’‘`ʻ́"
_MARKS = "".join(
    map(chr, [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x300, 0x370)])
)
_TABLE = str.maketrans(
    {letter: one for letters, one in _SAME.items() for letter in letters}
    | dict.fromkeys(_SILENT + _MARKS, None)
)


@lru_cache(maxsize=1 << 15)
def key(word: str) -> str:
    """The form compared: one letter for the variants of it, no marks, no case.

    >>> key("أيّار"), key("ЯНВАРЯ"), key("سه‌شنبه")
    ('ایار', 'января', 'سهشنبه')
    """
    if word.isascii():
        return word.lower().replace("'", "")
    return word.translate(_TABLE).casefold()
