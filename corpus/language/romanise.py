"""Words of the four scripts in one rough Latin form, one letter for one letter where possible.

This is what RapidFuzz compares when it narrows many words to a few; which reading of an ambiguous
letter is meant is left to the learned correspondences of `corpus.language.sound`.
"""

from functools import lru_cache
from typing import Literal

Script = Literal["latin", "cyrillic", "arabic"]

_ARABIC = str.maketrans(
    {
        **dict(zip("ابپتثجچحخدذرزژسش", "abptsjchkddrzjss", strict=True)),
        **dict(zip("صضطظعغفقکگلمنهوی", "sdtzagfkkglmnhvi", strict=True)),
    }
)
_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдежзийклмнопр", "abvgdejziiklmnopr", strict=True)),
        **dict(zip("стуфхцчшщъыьэюяіїєґ", "stufkccss\0i\0euaiieg", strict=True)),
        **dict(zip("әғқңөұүһҷӣӯҳ", "agknouuhjiuh", strict=True)),
    }
)
_ROUGH: dict[Script, dict[int, str]] = {"latin": {}, "cyrillic": _CYRILLIC, "arabic": _ARABIC}


def script_of(word: str) -> Script | None:
    """Name the script of a folded word by its first letter; None for a number or another script."""
    first = word[:1]
    if "a" <= first <= "z":
        return "latin"
    if "\u0400" <= first <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0621" <= first <= "\u06ff" and first.isalpha() else None


@lru_cache(maxsize=65536)
def romanise(word: str) -> str:
    """Give one Latin reading of a folded word.

    >>> romanise("لاوروف"), romanise("лавров")
    ('lavrvf', 'lavrov')
    """
    script = script_of(word)
    return word.translate(_ROUGH[script]).replace("\0", "") if script else word
