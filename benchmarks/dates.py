"""What is understood of dates, and when articles were published.

Run `python -m benchmarks.dates` with SAFIR_TEST_DATA set.
Prints, for each set of data, how many readings are right, and with `--misses` which are not.
"""

import argparse
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from corpus.intake.published import Published, published
from corpus.knowledge import Knowledge, load
from corpus.language.calendars import FoundDate, find_dates, parse_date, to_gregorian
from corpus.language.calendars.resolve import add_months

Row = dict[str, Any]
TODAY = date(2026, 11, 21)


def rows(name: str) -> Iterator[Row]:
    """The rows of a set of the evaluation data."""
    folder = Path(os.environ["SAFIR_TEST_DATA"]) / "eval"
    for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def absolute(row: Row) -> str:
    """A date typed alone, in the calendar that the row says it is of."""
    hint = row["calendar"] if row["calendar"] == "islamic" else None
    found = parse_date(row["text"], row["lang"], _reference(row), calendar=hint)
    meant = datetime.fromisoformat(row["value"])
    if found is None:
        return "not understood"
    clock = meant.strftime("%H:%M")
    right = found.first == meant.date() and (found.time or "00:00") == clock
    return _judged(right, found)


def relative(row: Row) -> str:
    found = parse_date(row["text"], row["lang"], _reference(row))
    if found is None:
        return "not understood"
    return _judged(found.first == _counted_back(row), found)


def _counted_back(row: Row) -> date | None:
    moment = datetime.fromisoformat(row["reference"])
    ago = dict(row["ago"])
    months = 12 * ago.pop("years", 0) + ago.pop("months", 0)
    whole = add_months(moment.date(), -months)
    return whole and (datetime.combine(whole, moment.time()) - timedelta(**ago)).date()


def in_sentence(row: Row) -> str:
    """Span and value both."""
    start = row["text"].index(row["span"])
    end = start + len(row["span"])
    for found in find_dates(row["text"], row["lang"], _reference(row)):
        if (found.start, found.end) == (start, end):
            return _judged(found.first.isoformat() in row["value"], found)
        if found.start < end and found.end > start:
            good = found.first.isoformat() in row["value"]
            return "right day, other span" if good else "wrong"
    return "not understood"


def conversion(row: Row) -> str:
    year, month, day = map(int, row["text"].split("-"))
    return "right" if str(to_gregorian(year, month, day, "islamic")) == row["value"] else "wrong"


def _judged(right: bool, found: FoundDate) -> str:
    if right:
        return "right"
    return "wrong, and says so" if found.also is not None else "wrong"


def _reference(row: Row) -> date:
    return date.fromisoformat(row["reference"][:10]) if row.get("reference") else TODAY


VERDICTS = {
    "absolute": absolute,
    "relative": relative,
    "in_sentence": in_sentence,
    "conversion": conversion,
}


def measure_dates(*, misses: bool) -> None:
    tallies: dict[str, Counter[str]] = {}
    for row in rows("dates"):
        if row["kind"] not in VERDICTS:
            continue
        verdict = VERDICTS[row["kind"]](row)
        name = f"{row['kind']} {row['lang']}" if row["kind"] == "in_sentence" else row["kind"]
        tallies.setdefault(name, Counter())[verdict] += 1
        if misses and verdict != "right":
            found = find_dates(row["text"], row["lang"], _reference(row))
            seen = [(row["text"][one.start : one.end], str(one.first)) for one in found]
            print("   ", verdict, "|", row["text"], "|", row.get("span"), row.get("value"), seen)
    for name, tally in tallies.items():
        total = tally.total()
        print(
            f"dates {name:16} {tally['right']:4} of {total:4} right {tally['right'] / total:.3f}",
            {verdict: count for verdict, count in tally.items() if verdict != "right"},
        )


def measure_dateparser() -> None:
    """The library of that name beside ours, on the same rows."""
    import dateparser  # type: ignore[import-untyped]

    tallies: dict[str, Counter[str]] = {}
    began = time.perf_counter()
    for row in rows("dates"):
        if row["kind"] not in ("absolute", "relative"):
            continue
        moment = datetime.fromisoformat(row.get("reference") or TODAY.isoformat())
        settings = {"RELATIVE_BASE": moment}
        read = dateparser.parse(row["text"], languages=[row["lang"]], settings=settings)
        ours = relative(row) if row["kind"] == "relative" else absolute(row)
        known = _meant(row)
        verdict = "none" if read is None else "right" if read.date() == known else "wrong"
        tallies.setdefault(row["kind"], Counter())[f"{verdict} (ours {ours})"] += 1
    took = time.perf_counter() - began
    for kind, tally in tallies.items():
        print(f"dateparser {kind}: {dict(tally)}")
    print(f"dateparser took {took:.1f} s for {sum(map(Counter.total, tallies.values()))} rows")


def _meant(row: Row) -> date | None:
    if row["kind"] == "absolute":
        return datetime.fromisoformat(row["value"]).date()
    return _counted_back(row)


