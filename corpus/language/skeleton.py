"""The consonants of a word as a few classes of sound: the coarse key under which scripts meet.

lavrov, лавров and لاوروف share LFRF. Where a letter can be read in several ways (c, g, ch, و, ج)
a word has several skeletons, the likeliest first.
"""

import re
from functools import lru_cache

# Classes: A a vowel that begins the word, B p b, C sh ch j zh, F f v w, H h, K k g kh q, L, M, N,
# R, S s z ts, T t d th. Longer spellings are tried first; - is silence.
_SPELLINGS = """
    shch=C tsch=C sch=C/SK/S tch=C sh=C ch=C/K zh=C kh=K/H gh=K/- th=T ph=F ck=K cz=C/S sz=C/S
    rz=C/RS ts=S tz=S dj=C dz=C/S b=B c=K/S/C d=T f=F g=K/C h=-/H j=C/-/K k=K l=L m=M n=N p=B
    q=K r=R s=S/C t=T v=F w=F/- x=KS/S/K z=S
    дж=C тч=C тс=S кс=KS б=B в=F/- г=K/H/C д=T ж=C з=S к=K л=L м=M н=N п=B р=R с=S т=T ф=F
    х=H/K/- ц=S/K ч=C ш=C/S щ=C
    تش=C دج=C کس=KS تس=S ب=B پ=B ت=T ث=S/T ج=C/K چ=C ح=H/- خ=K/H د=T ذ=S/T ر=R ز=S ژ=C س=S
    ش=C ص=S ض=T ط=T ظ=S غ=K/- ف=F ق=K ک=K گ=K ل=L م=M ن=N و=-/F ه=-/H
"""
_READINGS = {
    letters: tuple(reading.strip("-") for reading in readings.split("/"))
    for letters, readings in (entry.split("=") for entry in _SPELLINGS.split())
}
_SPELLING = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))
_FIRST_VOWELS = frozenset("aeiouyаеиоуыэюяіїєاعی")
_VOWELS = _FIRST_VOWELS - {"ع"} | frozenset("وьъ")
_WITHOUT_VOWELS = str.maketrans(dict.fromkeys(_VOWELS))
# No Persian or Arabic word begins with two consonants: Smith is اسمیت, Stefan اشتفان.
_HELPING_VOWEL = re.compile("ا[سش][^اویه]")
_LETTERS_READ = 24  # of a longer word the rest says nothing about which name it is


@lru_cache(maxsize=65536)
def skeletons(word: str, most: int = 4) -> tuple[str, ...]:
    """Give the skeletons of a folded word, the likeliest first; none for a word without letters.

    >>> skeletons("lavrov"), skeletons("گور", 3)
    (('LFRF',), ('KR', 'KFR'))
    """
    word = word[:_LETTERS_READ]
    found = ["A" if word[:1] in _FIRST_VOWELS else ""]
    for spelling in _SPELLING.findall(word):
        longer = [
            skeleton if skeleton.endswith(reading) else skeleton + reading
            for reading in _READINGS[spelling]
            for skeleton in found
        ]
        found = list(dict.fromkeys(longer))[:most] if len(longer) > 1 else longer
        if "" in found and word[len(spelling) : len(spelling) + 1] in _VOWELS:
            # What is silent before a vowel leaves the vowel first: William is Уильям.
            found[found.index("")] = "A"
    if _HELPING_VOWEL.match(word):
        found = list(dict.fromkeys([*found, *(each[1:] for each in found)]))[:most]
    # M is said and written N before P and B: Jumblatt is جنبلاط, Istanbul Стамбул.
    return tuple(skeleton.replace("MB", "NB") for skeleton in found if skeleton)


def letter_skeleton(word: str) -> str:
    """Leave out the letters that mostly stand for vowels: finer than classes, within one script."""
    first = "a" if word[:1] in _VOWELS else word[:1]
    return first + word[1:].translate(_WITHOUT_VOWELS).removesuffix("ه")
