"""A text cut into the pieces that dates are made of, each with what it can do in one."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from corpus.language.calendars.letters import key
from corpus.language.calendars.lexicon import WORD, Senses, Value, lexicon

_PIECES = re.compile(
    rf"""
    (?P<full>(?<!\d\.)\d{{1,4}}\s?(?P<mark>[./\-–\\])\s?\d{{1,2}}\s?(?P=mark)\s?\d{{1,4}}(?!\d|\.\d))
  | (?P<clock>\d{{1,2}}(?:\s?[:٫]\s?\d{{1,2}}(?:\s?:\s?\d{{1,2}}(?:[.]\d{{1,6}})?)?|h\d\d)(?!\d)
     (?:Z\b|\s?[+-]\d\d:?\d\d(?!\d))?)
  | (?P<pair>\d{{1,2}}[./-]\d{{1,2}}(?!\d|[./-]\d))
  | (?P<digits>\d+)
  | (?P<word>{WORD})
  | (?P<offset>\([A-Z]{{3}}\s?[+-]\d{{1,2}}\))
  | (?P<sign>[^\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff])
    """,
    re.VERBOSE,
)
_SIGNS: dict[str, str] = {
    role: sign
    for signs, sign in {
        ",،؛;": "comma",
        ".": "dot",
        "-–—‑−": "dash",
        "/\\": "slash",
        "|·•": "pipe",
        ":": "colon",
        "([{（": "open",
        ")]}）": "close",
        "'’\"«»“”": "quote",
    }.items()
    for role in signs
}
_MOST_PIECES = 40_000  # of several long articles; a date beyond is not worth the wait
_GLUED = ("وال", "بال", "لل", "و", "ب", "ل", "ف", "در")
_GLUED_TO = frozenset({"month", "weekday", "relday", "sureday", "suremonth", "year", "part"})
_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of the text: where it stands and what it can be, by role."""

    start: int
    end: int
    senses: Senses


def atoms(text: str) -> list[Atom]:
    """All pieces of a text; a piece without senses is a word that no date needs."""
    pieces = list(islice(_PIECES.finditer(text), _MOST_PIECES))
    read: list[Atom] = []
    at = 0
    while at < len(pieces):
        atom, at = _read(pieces, at)
        read.append(atom)
    return read


def _read(pieces: list[re.Match[str]], at: int) -> tuple[Atom, int]:
    piece = pieces[at]
    match piece.lastgroup:
        case "word":
            return _phrase(pieces, at)
        case "digits":
            return _atom(piece, number_senses(piece.group())), at + 1
        case "sign":
            sign = _SIGNS.get(piece.group())
            return _atom(piece, {sign: 0} if sign else {}), at + 1
        case "offset":
            return _atom(piece, {"zone": piece.group()[1:-1]}), at + 1
        case _:
            return _atom(piece, _written(piece)), at + 1


def _written(piece: re.Match[str]) -> Senses:
    """A full numeric date, a clock or a pair of numbers, kept as written for its rules."""
    kind = next(kind for kind in ("full", "clock", "pair") if piece.group(kind) is not None)
    return {kind: piece.group()}


def _atom(piece: re.Match[str], senses: Senses) -> Atom:
    return Atom(piece.start(), piece.end(), senses)


def number_senses(digits: str) -> Senses:
    if len(digits) > 4:
        return {"big": 0}
    value = int(digits)
    fits: dict[str, bool] = {
        "num": True,
        "dom": 1 <= value <= 31 and len(digits) <= 2,
        "mon": 1 <= value <= 12 and len(digits) <= 2,
        "hour": value <= 24 and len(digits) <= 2,
        "yy": len(digits) == 2,
        "year": len(digits) == 4 and 1000 <= value <= 2200,
    }
    return {role: value for role, does in fits.items() if does}


def spelled_senses(value: int, *, ordinal: bool) -> Senses:
    """What a number in words can be; an ordinal counts no units."""
    fits = {
        "ord": ordinal,
        "card": not ordinal,
        "num": not ordinal,
        "dom": 1 <= value <= 31,
        "year": 1000 <= value <= 2200,
    }
    return {role: value for role, does in fits.items() if does}


