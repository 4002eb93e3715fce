"""One comparable form for text that different keyboards write differently.

`fold` works letter by letter: every character becomes its folded form, wherever it stands, so that
folding twice changes nothing. The few rules that look at neighbours only make letters that fold to
themselves. Arabic and Persian text are folded alike, towards the Persian letters ی and ک.
"""

import re
import unicodedata

_LETTERS = {
    # Arabic and Persian: one letter, several code points or seats of hamza.
    **dict.fromkeys("يىېۍێےئ", "ی"),
    **dict.fromkeys("كڪڬڭ", "ک"),
    **dict.fromkeys("ةۀہەھۃۂ", "ه"),
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    **dict.fromkeys("ؤۆۇۈۉۋٶ", "و"),
    **dict.fromkeys("ټٹٺ", "ت"),
    **dict.fromkeys("ډڈڊ", "د"),
    **dict.fromkeys("ړڑڕ", "ر"),
    **dict.fromkeys("ښڛ", "ش"),
    **dict.fromkeys("ڼںڻ", "ن"),
    "ږ": "ژ",
    "څ": "س",
    "ځ": "ز",
    "ڤ": "و",
    "ګ": "گ",
    "ء": "",
    "ـ": "",
    "٫": ".",
    "٬": ",",
    "؟": "?",
    "؛": ";",
    "،": ",",
    "٪": "%",
    # Cyrillic: ё is written е as often as not; й is a letter, not a marked и.
    "ё": "е",
    "й": "й",
    "ѐ": "е",
    # Latin letters that no decomposition takes apart.
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ħ": "h",
    "ŋ": "n",
    "ſ": "s",
    **dict.fromkeys("’‘ʼʻʹ`´＇‛′", "'"),
    **dict.fromkeys("“”„«»‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_DROPPED = frozenset({"Mn", "Me", "Cf"})


def _step(character: str) -> str:
    known = _LETTERS.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    lowered = unicodedata.normalize("NFKD", character).casefold()
    if lowered == character:
        return character
    # Composed again, or every Korean syllable would become three letters.
    return unicodedata.normalize("NFC", "".join(map(_step_of_decomposed, lowered)))


def _step_of_decomposed(character: str) -> str:
    return "" if unicodedata.category(character) in _DROPPED else character


def _fold_character(character: str) -> str:
    """Take steps until nothing changes, so that a folded text is its own folded form."""
    folded = _LETTERS.get(character.casefold(), character)
    while (further := "".join(map(_step, folded))) != folded:
        folded = further
    return folded


class _Table(dict[int, str]):
    """A table for `str.translate` that is filled as characters are met: a start costs nothing."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_TABLE = _Table()

# A decomposed й, which would otherwise lose its breve and become и.
_SHORT_I = re.compile("([иИ])\u0306")
# مسئول and مسؤول are one word; ئ alone would become ی.
_HAMZA_BEFORE_WAW = re.compile("(?:ئ|[يیى]\u0654)و")

_LATIN_LOOKALIKES = "aceopxykmthbi"
_CYRILLIC_LOOKALIKES = "асеорхукмтнві"
_TO_CYRILLIC = str.maketrans(_LATIN_LOOKALIKES, _CYRILLIC_LOOKALIKES)
_TO_LATIN = str.maketrans(_CYRILLIC_LOOKALIKES, _LATIN_LOOKALIKES)
_LATIN = re.compile("[a-z]")
_CYRILLIC = re.compile("[а-џ]")
# The look-behind lets a match begin only where a word does; else 1 MB of one word takes hours.
_MIXED = re.compile("(?<![a-zа-џ])[a-zа-џ]*(?:[a-z][а-џ]|[а-џ][a-z])[a-zа-џ]*")


def _one_script(mixed: re.Match[str]) -> str:
    word = mixed.group()
    cyrillic = word.translate(_TO_CYRILLIC)
    if not _LATIN.search(cyrillic):
        return cyrillic
    latin = word.translate(_TO_LATIN)
    return word if _CYRILLIC.search(latin) else latin


def fold(text: str) -> str:
    """Give the form under which a text is compared: letters, digits and case made one.

    Marks, joiners, tatweel and every invisible character vanish; words keep their spaces. Letters
    of the other alphabet hidden in a Latin or Cyrillic word are put right. Any text is accepted.

    >>> fold("گفت\u200cوگوي كِرِي"), fold("Алёна ２０１６ ۱۳۹۵")
    ('گفتوگوی کری', 'алена 2016 1395')
    """
    if "\u0306" in text:
        text = _SHORT_I.sub("й", text)
    if "ئ" in text or "\u0654" in text:
        text = _HAMZA_BEFORE_WAW.sub("وو", text)
    folded = text.translate(_TABLE)
    if _CYRILLIC.search(folded) and _LATIN.search(folded):
        return _MIXED.sub(_one_script, folded)
    return folded
