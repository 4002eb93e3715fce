"""Letters as a page shows them, from left to right, put back into the order they are read in.

A PDF places shapes: Persian and Arabic lines come out of it backwards, in the shapes that letters
take within a word, while numbers and Latin words among them stand as they are.
"""

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff]")
_SHAPES = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]")
# Numbers, and words of other scripts with what stands between them, read from the left.
_NUMBER = r"[0-9\u0660-\u0669\u06f0-\u06f9](?:[\d.,:/\u066b\u066c-]*[\d])?"
_WORD = r"[A-Za-z\u00c0-\u024f\u0400-\u04ff][\w.'’@/:&+-]*"
_KEPT = re.compile(rf"(?:{_WORD}|{_NUMBER})(?: +{_WORD}| +{_NUMBER}(?= +{_WORD}))*")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_GAPS = re.compile(r"(?<=[(\[{«‹]) +| +(?=[)\]}»›.،؛؟])")
_PAIRS = re.compile(r"([(\[{«‹])|([)\]}»›])")


def is_right_to_left(text: str) -> bool:
    """Say whether most letters of a text are Arabic or Persian ones."""
    return len(_RIGHT_TO_LEFT.findall(text)) > len(_LEFT_TO_RIGHT.findall(text))


def logical(line: str) -> str:
    """Put a line that stands as it is seen into the order it is read in."""
    if not is_right_to_left(line):
        return plain_letters(line)
    turned = _KEPT.sub(lambda kept: kept[0][::-1], line)[::-1]
    mirrored = turned.translate(_MIRRORED)
    # Some programs write the bracket that is seen, others the one that was typed.
    return _GAPS.sub("", plain_letters(min(turned, mirrored, key=_unpaired)))


def plain_letters(text: str) -> str:
    """Write letters for the shapes they take within words, and for ligatures such as "ﬁ"."""
    return _SHAPES.sub(lambda shape: unicodedata.normalize("NFKC", shape[0]), text)


def _unpaired(line: str) -> int:
    """Count closing brackets that nothing opens and opening ones that nothing closes."""
    open_now = unpaired = 0
    for opening, _ in _PAIRS.findall(line):
        if opening:
            open_now += 1
        elif open_now:
            open_now -= 1
        else:
            unpaired += 1
    return unpaired + open_now
