"""Zero-width non-joiners that a Persian text has lost: «میدانیم» is shown as «می‌دانیم».

A word is looked up by itself, so that what is found holds wherever it stands. What is stored stays
as it came: the repaired words are kept beside it and are for display alone.
"""

import re
from collections.abc import Iterable, Mapping

from corpus.language.hazm_parts import hazm_part

ZWNJ = "\u200c"
_SHORTEST = 4  # letters
# Letters of Persian without a joiner or a mark among or around them.
_WORD = re.compile(rf"(?<![\w{ZWNJ}])[آ-غف-يپچژکگی]{{{_SHORTEST},}}(?![\w{ZWNJ}])")


def words_of(text: str) -> set[str]:
    """Give the words of a text that may have lost a joiner."""
    return set(_WORD.findall(text))


def with_joiners(text: str, joined: Mapping[str, str]) -> str:
    """Show a text with the joiners of its words.

    >>> with_joiners("میدانیم که ...", {"میدانیم": "می\u200cدانیم"}) == "می\u200cدانیم که ..."
    True
    """
    if not joined:
        return text
    return _WORD.sub(lambda word: joined.get(word[0], word[0]), text)


def joined_words(words: Iterable[str]) -> dict[str, str]:
    """Find the words that hazm is sure have lost a joiner, and give them with it.

    It takes a second or two and 210 MB before the first word, and 65 MB from then on: for the child
    process alone. A word that is one as it stands is left alone: «میدانی» is of the field as well
    as «می‌دانی».
    """
    normalizer = hazm_part("normalizer", "Normalizer")()
    known = {word for word, *_ in hazm_part("utils", "words_list")()}
    found = {}
    for word in words:
        if word not in known:
            shown = str(normalizer.normalize(word))
            if ZWNJ in shown and shown.replace(ZWNJ, "") == word:
                found[word] = shown
    return found
