"""When articles were published: short ones of published_cases.jsonl, and the five seeds."""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.intake.clean import clean
from corpus.intake.published import Published, published
from corpus.knowledge import load

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("published_cases.jsonl").read_text("utf-8").splitlines()
]
TODAY = date(2026, 11, 21)
TITLE = "Kerry meets Lavrov\n\n"
NEWS = "Secretary of State John Kerry met Foreign Minister Sergey Lavrov. They spoke for an hour.\n"
knowledge = lru_cache(load)


def read(text: str, language: str = "en", today: date = TODAY, **known: str) -> Published:
    return published(text, language=language, knowledge=knowledge(), today=today, **known)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_an_article_is_dated_by_its_words_or_not_at_all(case):
    read_as = read(case["text"], case["language"])
    assert (read_as.on and str(read_as.on)) == case["on"]
    for field in ("how", "evidence", "time"):
        assert field not in case or getattr(read_as, field) == case[field]
    if read_as.evidence is not None:
        assert case["text"].startswith(read_as.evidence, read_as.start)


def test_there_are_cases_enough_and_most_of_them_can_be_dated():
    assert len(CASES) >= 150
    assert sum(case["on"] is not None for case in CASES) >= 0.7 * len(CASES)


SEEDS = {
    "000_73167e2fe3d7a799": ("fa", "2015-09-30", None, "inferred", "روز چهارشنبه، هشتم مهر"),
    "001_85d59964c32b8efe": ("fa", None, None, "unknown", "عصر جمعه"),
    "002_95b0143f6e2fd18c": ("fa", "2017-09-19", None, "inferred", "سه شنبه (19 سپتامبر)"),
    "003_914f54036ec30966": ("ar", "2016-09-01", "14:46", "stated", "01.09.2016 | 14:46"),
    "004_a80bc5c1bf79ef21": ("fa", "2014-11-27", None, "stated", "۶ قوس ۱۳۹۳"),
}


@pytest.mark.parametrize("cleaned", [False, True])
@pytest.mark.parametrize("name", SEEDS)
def test_the_seeds_are_dated_as_a_careful_reader_dates_them(test_data, name, cleaned):
    language, *expected = SEEDS[name]
    text = (test_data / "seeds" / f"{name}.txt").read_text("utf-8")
    parts = clean(text)
    known = {"body": parts.body, "title": parts.title} if cleaned else {}
    got = read(text, language, **known)
    assert [got.on and str(got.on), got.time, got.how, got.evidence] == expected
    assert got.zone is None


CLOCKS = [
    "یکشنبه ۴ آذر ۱۴۰۳ تهران ۱۴:۲۳",
    "یکشنبه ۴ آذر ۱۴۰۳",
    "امروز: شنبه ۱ دی ۱۴۰۳",
    "Sunday, November 24, 2024",
    "24.11.2024 14:23",
    "24 ноября 2024, 14:23",
    "الأحد 24 نوفمبر 2024",
]
MENUS = ["", "Menu\nSearch\n", "خبر فوری\n", "Главная\nПоиск\n", "القائمة\nعاجل\n"]


@pytest.mark.parametrize("clock", CLOCKS)
def test_a_page_clock_above_an_article_dates_it_never(clock):
    for number, case in enumerate(CASES):
        text = f"{MENUS[number % len(MENUS)]}{clock}\n\n{case['text']}"
        on = read(text, case["language"]).on
        assert on is None or str(on) == case["on"], case["label"]


def test_the_office_that_decided_is_named():
    got = read(f"{TITLE}MOSCOW, May 12 (Reuters) - {NEWS[:-2]} on Tuesday.")
    assert (got.on, got.reason.kind) == (date(2015, 5, 12), "office")
    assert "person/john-kerry" in got.reason.people
    assert got.reason.years[0] > 2015


def test_a_day_given_in_two_calendars_tells_its_year():
    text = "دیدار مسکو\n\nقرار است وزیران فردا جمعه ۲۸ اکتبر (۷ آبان) در مسکو دیدار کنند."
    got = read(text, "fa")
    assert (got.on, got.reason.kind) == (date(2016, 10, 27), "calendars")


def test_nobody_known_means_that_several_years_fit():
    text = f"{TITLE}{NEWS}The talks took place on Wednesday, 30 September."
    got = published(text, language="en", knowledge=None, today=TODAY)
    assert (got.on, got.reason.kind) == (None, "no_year")
    assert 2015 in got.reason.years


def test_an_article_is_no_older_than_what_it_tells_of():
    text = f"{TITLE}{NEWS}The talks took place on Wednesday, 30 September. "
    later = "Earlier, on 3 February 2014, both had spoken in Munich."
    assert read(text).on == date(2015, 9, 30)
    assert read(text + later).on == date(2015, 9, 30)
    assert read(text + later.replace("3 February 2014", "3 February 2016")).on is None


def test_no_day_after_today_is_taken():
    stated = f"{TITLE}14 September 2016\n\n{NEWS}"
    assert read(stated, today=date(2016, 9, 14)).on == date(2016, 9, 14)
    assert read(stated, today=date(2016, 9, 13)).on is None


def test_a_day_that_reads_in_two_ways_is_settled_by_the_weekday_of_the_news():
    text = TITLE + "06/05/2014\n\n" + NEWS.replace(". They", " on Thursday. They")
    assert read(text).on == date(2014, 6, 5)
    unsettled = read(text.replace(" on Thursday", ""))
    assert (unsettled.on, unsettled.reason.kind) == (None, "ambiguous")
    assert unsettled.evidence == "06/05/2014"


def test_a_wrong_weekday_in_the_dateline_is_not_believed():
    got = read(f"{TITLE}Monday, 14 September 2016\n\n{NEWS}")
    assert (got.on, got.reason.kind) == (None, "conflict")


def test_the_day_under_the_headline_counts_and_not_a_later_update():
    text = f"{TITLE}14 September 2016\nUpdated 20 September 2016\n\n{NEWS}"
    assert read(text).on == date(2016, 9, 14)


def test_the_zone_is_kept_as_written():
    got = read(f"{TITLE}14 September 2016 09:30 +03:00\n\n{NEWS}")
    assert (got.time, got.zone) == ("09:30", "+03:00")


@given(st.text())
def test_no_text_raises(text):
    got = read(text)
    assert (got.on is None) == (got.how == "unknown")


@given(st.lists(st.sampled_from([TITLE, NEWS, "12 May 2015\n", "Wednesday\n", "© 2020\n", "\n"])))
def test_lines_in_any_order_give_evidence_that_stands_in_the_text(lines):
    text = "".join(lines)
    got = read(text)
    assert got.evidence is None or text.startswith(got.evidence, got.start)
