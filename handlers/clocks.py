"""Clock times and time zones as people type them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from zoneinfo import available_timezones

from babel import Locale

from corpus.language.fold import fold
from handlers.texts import LANGUAGES
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
    210: "Asia/Tehran",
    270: "Asia/Kabul",
    330: "Asia/Kolkata",
    345: "Asia/Kathmandu",
    390: "Asia/Yangon",
    570: "Australia/Darwin",
}
_CLOCK = re.compile(r"(?<![\d:+-])(\d{1,2})(?:[:.](\d{2}))?(?![\d:])")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")
_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")


@dataclass(frozen=True)
class Wish:
    """What somebody typed after `/subscribe`; None is what was not said."""

    at: time | None = None
    zone: str | None = None
    puzzling: str = ""  # what is neither a time nor a place


def read_wish(typed: str) -> Wish:
    """Read a clock time and a zone in any order, such as "Europe/Berlin 8:30"."""
    plain = " ".join(typed.translate(_DIGITS).split())
    if zone := find_zone(plain):
        return Wish(zone=zone)
    at, rest = _cut_clock(plain)
    zone = find_zone(rest) if rest else None
    return Wish(at, zone, rest if rest and zone is None else "")


def _cut_clock(plain: str) -> tuple[time | None, str]:
    for found in _CLOCK.finditer(plain):
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour < 24 and minute < 60:
            rest = f"{plain[: found.start()]} {plain[found.end() :]}"
            return time(hour, minute), " ".join(rest.split()).strip(" ,،")
    return None, plain


def find_zone(typed: str) -> str | None:
    """Find the zone that is meant by its name, a city in our languages, or an offset."""
    plain = " ".join(typed.translate(_DIGITS).split())
    return _zones_by_name().get(_key(plain)) or _zone_at_offset(plain)


def city(zone: str, language: Language) -> str:
    """Name a zone by its city, in the reader's language where that is known."""
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
    return names


def _cities() -> Iterator[tuple[str, str]]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    for zone in zones:
        yield _key(zone.rpartition("/")[2]), zone
    for zone in zones:
        for language in LANGUAGES:
            yield _key(city(zone, language)), zone


def _zone_at_offset(plain: str) -> str | None:
    found = _OFFSET.fullmatch(plain.lower())
    if found is None:
        return None
    hours, minutes = int(found[2]), int(found[3] or 0)
    if minutes:
        return _BROKEN_OFFSETS.get(hours * 60 + minutes) if found[1] == "+" else None
    # These zones count westwards: Etc/GMT-3 is three hours ahead.
    name = f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}" if hours else "UTC"
    return name if name in available_timezones() else None
