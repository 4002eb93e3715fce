"""What a text would be had another keyboard layout been on: ghbdtn is привет.

Whole layouts are known, key by key as they lie on a standard keyboard: Russian (ЙЦУКЕН), Persian
(ISIRI 9147) and Arabic (101), each against Latin QWERTY. A key such as the comma is a letter on
another layout, so a question is retyped as it came, before it is cut into words.
"""

from corpus.language.romanise import script_of
from corpus.language.tokens import tokenize

_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`\\"
_SHIFTED = str.maketrans('{}:"<>~|', "[];',.`\\")
_LAYOUTS = {
    "cyrillic": ("йцукенгшщзхъфывапролджэячсмитьбюё\\",),
    "arabic": (
        "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو.ژپ",  # some keyboards have their پ at the end
        "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرلىةوزذ\\",
    ),
}
# One key of the Arabic layout gives two letters.
_LAM_ALEF_KEY = "b"
_LAM_ALEF = "لا"
_ONE_CODE = str.maketrans("يكىأإآ", "یکیااا")

_FROM_LATIN = [
    str.maketrans(_KEYS, layout) | ({ord(_LAM_ALEF_KEY): _LAM_ALEF} if "ئ" in layout else {})
    for layouts in _LAYOUTS.values()
    for layout in layouts
]
_TO_LATIN = {
    # Backwards, as of two keys for one letter the first is likelier.
    script: [str.maketrans(layout.translate(_ONE_CODE)[::-1], _KEYS[::-1]) for layout in layouts]
    for script, layouts in _LAYOUTS.items()
}


def _to_latin(text: str, script: str) -> list[str]:
    plain = text.lower().translate(_ONE_CODE)
    forms = [plain] if script != "arabic" else [plain, plain.replace(_LAM_ALEF, _LAM_ALEF_KEY)]
    return [form.translate(table) for form in forms for table in _TO_LATIN[script]]


def retyped(text: str) -> list[str]:
    """Give what the same keys would have typed on the other layouts; best taken as a suggestion.

    Latin text is read as Russian, Persian and Arabic, the others as Latin; text of no letters, or
    of another script, gives nothing. Nothing is said about whether the result means anything.

    >>> retyped("ghbdtn")[0], retyped("руддщ")
    ('привет', ['hello'])
    """
    words = tokenize(text)
    script = next((found for word in words if (found := script_of(word.text))), None)
    if script == "latin" or (script is None and not words and text.strip()):
        keys = text.lower().translate(_SHIFTED)
        return [keys.translate(table) for table in _FROM_LATIN]
    return list(dict.fromkeys(_to_latin(text, script))) if script else []
