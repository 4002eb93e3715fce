"""Hours and places as people type them."""

from datetime import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.clocks import ZONES, Wish, city, find_zone, read_wish
from handlers.texts import LANGUAGES


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("", Wish()),
        ("8", Wish(time(8))),
        ("08.05", Wish(time(8, 5))),
        ("23:59 utc", Wish(time(23, 59), "UTC")),
        ("+03:30", Wish(None, "Asia/Tehran")),
        ("UTC-5", Wish(None, "Etc/GMT+5")),
        ("los angeles", Wish(None, "America/Los_Angeles")),
        ("Kyiv", Wish(None, "Europe/Kyiv")),
        ("Санкт-Петербург 7:00", Wish(time(7), "Europe/Moscow")),
        ("24:00", Wish(puzzling="24:00")),
        ("8:75", Wish(puzzling="8:75")),
        ("at noon", Wish(puzzling="at noon")),
        ("9 Atlantis", Wish(time(9), None, "Atlantis")),
    ],
)
def test_a_wish_is_read(typed, wish):
    assert read_wish(typed) == wish


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zone", ZONES)
def test_every_offered_zone_is_found_by_its_name_in_every_language(zone, language):
    assert find_zone(city(zone, language)) == zone
    assert find_zone(zone) == zone


@given(st.text())
def test_whatever_is_typed_is_read_without_an_error(typed):
    wish = read_wish(typed)
    if wish.zone is not None:
        ZoneInfo(wish.zone)