def _phrase(pieces: list[re.Match[str]], at: int) -> tuple[Atom, int]:
    """The longest phrase of the lexicon that begins here, or the word alone."""
    piece = pieces[at]
    tails, senses, skipped = _known(piece.group())
    for tail, meant in tails:
        last = _follow(pieces, at, tail)
        if last is not None:
            return Atom(piece.start(), pieces[last].end(), meant), last + 1
    return Atom(piece.start() + skipped, piece.end(), senses), at + 1


Tails = list[tuple[tuple[str, ...], Senses]]


@lru_cache(maxsize=1 << 15)
def _known(word: str) -> tuple[Tails, Senses, int]:
    """The phrases that begin with a word, what it is alone, and its letters that do not belong."""
    phrases = lexicon().starting(key(word))
    tails = [phrase for phrase in phrases if phrase[0]]
    for tail, senses in phrases:
        if not tail:
            return tails, senses, 0
    return tails, *_prefixed(word)


def _follow(pieces: list[re.Match[str]], at: int, tail: tuple[str, ...]) -> int | None:
    """Where the words of a phrase's tail end, or None if others follow."""
    for wanted in tail:
        at += 1
        if at < len(pieces) and pieces[at].group() in "-.":
            at += 1
        if at >= len(pieces) or key(pieces[at].group()) != wanted:
            return None
    return at


def _prefixed(word: str) -> tuple[Senses, int]:
    """What a word is behind و, ب, ل or ف of Arabic, or a Persian در that lost its space."""
    prefixes = _GLUED if _ARABIC.match(word) else ()
    for prefix in prefixes:
        rest = word.removeprefix(prefix)
        senses = _whole_word(rest, prefix) if rest != word else {}
        if senses:
            return senses, 0 if "tothe" in senses else len(prefix)
    return {}, 0


def _whole_word(rest: str, prefix: str) -> Senses:
    wanted = f"ال{rest}" if prefix in {"وال", "بال", "لل"} else rest
    for tail, senses in lexicon().starting(key(wanted)):
        if not tail and senses.keys() & _GLUED_TO and not (prefix == "ل" and "relday" in senses):
            return dict(senses)  # لامس is no day, but touched
    if prefix == "لل":
        return _to_the(wanted)
    return _and_number(rest) if prefix in {"و", "وال"} else {}


def _to_the(wanted: str) -> Senses:
    """An ordinal behind the "to the" of Arabic: "للثاني والعشرين", on the 22nd."""
    for tail, senses in lexicon().starting(key(wanted)):
        if not tail and "ord" in senses and "dom" in senses:
            return {"ord": senses["ord"], "dom": senses["dom"], "tothe": 0}
    return {}


def _and_number(rest: str) -> Senses:
    """The second half of an Arabic number, "و" and "عشرين" in one word."""
    for tail, senses in lexicon().starting(key(rest)):
        value: Value | None = senses.get("ord", senses.get("card"))
        if not tail and value is not None:
            return {"more": value}
    return {}


def known_roles() -> list[frozenset[str]]:
    """Every set of roles that a piece can have, so that each can be given its letter."""
    written = ["full", "clock", "pair", "zone", "big", "time", "tens", "more", "found"]
    sets = {frozenset(senses) for senses in lexicon().all_senses()}
    sets |= {frozenset([role]) for role in {*written, *_SIGNS.values()}}
    sets |= {frozenset(number_senses(f"{n:0{width}}")) for n in range(100) for width in (1, 2)}
    sets |= {frozenset(number_senses(digits)) for digits in ("100", "0999", "1000", "9999")}
    sets |= {
        frozenset(spelled_senses(n, ordinal=o)) for n in (1, 40, 300, 1000) for o in (False, True)
    }
    sets |= {frozenset(["time", "timezone"]), frozenset(["card", "num"])}
    sets |= {frozenset(["ord", "dom", "tothe"])}
    sets |= {frozenset(["found", kind]) for kind in ("day", "month", "year")}
    return sorted(sets, key=sorted)