def measure_spans(*, misses: bool) -> None:
    """Persian spans: exact, and by overlap, which asks only whether the place was seen."""
    exact = overlapping = wanted = given = met = 0
    for row in rows("dates"):
        if row["kind"] != "spans":
            continue
        gold = [tuple(span) for span in row["spans"]]
        seen = [(one.start, one.end) for one in find_dates(row["text"], "fa", TODAY)]
        wanted, given = wanted + len(gold), given + len(seen)
        exact += len(set(gold) & set(seen))
        met += sum(any(_overlap(one, other) for other in seen) for one in gold)
        overlapping += sum(any(_overlap(one, other) for other in gold) for one in seen)
        if misses:
            text = row["text"]
            lost = [text[a:b] for a, b in gold if not any(_overlap((a, b), o) for o in seen)]
            false = [text[a:b] for a, b in seen if not any(_overlap((a, b), o) for o in gold)]
            if lost or false:
                print("    lost", lost, "false", false)
    print(
        f"dates spans fa: precision {overlapping / given:.3f} recall {met / wanted:.3f} "
        f"(exact {exact / given:.3f} {exact / wanted:.3f}), {wanted} spans"
    )


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def measure_names(*, misses: bool) -> None:
    """Each form alone, and each in a sentence's date."""
    tally: Counter[str] = Counter()
    for row in rows("calendar_names"):
        for language, forms in row["names"].items():
            for form in forms:
                right = _is_named(form, row, language)
                tally["right" if right else "wrong"] += 1
                if misses and not right:
                    print("    ", language, form, row["id"])
    print(f"calendar_names {tally['right']} of {tally.total()} forms")


def _is_named(form: str, row: Row, language: str) -> bool:
    code = {"fa-AF": "fa"}.get(language, language)
    alone = parse_date(form, code, TODAY)
    if row["unit"] == "days":
        weekday = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].index(row["n"])
        return alone is not None and alone.weekday == weekday
    year = {"gregorian": 2016, "persian": 1394, "islamic": 1437}[row["calendar"]]
    day = parse_date(f"8 {form} {year}", code, TODAY)
    expected = to_gregorian(year, row["n"], 8, row["calendar"])
    return (
        alone is not None
        and (alone.month, alone.calendar) == (row["n"], row["calendar"])
        and day is not None
        and day.first == expected
    )


def measure_published(*, misses: bool) -> None:
    """News whose day is known, dated from title, lead and body; and our own short articles.

    The Gregorian `date` of news_fa is, in each of its rows, the day before `date_jalali`, which
    is the one that weekdays in the texts bear out; so that one is taken for the true day.
    """
    knowledge = load()
    cases = Path(__file__).parents[1] / "tests/corpus/intake/published_cases.jsonl"
    own = [json.loads(line) for line in cases.read_text(encoding="utf-8").splitlines()]
    _report("own short articles", _own_verdicts(own, knowledge), misses=misses)
    _report("news_fa", _news_verdicts(knowledge), misses=misses)


Verdict = tuple[date | None, Published]


def _own_verdicts(cases: list[Row], knowledge: Knowledge) -> Iterator[Verdict]:
    for case in cases:
        read = published(case["text"], language=case["language"], knowledge=knowledge, today=TODAY)
        yield case["on"] and date.fromisoformat(case["on"]), read


def _news_verdicts(knowledge: Knowledge) -> Iterator[Verdict]:
    for row in rows("news_fa"):
        year, month, day = map(int, row["date_jalali"].split("-"))
        body = "\n".join(part for part in (row["lead"], row["body"]) if part)
        read = published(
            f"{row['title']}\n{body}",
            body=body,
            title=row["title"],
            language="fa",
            knowledge=knowledge,
            today=TODAY,
        )
        yield to_gregorian(year, month, day, "persian"), read


def _report(name: str, verdicts: Iterator[Verdict], *, misses: bool) -> None:
    tally: Counter[str] = Counter()
    for true, read in verdicts:
        kind = "not dated" if read.on is None else "right" if read.on == true else "wrong"
        tally[kind] += 1
        if misses and (kind == "wrong" or read.reason.kind == "no_year"):
            print("    ", kind, true, read.on, read.evidence, read.reason)
    dated = tally["right"] + tally["wrong"]
    print(f"published, {name}: {tally.total()} read, {dated} dated, {tally['right']} right")


def measure_speed() -> None:
    """A question, and texts of a million characters made to be hard."""
    question = "when did Kerry meet Lavrov in Lima since September 2016"
    find_dates(question, "en", TODAY)
    began = time.perf_counter()
    for _ in range(200):
        find_dates(question, "en", TODAY)
    print(f"a question: {(time.perf_counter() - began) * 5:.2f} ms")
    for name, text in hostile():
        began = time.perf_counter()
        find_dates(text, None, TODAY)
        print(f"1 MB of {name}: {time.perf_counter() - began:.2f} s")


def hostile() -> Iterator[tuple[str, str]]:
    """Texts of a million characters."""
    for unit in (
        "1",
        "1 ",
        "a",
        "مهر ",
        "5 May ",
        "1.1.",
        "from 5 to ",
        "вчера ",
        "twenty ",
        "\u0301",
    ):
        yield repr(unit), (unit * 1_000_000)[:1_000_000]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="print what was not right")
    misses = parser.parse_args().misses
    measure_dates(misses=misses)
    measure_dateparser()
    measure_spans(misses=misses)
    measure_names(misses=misses)
    measure_published(misses=misses)
    measure_speed()


if __name__ == "__main__":
    main()
