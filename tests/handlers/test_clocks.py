"""Hours and places as people type them."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.clocks import ZONES, city, find_zone
from handlers.subscribe import zone_at
from handlers.texts import LANGUAGES
from handlers.wishes import Wish, read_wish


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
        ("at noon", Wish(time(12))),
        ("Tehrn 8", Wish(time(8), "Asia/Tehran")),
        ("افغانستان", Wish(None, "Asia/Kabul")),
        ("8 Российская", Wish(time(8), puzzling="Российская")),
        ("9 Atlantis", Wish(time(9), puzzling="Atlantis")),
    ],
)
def test_a_wish_is_read(typed, wish):
    assert read_wish(typed) == wish


TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "at", "zone", "changes"),
    [
        ("mon,thu 8", time(8), None, {"days": 9}),
        ("دوشنبه و پنجشنبه ۸ تهران", time(8), "Asia/Tehran", {"days": 9}),
        ("الاثنين والخميس ٨ القاهرة", time(8), "Africa/Cairo", {"days": 9}),
        ("пн, чт 8:30 Москва", time(8, 30), "Europe/Moscow", {"days": 9}),
        ("08:30 Europe/Berlin mon-fri", time(8, 30), "Europe/Berlin", {"days": 31}),
        ("sat to mon 9", time(9), None, {"days": 97}),
        ("по будням 8 вечера", time(20), None, {"rhythm": "clock", "days": 31}),
        ("8 pm Berlin silent", time(20), "Europe/Berlin", {"is_silent": True}),
        ("८:१५ Berlin", time(8, 15), "Europe/Berlin", {}),
        ("۸ شب", time(20), None, {}),
        (
            "هر روز ساعت ۸ صبح به وقت تهران",
            time(8),
            "Asia/Tehran",
            {"rhythm": "clock", "days": 127},
        ),
        ("weekly 9", time(9), None, {"rhythm": "clock", "is_weekly": True}),
        ("at once", None, None, {"rhythm": "at_once"}),
        ("quiet 23:30-7", None, None, {"quiet_from": time(23, 30), "quiet_until": time(7)}),
        ("тихо с 23 до 7", None, None, {"quiet_from": time(23), "quiet_until": time(7)}),
        ("سکوت ۲۳ تا ۷", None, None, {"quiet_from": time(23), "quiet_until": time(7)}),
        ("هدوء 23 إلى 7", None, None, {"quiet_from": time(23), "quiet_until": time(7)}),
        ("quiet off", None, None, {"quiet_from": None, "quiet_until": None}),
        ("pause 7 days", None, None, {"pause": 7}),
        ("توقف ۱۰ روز", None, None, {"pause": 10}),
        ("pause until 1 December", None, None, {"pause": date(2026, 12, 1)}),
        ("pause until 3 March", None, None, {"pause": date(2027, 3, 3)}),
        ("pause until Friday", None, None, {"pause": date(2026, 11, 27)}),
        ("توقف تا جمعه", None, None, {"pause": date(2026, 11, 27)}),
        ("إيقاف حتى الجمعة", None, None, {"pause": date(2026, 11, 27)}),
        ("пауза до субботы", None, None, {"pause": date(2026, 11, 28)}),
        ("пауза", None, None, {"pause": 0}),
        ("resume", None, None, {"paused_until": None, "state": "active"}),
        ("١٢ مقالًا", None, None, {"item_limit": 12}),
        ("3 статьи", None, None, {"item_limit": 3}),
        ("12 items", None, None, {"item_limit": 12}),
        ("articles fa, ru", None, None, {"article_languages": ["fa", "ru"]}),
        ("فقط خبرهای فارسی و روسی", None, None, {"article_languages": ["fa", "ru"]}),
        ("مقالات بالعربية والفارسية", None, None, {"article_languages": ["ar", "fa"]}),
        ("только статьи на русском и английском", None, None, {"article_languages": ["ru", "en"]}),
        ("همه زبان‌ها", None, None, {"article_languages": []}),
        ("روزهای کاری ۷", time(7), None, {"rhythm": "clock", "days": 103}),
        ("أيام العمل ٧", time(7), None, {"rhythm": "clock", "days": 79}),
        ("articles all", None, None, {"article_languages": []}),
        ("به زبان فارسی", None, None, {"language": "fa"}),
        ("به روسی", None, None, {"language": "ru"}),
        ("بالروسية", None, None, {"language": "ru"}),
        ("every monday and thursday at 18:15 Moscow", time(18, 15), "Europe/Moscow", {"days": 9}),
        ("جمعه ها ساعت ۱۰", time(10), None, {"days": 16}),
        ("8 o'clock Kabul time", time(8), "Asia/Kabul", {}),
        ("7 утра по Москве", time(7), "Europe/Moscow", {}),
        ("8 утра по Киеву", time(8), "Europe/Kiev", {}),
        ("half past eight", time(8, 30), None, {}),
        ("ساعت هشت و نیم صبح تهران", time(8, 30), "Asia/Tehran", {}),
        ("یک ربع به هشت شب", time(19, 45), None, {}),
        ("الساعة الثامنة والنصف صباحًا دمشق", time(8, 30), "Asia/Damascus", {}),
        ("الثامنة إلا ربعًا مساءً", time(19, 45), None, {}),
        ("в половине девятого утра Киев", time(8, 30), "Europe/Kiev", {}),
        ("полдевятого", time(8, 30), None, {}),
        ("без четверти девять", time(8, 45), None, {}),
        ("в час дня", time(13), None, {}),
        ("۱۲ شب", time(0), None, {}),
        ("۲ شب", time(2), None, {}),
        ("۱۱ شب", time(23), None, {}),
        ("12 noon", time(12), None, {}),
        ("منتصف الليل", time(0), None, {}),
        ("سکوت از ۲۳ تا ۷", None, None, {"quiet_from": time(23), "quiet_until": time(7)}),
        ("pause for 2 weeks", None, None, {"pause": 14}),
        ("توقف یک هفته", None, None, {"pause": 7}),
        ("إيقاف أسبوعين", None, None, {"pause": 14}),
        ("пауза на неделю", None, None, {"pause": 7}),
        ("توقف تا ۱۰ آذر", None, None, {"pause": date(2026, 12, 1)}),
        ("12 articles", None, None, {"item_limit": 12}),
        ("only Persian and Arabic articles", None, None, {"article_languages": ["fa", "ar"]}),
        ("مقالات فارسية وعربية فقط", None, None, {"article_languages": ["fa", "ar"]}),
        ("только персидские и арабские статьи", None, None, {"article_languages": ["fa", "ar"]}),
        ("Islamic calendar", None, None, {"calendar": "islamic"}),
        ("calendar solar", None, None, {"calendar": "persian"}),
    ],
)
def test_further_wishes_are_read_in_any_order(typed, at, zone, changes):
    assert read_wish(typed, TODAY) == Wish(at, zone, changes)


@pytest.mark.parametrize("typed", ["99 items", "quiet 7-7", "pause until yesterday", "calendar x"])
def test_what_cannot_be_is_not_half_done(typed):
    assert read_wish(typed, TODAY).puzzling


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ((35.69, 51.39), "Asia/Tehran"),
        ((36.3, 59.6), "Asia/Tehran"),  # Mashhad, nearer to Ashgabat than to Tehran
        ((34.35, 62.2), "Asia/Kabul"),
        ((55.75, 37.6), "Europe/Moscow"),
        ((0.0, -30.0), None),
    ],
)
def test_a_shared_place_has_a_zone_unless_it_is_at_sea(place, zone):
    assert zone_at(*place) == zone


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zone", ZONES)
def test_every_offered_zone_is_found_by_its_name_in_every_language(zone, language):
    assert find_zone(city(zone, language)) == zone
    assert find_zone(zone) == zone


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(
                [
                    "8",
                    "23:30",
                    "mon",
                    "شنبه",
                    "quiet",
                    "-",
                    "7",
                    "pause",
                    "until",
                    "days",
                    "400",
                    "items",
                    "999",
                    "articles",
                    "fa",
                    ",",
                    "all",
                    "lang",
                    "in",
                    "tehran",
                    "weekly",
                    "at",
                    "once",
                    "+3",
                    "تا",
                    "до",
                    "12",
                    "pm",
                ]
            )
        ).map(" ".join),
    )
)
def test_whatever_is_typed_is_read_without_an_error(typed):
    wish = read_wish(typed, TODAY)
    if wish.zone is not None:
        ZoneInfo(wish.zone)
