"""Numbers of several words, and digits with an ending, put together into one piece."""

from collections.abc import Sequence

from corpus.language.calendars.lex import Atom, spelled_senses

_LONGEST = 12  # pieces; "هزار و سیصد و شصت و چهار" has seven


def joined(atoms: Sequence[Atom]) -> list[Atom]:
    """The pieces with every number that was several of them as one."""
    read: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom, at = _number(atoms, at)
        read.append(atom)
    return read


def _number(atoms: Sequence[Atom], at: int) -> tuple[Atom, int]:
    senses = atoms[at].senses
    if "card" in senses or "ord" in senses or _is_multiplied(atoms, at):
        return _spelled(atoms, at)
    if "num" in senses:
        return _with_ending(atoms, at)
    return atoms[at], at + 1


def _is_multiplied(atoms: Sequence[Atom], at: int) -> bool:
    """Whether digits stand before "thousand": "۲ هزار سال پیش"."""
    return "num" in atoms[at].senses and at + 1 < len(atoms) and _card(atoms[at + 1]) == 1000


def _spelled(atoms: Sequence[Atom], at: int) -> tuple[Atom, int]:
    total = _value(atoms[at])
    end, ordinal = at + 1, "ord" in atoms[at].senses
    while end < len(atoms) and end - at < _LONGEST and not _is_closed(atoms[end - 1], ordinal):
        follower = end + 1 if _is_joint(atoms[end]) else end
        if follower >= len(atoms):
            break
        grown = _grown(total, atoms[end - 1], atoms[follower], joint=follower > end)
        if grown is None:
            break
        total, end = grown, follower + 1
        ordinal = ordinal or "ord" in atoms[follower].senses
    if end == at + 1:
        return atoms[at], end
    senses = spelled_senses(total, ordinal=ordinal)
    if "card" not in atoms[at].senses and "ord" not in atoms[at].senses:
        senses.pop("year", None)  # "2 هزار" begins a count
    if "tothe" in atoms[at].senses and "dom" in senses:
        senses["tothe"] = 0
    return Atom(atoms[at].start, atoms[end - 1].end, senses), end


def _is_closed(last: Atom, ordinal: bool) -> bool:
    """An ordinal ends a number, but for the Arabic ones that go on with "and twenty"."""
    return ordinal and "more" not in last.senses and not _is_arabic_unit(last)


def _is_arabic_unit(atom: Atom) -> bool:
    return "ord" in atom.senses and _value(atom) < 10


def _is_joint(atom: Atom) -> bool:
    return "and" in atom.senses or "dash" in atom.senses


def _value(atom: Atom) -> int:
    for role in ("more", "ord", "card", "num"):
        if role in atom.senses:
            return int(atom.senses[role])  # type: ignore[arg-type]
    return -1


def _card(atom: Atom) -> int:
    value = atom.senses.get("card", -1)
    return value if isinstance(value, int) else -1


def _grown(total: int, last: Atom, follower: Atom, *, joint: bool) -> int | None:
    """The number with the next word taken in, or None where a new number begins."""
    senses, value = follower.senses, _value(follower)
    if "more" in senses:
        return total + value if _may_add_arabic(total, value) else None
    if not ("card" in senses or "ord" in senses):
        return None
    if value == 1000 and not joint:
        return total * 1000 if 0 < total < 1000 else None
    if not joint and _is_century(total, last) and (value == 0 or 10 <= value <= 99):
        return total * 100 + value  # "nineteen seventy eight", "twenty sixteen"
    return total + value if _is_smaller_part(value, total) else None


def _is_century(total: int, last: Atom) -> bool:
    return total in (19, 20) and last.senses.get("card") == total


def _may_add_arabic(total: int, value: int) -> bool:
    return (
        (total < 10 <= value <= 90)
        or (total % 100 == 0 and value < 100)
        or (total % 1000 == 0 and value < 1000)
    )


def _is_smaller_part(value: int, total: int) -> bool:
    if value < 1 or total < 1:
        return False
    if value < 10:
        return (total % 10 == 0 and total % 100 != 10) and total >= 20
    if value < 100:
        return total % 100 == 0
    return total % 1000 == 0 and value < 1000


def _with_ending(atoms: Sequence[Atom], at: int) -> tuple[Atom, int]:
    """Digits with "th", "-го", "ام" or, for decades, "s" and "-х" fast behind them."""
    number = atoms[at]
    for skip in (1, 2):
        if at + skip >= len(atoms) or atoms[at + skip].start != atoms[at + skip - 1].end:
            break
        if "suffix" in atoms[at + skip].senses and "dom" in number.senses:
            value = int(number.senses["dom"])  # type: ignore[arg-type]
            senses = spelled_senses(value, ordinal=True)
            return Atom(number.start, atoms[at + skip].end, senses), at + skip + 1
        if "tens" in atoms[at + skip].senses and _value(number) % 10 == 0:
            senses = {"tens": _value(number)}
            return Atom(number.start, atoms[at + skip].end, {"tens": _value(number)}), at + skip + 1
        if "dash" not in atoms[at + skip].senses:
            break
    return number, at + 1
