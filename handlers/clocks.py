"""Clock times and time zones as people type them, and as they are named to them."""

import re
from collections.abc import Iterator, Mapping
from datetime import time
from functools import cache
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from corpus.language.fold import fold
from handlers.texts import LANGUAGES
from handlers.wish_words import said, whole
from storage.models import Language

HOURS = (6, 7, 8, 9, 10, 12, 14, 16, 18, 20, 21, 22)
ZONES = (
    "Asia/Tehran",
    "Asia/Kabul",
    "Europe/Moscow",
    "Asia/Riyadh",
    "Asia/Baghdad",
    "Asia/Damascus",
    "Asia/Beirut",
    "Africa/Cairo",
    "Asia/Dubai",
    "Europe/Istanbul",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Los_Angeles",
    "UTC",
)
"""What the buttons offer; any other zone can be typed."""

# Cities that no zone is named after, and that people here live in.
_FURTHER_CITIES = {
    "washington": "America/New_York",
    "boston": "America/New_York",
    "san francisco": "America/Los_Angeles",
    "beijing": "Asia/Shanghai",
    "saint petersburg": "Europe/Moscow",
    "st petersburg": "Europe/Moscow",
    "санкт-петербург": "Europe/Moscow",
    "мск": "Europe/Moscow",
    "москве": "Europe/Moscow",
    "московскому времени": "Europe/Moscow",
    "mashhad": "Asia/Tehran",
    "isfahan": "Asia/Tehran",
    "shiraz": "Asia/Tehran",
    "tabriz": "Asia/Tehran",
    "مشهد": "Asia/Tehran",
    "اصفهان": "Asia/Tehran",
    "شیراز": "Asia/Tehran",
    "تبریز": "Asia/Tehran",
    "herat": "Asia/Kabul",
    "هرات": "Asia/Kabul",
    "مزار شریف": "Asia/Kabul",
    "aleppo": "Asia/Damascus",
    "حلب": "Asia/Damascus",
    "jeddah": "Asia/Riyadh",
    "جدة": "Asia/Riyadh",
    "مكة": "Asia/Riyadh",
    "abu dhabi": "Asia/Dubai",
    "أبو ظبي": "Asia/Dubai",
    "doha": "Asia/Qatar",
    "الدوحة": "Asia/Qatar",
    "munich": "Europe/Berlin",
    "geneva": "Europe/Zurich",
}
# Zones named after an offset exist for whole hours alone.
_BROKEN_OFFSETS = {
    -570: "Pacific/Marquesas",
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    525: "Australia/Eucla",
    570: "Australia/Darwin",
}
_HALF = f"(?P<pm>{said('afternoon')})|(?P<am>{said('morning')})|(?P<night>{said('night')})"
_CLOCK = re.compile(
    r"(?<![\d:+-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?![\d:])"
    rf"(?:\s*(?:{_HALF})(?!\w))?"
)
_FIRST_OF_EVENING = 6  # "6 at night" is in the evening, "5 at night" in the morning
# Said around an hour, in the languages where something has to be said.
_AROUND_HOUR = whole(said("around_hour"))
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")
_SHORTEST_WITH_SLIP, _LIKE_ENOUGH = 5, 88  # letters; percent of `fuzz.ratio`
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


def cut_clock(folded: str) -> tuple[time | None, str]:
    """Take the first clock time out of a folded text; give it and the rest."""
    for found in _CLOCK.finditer(folded):
        at = _clock(found)
        if at is not None:
            folded = f"{folded[: found.start()]} {folded[found.end() :]}"
            break
    else:
        at = None
    return at, " ".join(_AROUND_HOUR.sub(" ", folded).split()).strip(" ,،")


def read_clock(written: str) -> time | None:
    """Read a clock time that stands alone, such as "8" or "23:30"; None: it is none."""
    at, rest = cut_clock(written)
    return at if not rest else None


def _clock(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if 1 <= hour <= 12 and (found["pm"] or found["am"] or found["night"]):
        is_evening = found["night"] and _FIRST_OF_EVENING <= hour < 12
        hour = hour % 12 + (12 if found["pm"] or is_evening else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def find_zone(typed: str) -> str | None:
    """Find the zone that is meant by its name, a city in our languages, or an offset."""
    plain = " ".join(typed.translate(_DIGITS).split())
    return _zones_by_name().get(_key(plain)) or _zone_at_offset(plain)


def nearest_zone(typed: str) -> str | None:
    """Find a zone by its name, also with a slip in it, or in another case: "Tehrn", "Киеву"."""
    key = _key(typed)
    if (zone := find_zone(typed)) or len(key) < _SHORTEST_WITH_SLIP or not key.isalpha():
        return zone
    names = _zones_by_name()
    found = process.extractOne(key, names.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    return names[found[0]] if found and found[0][0] == key[0] else None


_COUNTED_WESTWARDS = re.compile(r"Etc/GMT([+-])(\d+)")


def city(zone: str, language: Language) -> str:
    """Name a zone by its city, in the reader's language where that is known, or by its offset.

    >>> city("Asia/Tehran", "en"), city("Etc/GMT-3", "en")
    ('Tehran', 'UTC+3')
    """
    if offset := _COUNTED_WESTWARDS.fullmatch(zone):
        return f"UTC{'+' if offset[1] == '-' else '-'}{offset[2]}"
    known = Locale.parse(language).time_zones.get(zone, {}).get("city")
    return str(known or zone.rpartition("/")[2].replace("_", " "))


def _key(name: str) -> str:
    return fold(name.replace("_", " ")).strip(" .,")


@cache
def _zones_by_name() -> Mapping[str, str]:
    names = dict(_cities())
    for name, zone in _FURTHER_CITIES.items():
        names.setdefault(_key(name), zone)
    names.update({_key(zone): zone for zone in available_timezones()})
    # Last: "Iran" is an old name of a zone too, which nobody would be shown gladly.
    names.update(_countries())
    return names


def _cities() -> Iterator[tuple[str, str]]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    for zone in zones:
        yield _key(zone.rpartition("/")[2]), zone
    for zone in zones:
        for language in LANGUAGES:
            yield _key(city(zone, language)), zone


def _countries() -> Iterator[tuple[str, str]]:
    """Name the countries that have one zone alone, as CLDR has them."""
    known = available_timezones()  # looks through a folder at each call
    for territory, zones in get_global("territory_zones").items():
        if len(zones) == 1 and zones[0] in known:
            for language in LANGUAGES:
                name = Locale.parse(language).territories.get(territory)
                if name:
                    yield _key(name), zones[0]


def _zone_at_offset(plain: str) -> str | None:
    found = _OFFSET.fullmatch(plain.lower())
    if found is None:
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if minutes:
        offset = hours * 60 + minutes
        return _BROKEN_OFFSETS.get(offset if found[1] == "+" else -offset)
    # These zones count westwards: Etc/GMT-3 is three hours ahead.
    name = f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}" if hours else "UTC"
    return name if name in available_timezones() else None
