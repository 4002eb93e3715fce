"""The cases of Russian words, by their endings.

After the tables of any school grammar. A form too many harms nothing: nobody writes it. So
where an ending does not tell (Дарвином, but Путиным) the likelier form has the case's place
and the other one is among the `extra` ones.
"""

from dataclasses import dataclass
from typing import Literal

Style = Literal["man", "woman", "place", "word"]

_HUSHING = "жшчщ"
_TAKES_I = "гкхжшчщ"
_VOWELS = "аеиоуыэюя"
_CASES = 12  # six of the singular, then six of the plural

# Nouns whose last vowel falls out, and nouns that look as if it did and keep it.
_FLEETING = {
    "лев": "льв", "павел": "павл", "посол": "посл", "огонь": "огн", "день": "дн",
    "уровень": "уровн", "корень": "корн", "пленный": "пленн",
}  # fmt: skip
_KEEPS_OK = ("восток", "поток", "срок", "урок", "блок", "шок", "исток", "рок", "сток")
_FEMININE_SOFT = (
    "сть", "знь", "вь", "пь", "ть", "дь", "шь", "чь", "щь", "жь", "сь", "роль", "цель", "связь",
    "казань", "тверь", "пермь", "сибирь", "астрахань", "мораль", "дверь", "скорбь",
)  # fmt: skip
_MASCULINE_SOFT = ("путь", "вождь", "гость")


@dataclass(frozen=True, slots=True)
class Paradigm:
    """The forms of one word.

    Attributes:
        cases: Twelve forms: nominative, genitive, dative, accusative, instrumental and
            prepositional, first singular, then plural. What has no plural repeats itself.
        extra: Further forms: of other genders, or that an ending might have.
    """

    cases: tuple[str, ...]
    extra: tuple[str, ...] = ()


def fixed(word: str) -> Paradigm:
    return Paradigm((word,) * _CASES)


def is_adjective(word: str, *, last: bool) -> bool:
    """Say whether a word is declined as an adjective; `last` of a phrase it rarely is."""
    if last:
        return word.endswith(("ский", "цкий", "ный", "ский", "ской"))
    if word.endswith(("ние", "тие", "вие")) and not word.endswith(("шние", "ронние", "едние")):
        return False
    return word.endswith(("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"))


def decline(word: str, style: Style, *, last: bool = True) -> Paradigm:
    """Give all forms of a folded word.

    Args:
        word: In the nominative, lower case, with е for ё.
        style: How to take it; names of people are declined by their bearer.
        last: Whether the word ends its phrase; before the end it may be an adjective.
    """
    if len(word) < 3 or not all("а" <= letter <= "я" for letter in word):
        return fixed(word)
    if style == "woman":
        return _woman(word)
    if style == "man":
        return _man(word)
    if is_adjective(word, last=last):
        return _adjective(word)
    if style == "place":
        return _place(word)
    return _noun(word)


def _place(word: str) -> Paradigm:
    """Decline a name that has one number: Куба has no genitive куб."""
    if _is_fixed_place(word):
        return fixed(word)
    return _noun(word) if word.endswith("ы") else _once(_noun(word))


def _is_fixed_place(word: str) -> bool:
    return word.endswith(("и", "у", "э", "е", "ю")) or (
        word.endswith("о") and not word.endswith(("ово", "ево", "ино"))
    )


def _forms(stem: str, singular: str, plural: str = "", extra: str = "") -> Paradigm:
    """Put endings, six and six between spaces, "-" for none, to a stem."""
    cases = [stem + ending.strip("-") for ending in singular.split()]
    more = [stem + ending.strip("-") for ending in plural.split()] or cases
    return Paradigm((*cases, *more), tuple(stem + ending for ending in extra.split()))


def _woman(word: str) -> Paradigm:
    if word.endswith(("ова", "ева")):
        return _forms(word[:-1], "а ой ой у ой ой")
    if word.endswith(("ина", "ына")):
        return _forms(word[:-1], "а ой ой у ой ой", extra="ы е")
    if word.endswith("ая"):
        return _forms(word[:-2], "ая ой ой ую ой ой")
    if word[-1] in "ая":
        return _once(_noun(word))
    if word.endswith("вь"):
        return _forms(word[:-1], "ь и и ь ью и")
    return fixed(word)


def _man(word: str) -> Paradigm:
    stem = _FLEETING.get(word, word)
    if word.endswith(("ов", "ев", "ин", "ын")) and stem == word:
        return _forms(word, "- а у а ым е", extra="ом")
    if word.endswith(("ский", "цкий", "ный", "той", "ской")):
        return _once(_adjective(word, alive=True))
    if word.endswith(("их", "ых")) or word[-1] in "оеуиыэю":
        return fixed(word)
    if word[-1] in "ая":
        return _once(_noun(word))
    if word.endswith("ий"):
        return _forms(word[:-1], "й я ю я ем и")
    if word[-1] in "йь":
        return _forms(word[:-1], f"{word[-1]} я ю я ем е")
    endings = "а у а ем е" if word[-1] in _HUSHING + "ц" else "а у а ом е"
    declined = _forms(stem, f"- {endings}", extra="ом")
    return Paradigm((word, *declined.cases[1:6]) * 2, declined.extra)


def _once(paradigm: Paradigm) -> Paradigm:
    """Leave the plural out: people have none."""
    return Paradigm(paradigm.cases[:6] * 2)


