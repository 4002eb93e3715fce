"""Shapes of a PDF that stand for several letters, kept whole until its lines are turned round.

A line of Persian or Arabic is drawn from the left, and turned round once it is read. A shape for
two letters, as that of lam and alef, says them in the order they are read in: turned round with
the line, "الأمريكي" becomes "األمريكي". For the child process (`child.py`) alone.
"""

import re
from collections.abc import Iterator
from typing import Any

_TARGET = re.compile(rb"<\s*((?:[0-9A-Fa-f]\s*){8,64})>")  # two letters of UTF-16 or more
_LETTERS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
_FIRST_SIGN, _LAST_SIGN = 0xE000, 0xF8FF  # for private use: no text has them


def keep_ligatures(page: Any) -> dict[int, str]:
    """Have a page give one sign for each shape of several letters.

    Returns:
        What each sign stands for, as `str.translate` takes it.
    """
    from pypdf.generic import DecodedStreamObject, NameObject

    signs: dict[str, int] = {}
    for font in _fonts(page):
        written = font["/ToUnicode"].get_object().get_data()
        signed = _TARGET.sub(lambda target: _signed(target, signs), written)
        if signed != written:
            stream = DecodedStreamObject()
            stream.set_data(signed)
            font[NameObject("/ToUnicode")] = stream
    return {sign: letters for letters, sign in signs.items()}


def _fonts(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    fonts = resources.get_object().get("/Font") if resources else None
    for font in fonts.get_object().values() if fonts else ():
        if "/ToUnicode" in font.get_object() and hasattr(
            font.get_object()["/ToUnicode"].get_object(), "get_data"
        ):
            yield font.get_object()


def _signed(target: re.Match[bytes], signs: dict[str, int]) -> bytes:
    digits = b"".join(target[1].split()).decode("ascii")
    letters = bytes.fromhex(digits[: len(digits) // 4 * 4]).decode("utf-16-be", "replace")
    if not _LETTERS.fullmatch(letters):
        return target[0]
    sign = signs.setdefault(letters, min(_FIRST_SIGN + len(signs), _LAST_SIGN))
    return b"<%04X>" % sign
