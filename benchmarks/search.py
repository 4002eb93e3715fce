"""Measures whether questions find their article and the sentence that answers.

Through the product: `safir add`, then `safir ask --jsonl`, each set in a folder of its own; beside
it, in the same run, plain BM25 over the same texts (bm25s), with stems and with letters.

    SAFIR_TEST_DATA=../shared python -m benchmarks.search [--sample 500] [--of qa_ar] [questions]
"""

import argparse
import asyncio
import json
import statistics
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path

import bm25s

from benchmarks import relevance
from benchmarks.machine import headline, table
from benchmarks.product import safir, write
from benchmarks.sets import TASKS, Case, Outcome, Row, Task, Text, holds_answer, texts
from corpus.language.tokens import tokenize
from corpus.search.terms import rows_of_letters, stem_language, stems_in
from storage.models import Language

HEAD = ["set", "questions", "measure", "Safir", "bar", "BM25, stems", "with letters and pairs"]
Cutter = Callable[[str, Language], list[str]]


def stems(text: str, language: Language) -> list[str]:
    """Cut a text into what the first floor compares: folded and stemmed words."""
    return stems_in(tokenize(text), stem_language("ا", language))


def letters_and_pairs(text: str, language: Language) -> list[str]:
    """Cut a text into what the second one compares: stems, rows of letters, neighbours."""
    words = stems(text, language)
    rows = [row for word in tokenize(text) for row in rows_of_letters(word.text)]
    return [*words, *rows, *(f"{one} {other}" for one, other in pairwise(words))]


FLOORS: tuple[Cutter, ...] = (stems, letters_and_pairs)


def floor(cut: Cutter, articles: Sequence[Text], task: Task) -> list[Outcome]:
    """Ask plain BM25 the same."""
    language = articles[0].language
    index = bm25s.BM25()
    whole = [f"{text.title}\n{text.body}" for text in articles]
    index.index([cut(text, language) for text in whole], show_progress=False)
    asked = [cut(case.question, language) for case in task.cases]
    found, _ = index.retrieve(asked, k=min(30, len(articles)), show_progress=False)
    return [Outcome(tuple(articles[place].key for place in places)) for places in found]


def outcomes(folder: Path, task: Task) -> list[Outcome]:
    """Ask the product, in a folder that it was added to."""
    lines = [json.dumps({"query": case.question, "limit": 30}) for case in task.cases]
    answers = safir(folder, "ask", "--jsonl", stdin="\n".join(lines)).splitlines()
    return [_outcome(json.loads(line)) for line in answers]


def _outcome(line: Row) -> Outcome:
    answer = line["answer"] or {}
    return Outcome(
        keys=tuple(hit["id"] for hit in line["results"]),
        sentence=answer.get("sentence"),
        passage=answer.get("text"),
        milliseconds=line["took_ms"],
    )


def measured(name: str, sample: int, of: Collection[str]) -> Iterator[list[str]]:
    """Measure the sets of one kind, of certain corpora or all, and give the lines of a table."""
    for corpus, tasks in groupby(TASKS[name](), key=lambda task: task.corpus):
        if of and corpus not in of:
            continue
        with tempfile.TemporaryDirectory() as folder:
            articles = texts(corpus)
            write(Path(folder) / "texts.jsonl", (_line(text) for text in articles))
            safir(Path(folder), "add", "texts.jsonl")
            for task in tasks:
                yield from _lines(Path(folder), articles, task.sampled(sample))


def _line(text: Text) -> dict[str, str]:
    return {"id": text.key, "title": text.title, "body": text.body, "language": text.language}


def _lines(folder: Path, articles: Sequence[Text], task: Task) -> Iterator[list[str]]:
    found = outcomes(folder, task)
    is_compared = task.corpus.startswith("qa_")
    floors = [floor(cut, articles, task) for cut in FLOORS] if is_compared else []
    for measure in task.measures:
        figures = [_mean(measure.grade, task.cases, each) for each in (found, *floors)]
        if measure.name not in ("recall@1", "recall@5"):
            figures = figures[:1]
        bar = "" if measure.bar is None else f"≥ {measure.bar:.3f}"
        figures += [""] * (3 - len(figures))
        yield [task.name, str(len(task.cases)), measure.name, figures[0], bar, *figures[1:]]
    # Twice the same where there is but one question.
    times = [each.milliseconds for each in found]
    took = statistics.quantiles((*times, times[-1]), n=20)
    shown = f"{took[9]:.1f} / {took[18]:.1f}"
    yield [task.name, str(len(task.cases)), "ms p50 / p95", shown, "", "", ""]


def _mean(
    grade: Callable[[Case, Outcome], float], cases: Sequence[Case], found: Sequence[Outcome]
) -> str:
    grades = [grade(case, each) for case, each in zip(cases, found, strict=True)]
    return f"{statistics.fmean(grades):.3f}"


async def curve(sample: int) -> str:
    """Show what is answered and what is withheld as the line of confidence moves."""
    tasks = {task.name: task.sampled(sample) for task in TASKS["questions"]()}
    right, none = tasks["qa_fa"], tasks["qa_fa, unanswerable"]
    async with relevance.loaded("qa_fa") as corpus:
        shown = [await corpus.shown(case.question) for case in right.cases]
        needless = [await corpus.shown(case.question) for case in none.cases]
    lines = []
    for line in (0.0, 0.4, 0.5, 0.54, 0.56, 0.58, 0.6, 0.65, 0.7):
        above = [
            (case, each.sentence, each.passage) if each.confidence >= line else (case, None, None)
            for case, each in zip(right.cases, shown, strict=True)
        ]
        sentence = statistics.fmean(holds_answer(text, case) for case, text, _ in above)
        passage = statistics.fmean(holds_answer(text, case) for case, _, text in above)
        withheld = statistics.fmean(each.confidence < line for each in needless)
        lines.append([f"{line:.2f}", f"{sentence:.3f}", f"{passage:.3f}", f"{withheld:.3f}"])
    return table(["qa_fa: line", "sentence", "passage", "withheld of unanswerable"], lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=1_000_000, help="questions of a set at most")
    parser.add_argument("--of", action="append", default=[], help="a corpus, as qa_ar; else all")
    parser.add_argument("kinds", nargs="*", metavar="|".join((*TASKS, "curve")))
    asked = parser.parse_args()
    for name in asked.kinds or (*TASKS, "curve"):
        print(headline(f"Search: {name}"))
        if name == "curve":
            print(asyncio.run(curve(asked.sample)), flush=True)
        else:
            print(table(HEAD, measured(name, asked.sample, asked.of)), flush=True)


if __name__ == "__main__":
    main()
