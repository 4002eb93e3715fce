"""What is understood of dates: the cases of calendars_cases.jsonl, and what no text may break."""

import itertools
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import format_date
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.calendars import (
    FoundDate,
    find_dates,
    parse_date,
    to_gregorian,
    to_hijri,
    to_jalali,
)

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("calendars_cases.jsonl").read_text("utf-8").splitlines()
]
TODAY = date(2016, 11, 7)
FIELDS = ("time", "zone", "calendar", "precision", "weekday")


def as_row(case: dict, found: FoundDate) -> dict:
    read = {"first": str(found.first), "last": str(found.last)}
    read["span"] = case["text"][found.start : found.end]
    read |= {field: getattr(found, field) for field in FIELDS}
    return {key: value for key, value in read.items() if key in case}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_a_date_of_a_text_is_understood_where_it_stands(case):
    found = find_dates(case["text"], case["language"], date.fromisoformat(case["today"]))
    if case["first"] is None:
        assert found == []
    else:
        wanted = {key: case[key] for key in ("first", "last", "span", *FIELDS) if key in case}
        assert wanted in [as_row(case, one) for one in found]


def test_there_are_cases_enough():
    assert len(CASES) >= 200
    assert len({case["label"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("language", ["en", "ru", "ar", "fa"])
@pytest.mark.parametrize("form", ["long", "full"])
@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_date_as_babel_writes_it_is_read_back(language, form, day):
    assert parse_date(format_date(day, form, locale=language), language, TODAY).first == day


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_conversions_go_there_and_back(day):
    assert to_gregorian(*to_jalali(day), "persian") == day
    assert to_gregorian(*to_hijri(day), "islamic") == day


# From 1344 on: by the table, Ramadan of 1343 has 28 days.
@given(st.integers(1344, 1499), st.integers(1, 12))
def test_lunar_days_are_those_of_umm_al_qura(year, month):
    days = Hijri(year, month, 1).month_length()  # 28 once, in Sha'ban 1364
    for day in range(1, days + 1):
        expected = Hijri(year, month, day).to_gregorian()
        assert to_gregorian(year, month, day, "islamic") == expected
    assert to_gregorian(year, month, days + 1, "islamic") is None


def test_lunar_days_before_umm_al_qura_are_counted_by_the_arithmetic_calendar():
    # 1 Muharram 1300 AH was 12 November 1882.
    assert abs(to_gregorian(1300, 1, 1, "islamic") - date(1882, 11, 12)) <= timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "language", "first", "other"),
    [
        ("05/06/2016", "en", date(2016, 5, 6), date(2016, 6, 5)),
        ("3-7-2017", None, date(2017, 3, 7), date(2017, 7, 3)),
        ("05/06/2016", "ru", date(2016, 6, 5), None),
        ("05.06.2016", "en", date(2016, 6, 5), None),
    ],
)
def test_what_can_be_read_in_two_ways_says_so(text, language, first, other):
    (found,) = find_dates(text, language, TODAY)
    assert (found.first, found.also) == (first, other)
    assert (parse_date(text, language, TODAY) is None) == (other is not None)


@pytest.mark.parametrize(
    "text",
    ["", "Kerry", "5 may be enough", "12", "99/99/2016", "32 March 2016 or later", "10-03-90"],
)
def test_what_is_no_date_is_not_understood(text):
    assert parse_date(text, "ar" if "90" in text else "en", TODAY) is None


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [("3 weeks", "en", 21), ("сегодня", "ru", 0), ("دو هفته پیش", "fa", 14), ("أمس", "ar", 1)],
)
def test_what_an_admin_types_may_count_back_from_today(text, language, days):
    assert parse_date(text, language, TODAY).first == TODAY - timedelta(days=days)


@pytest.mark.parametrize("name", ["Mar", "май", "مهر", "شباط", "Ramadan"])
def test_a_lone_month_is_one_when_nothing_else_is_said(name):
    found = parse_date(name, None, TODAY)
    assert found.precision == "month"
    assert found.first <= TODAY


def test_the_calendar_given_decides_what_numbers_mean():
    found = parse_date("30-02-1433", "ar", TODAY, calendar="islamic")
    assert found.first == date(2012, 1, 24)
    assert parse_date("10-03-90", "ar", TODAY, calendar="islamic").first == date(1970, 5, 16)


def test_a_wrong_weekday_is_noticed():
    assert not parse_date("Tuesday, 9 August 2015", "en", TODAY).weekday_agrees
    assert parse_date("Sunday, 9 August 2015", "en", TODAY).weekday_agrees


def test_since_has_no_end_and_before_no_start():
    since, before = parse_date("since 2014", "en", TODAY), parse_date("before 2014", "en", TODAY)
    assert (since.opens, since.last) == ("end", TODAY)
    assert (before.opens, before.first) == ("start", date.min)


def test_a_date_without_a_year_is_not_complete():
    found = parse_date("8 Mehr", "en", TODAY)
    assert (found.complete, found.month, found.day) == (False, 7, 8)
    assert found.first == date(2016, 9, 29)


@given(st.text(), st.sampled_from(["en", "fa", "ar", "ru", None]))
def test_no_text_raises(text, language):
    for found in find_dates(text, language, TODAY):
        assert 0 <= found.start < found.end <= len(text)
        assert found.first <= found.last
    parse_date(text, language, TODAY)


PIECES = st.sampled_from(
    [
        "1",
        "12",
        "31",
        "94",
        "1394",
        "2016",
        "0",
        "999",
        "9999",
        "/",
        ".",
        "-",
        ",",
        ":",
        "(",
        ")",
        "سه",
        "شنبه",
        "مهر",
        "ماه",
        "گذشته",
        "از",
        "تا",
        "و",
        "سال",
        "قوس",
        "May",
        "Friday",
        "last",
        "week",
        "ago",
        "the",
        "of",
        "from",
        "to",
        "since",
        "before",
        "January",
        "twenty",
        "first",
        "two",
        "thousand",
        "вчера",
        "мая",
        "года",
        "с",
        "по",
        "до",
        "назад",
        "три",
        "дня",
        "في",
        "قبل",
        "يوم",
        "الجمعة",
        "أيلول",
        "هـ",
        "قمری",
        "decade",
        "seconds",
        "23:59",
        "T",
        "Z",
    ]
)


@given(st.lists(PIECES, max_size=25), st.sampled_from(["en", "fa", "ar", "ru"]))
def test_no_words_of_dates_in_any_order_raise(words, language):
    found = find_dates(" ".join(words), language, TODAY)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(one.first <= one.last for one in found)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_can_be_today(today):
    for text in ("yesterday", "100 decades", "since May", "دو سال پیش", "next week", "12 мая"):
        find_dates(text, "en", today)
        parse_date(text, "fa", today)


def test_the_forms_of_the_locale_data_are_all_understood(test_data):
    for line in (test_data / "eval" / "calendar_names.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for language, forms in row["names"].items():
            for form in forms:
                found = parse_date(form, language[:2], TODAY)
                named = found.weekday is not None if row["unit"] == "days" else found.month
                assert named in (True, row["n"])


@pytest.mark.filterwarnings("ignore")  # dateparser's own, about what Python will change
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", ["medium", "long", "full"])
def test_dateparser_reads_what_babel_writes_as_we_do(language, form):
    import dateparser

    for month in range(1, 13):
        written = format_date(date(2016, month, 2 * month), form, locale=language)
        theirs = dateparser.parse(written, languages=[language])
        assert parse_date(written, language, TODAY).first == theirs.date()