def _adjective(word: str, *, alive: bool = False) -> Paradigm:
    stem, ending = word[:-2], word[-2:]
    soft = ending in ("яя", "ее") or (ending in ("ий", "ие") and stem[-1] not in "гкх")
    i = "и" if soft or stem[-1] in _TAKES_I else "ы"
    o = "е" if soft else "о"
    plural = f"{i}е {i}х {i}м {i}е {i}ми {i}х"
    oblique = f"{o}го {o}му"
    singular = {
        "ая": f"ая {o}й {o}й ую {o}й {o}й",
        "яя": f"яя {o}й {o}й юю {o}й {o}й",
        "ое": f"ое {oblique} ое {i}м {o}м",
        "ее": f"ее {oblique} ее {i}м {o}м",
        "ые": plural,
        "ие": plural,
    }.get(ending, f"{ending} {oblique} {f'{o}го' if alive else ending} {i}м {o}м")
    a, u = ("яя", "юю") if soft and stem[-1] not in _HUSHING else ("ая", "ую")
    return _forms(stem, singular, plural, f"{a} {o}й {u} {o}е {oblique} {i}м {o}м")


def _noun(word: str) -> Paradigm:
    last = word[-1]
    if word.endswith("ия"):
        return _forms(word[:-1], "я и и ю ей и", "и й ям и ями ях")
    if word.endswith(("ие", "ье")):
        prepositional = "и" if word.endswith("ие") else "е"
        return _forms(word[:-1], f"е я ю е ем {prepositional}", "я й ям я ями ях")
    if last in _NOUNS:
        return _NOUNS[last](word)
    return fixed(word) if last in _VOWELS else _consonant(word)


def _consonant(word: str) -> Paradigm:
    stem = _fleeting_stem(word)
    i = "и" if stem[-1] in _TAKES_I else "ы"
    many = "ей" if stem[-1] in _HUSHING else "ов"
    tail = "ем" if stem[-1] in _HUSHING + "ц" else "ом"
    declined = _forms(stem, f"- а у - {tail} е", f"{i} {many} ам {i} ами ах", "ом ем ев а")
    cases = list(declined.cases)
    cases[0] = cases[3] = word
    return Paradigm(tuple(cases), declined.extra)


def _fleeting_stem(word: str) -> str:
    if word in _FLEETING:
        return _FLEETING[word]
    if word.endswith("ец") and len(word) > 3:
        return word[:-2] + ("йц" if word[-3] in _VOWELS else "ц")
    if word.endswith("ок") and len(word) > 4 and not word.endswith(_KEEPS_OK):
        return word[:-2] + "к"
    return word


def _soft(word: str) -> Paradigm:
    stem = _FLEETING.get(word, word[:-1])
    if word.endswith(_FEMININE_SOFT) and not word.endswith(_MASCULINE_SOFT):
        return _forms(stem, "ь и и ь ью и", "и ей ям и ями ях", "ам ами ах")
    declined = _forms(stem, "ь я ю ь ем е", "и ей ям и ями ях")
    return Paradigm((word, *declined.cases[1:3], word, *declined.cases[4:]))


def _ending_a(word: str) -> Paradigm:
    stem = word[:-1]
    i = "и" if stem[-1] in _TAKES_I else "ы"
    o = "е" if stem[-1] in _HUSHING + "ц" else "о"
    declined = _forms(stem, f"а {i} е у {o}й е", f"{i} - ам {i} ами ах", "ой ою")
    return _with_bare_genitive(declined, _bare_plural(stem))


def _ending_ya(word: str) -> Paradigm:
    stem = word[:-1]
    bare = stem + ("й" if stem[-1] in _VOWELS else "ь")
    declined = _forms(stem, "я и е ю ей е", "и - ям и ями ях")
    return _with_bare_genitive(declined, bare)


def _ending_o(word: str) -> Paradigm:
    stem = word[:-1]
    declined = _forms(stem, "о а у о ом е", "а - ам а ами ах")
    return _with_bare_genitive(declined, _bare_plural(stem))


def _ending_e(word: str) -> Paradigm:
    hard = word[-2] in _HUSHING + "ц"
    endings = ("е а у е ем е", "а - ам а ами ах") if hard else ("е я ю е ем е", "я ей ям я ями ях")
    return _forms(word[:-1], *endings)


def _ending_y(word: str) -> Paradigm:
    return _plural_only(word[:-1], "ы ов ам ы ами ах", "")


def _ending_i(word: str) -> Paradigm:
    stem = word[:-1]
    if stem[-1] == "и":
        return _plural_only(stem, "и й ям и ями ях", "")
    if stem[-1] in _TAKES_I:
        many = "ей" if stem[-1] in _HUSHING else "ов"
        return _plural_only(stem, f"и {many} ам и ами ах", "")
    return _plural_only(stem, "и ей ям и ями ях", "ев")


def _ending_short_i(word: str) -> Paradigm:
    return _forms(word[:-1], "й я ю й ем е", "и ев ям и ями ях")


def _plural_only(stem: str, plural: str, extra: str) -> Paradigm:
    return _forms(stem, plural, "", extra)


def _bare_plural(stem: str) -> str:
    """The genitive plural without an ending: сделка, сделок."""
    if len(stem) > 2 and stem[-1] == "к" and stem[-2] not in _VOWELS:
        return stem[:-2] + {"ь": "е", "й": "е"}.get(stem[-2], _inserted(stem[-2])) + "к"
    return stem


def _inserted(before: str) -> str:
    return before + ("е" if before in _HUSHING else "о")


def _with_bare_genitive(paradigm: Paradigm, bare: str) -> Paradigm:
    cases = list(paradigm.cases)
    cases[7] = bare
    return Paradigm(tuple(cases), paradigm.extra)


_NOUNS = {
    "а": _ending_a, "я": _ending_ya, "о": _ending_o, "е": _ending_e, "ы": _ending_y,
    "и": _ending_i, "ь": _soft, "й": _ending_short_i,
}  # fmt: skip
