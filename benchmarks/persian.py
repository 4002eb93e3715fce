"""How Persian would write a name that is known in English, Arabic and Russian.

No Persian spelling of a name is read anywhere: the rules are general knowledge of both ways of
writing (`persian_letters.tsv`). Foreign names go by their Russian spelling, which follows the
sound as Persian does; names of Arabic origin keep their Arabic letters.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

RULES = Path(__file__).parent / "persian_letters.tsv"
_VOWELS = frozenset("аеиоуыэюяйьъ^$")
_BEAM = 12
_KEPT = 4  # spellings of a name
# Letters that Persian has in words from Arabic alone.
_OF_ARABIC_ORIGIN = frozenset("حعضظ")
_SHARE_OF_ARABIC_SPELLING = 0.2  # of a foreign name: Persian papers also copy from Arabic ones

Spellings = Mapping[str, float]


@dataclass(frozen=True)
class Rule:
    """What some Russian letters become.

    Attributes:
        english: Letters of which one must be in the English word; ! forbids, ^ stands first.
        persian: Spellings with their shares.
    """

    russian: str
    before_consonant: bool
    english: tuple[str, ...]
    persian: tuple[tuple[str, float], ...]

    def holds(self, english: str) -> bool:
        """Say whether it is a rule for a name with this English spelling."""
        return not self.english or any(_stands(each, english) for each in self.english)


def _stands(condition: str, english: str) -> bool:
    if condition.startswith("!"):
        return condition[1:] not in english
    if condition.startswith("^"):
        return english.startswith(condition[1:])
    return condition in english


@cache
def rules() -> Mapping[str, list[Rule]]:
    """Give the rules by their Russian letters, those with a condition first."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for line in RULES.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            rule = _rule(*line.split("\t")[:3])
            found[rule.russian].append(rule)
    return {russian: sorted(of, key=lambda rule: not rule.english) for russian, of in found.items()}


def _rule(russian: str, english: str, persian: str) -> Rule:
    spellings = (each.split(":") for each in persian.split())
    return Rule(
        russian=russian.removesuffix("C"),
        before_consonant=russian.endswith("C"),
        english=() if english == "-" else tuple(english.split("|")),
        persian=tuple((text.strip("0"), float(share)) for text, share in spellings),
    )


def _step(word: str, at: int, english: str) -> Rule:
    """Find the rule for the longest letters that begin here; signs without one become nothing."""
    for size in range(min(4, len(word) - at), 0, -1):
        for rule in rules().get(word[at : at + size], ()):
            after = word[at + size : at + size + 1]
            if rule.holds(english) and not (rule.before_consonant and after in _VOWELS):
                return rule
    return Rule(word[at], before_consonant=False, english=(), persian=(("", 1.0),))


def _by_sound(russian: str, english: str) -> Spellings:
    word = f"^{''.join(letter for letter, _ in groupby(russian))}$"
    found: dict[str, float] = {"": 1.0}
    at = 0
    while at < len(word):
        rule = _step(word, at, english)
        longer: defaultdict[str, float] = defaultdict(float)
        for text, chance in found.items():
            for letters, share in rule.persian:
                longer[text + letters] += chance * share
        found = dict(sorted(longer.items(), key=lambda item: -item[1])[:_BEAM])
        at += len(rule.russian)
    return found


def _replacements(russian: str, english: str) -> Iterator[tuple[str, str]]:
    """Say which letters Arabic writes for sounds that Persian has letters for."""
    if "п" in russian and "б" not in russian:
        yield "ب", "پ"
    if "в" in russian and "ф" not in russian:
        yield "ف", "و"
    if "ч" in russian or "щ" in russian:
        yield "تش", "چ"
    if "ж" in russian and "дж" not in russian and "j" not in english:
        yield "ج", "ژ"
    if "г" in russian and "g" in english and "gh" not in english:
        yield from (("غ", "گ"), ("ج", "گ"), ("ق", "گ"))


def _by_letters(arabic: str, russian: str, english: str) -> str:
    word = arabic if english.startswith("al") else arabic.removeprefix("ال")
    if not _OF_ARABIC_ORIGIN & set(word):
        for letters, persian in _replacements(russian, english):
            word = word.replace(letters, persian)
    return word


def persian(english: str, arabic: str, russian: str) -> Spellings:
    """Give the likely Persian spellings of a name, all folded, with shares that add up to 1."""
    of_arabic_origin = bool(_OF_ARABIC_ORIGIN & set(arabic))
    share = 1 - _SHARE_OF_ARABIC_SPELLING if of_arabic_origin else _SHARE_OF_ARABIC_SPELLING
    heard = sorted(_by_sound(russian, english).items(), key=lambda item: -item[1])[:_KEPT]
    total = sum(chance for _, chance in heard)
    found: defaultdict[str, float] = defaultdict(float)
    found[_by_letters(arabic, russian, english)] += share
    for text, chance in heard:
        found[text] += (1 - share) * chance / total
    return {text: chance for text, chance in found.items() if text}
