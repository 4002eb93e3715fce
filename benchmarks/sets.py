"""The sets that search is measured with: articles, questions, and what would be right.

They are read from SAFIR_TEST_DATA/eval; a row of them never enters the project.
"""

import json
import os
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from corpus.language.fold import fold
from storage.models import Language

TRANSLATIONS: dict[str, Language] = {"en": "en", "fa": "fa", "prs": "fa", "ar": "ar", "ru": "ru"}
WIKI: tuple[Language, ...] = ("en", "ar", "ru")
NEWS: tuple[Language, ...] = ("ru", "ar", "en", "fa")
Row = dict[str, Any]


@dataclass(frozen=True)
class Text:
    """An article of a set, under the set's own name for it."""

    key: str
    title: str
    body: str
    language: Language


@dataclass(frozen=True)
class Case:
    """A question, and what is right for it.

    Attributes:
        wanted: Keys of the articles that should be found; none where nothing answers.
        unjudged: Keys that count neither way.
        answers: Of these words the sentence that is shown should hold some.
    """

    question: str
    wanted: frozenset[str] = frozenset()
    unjudged: frozenset[str] = frozenset()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a question found; `sentence` and `passage` are None where the answer was withheld."""

    keys: tuple[str, ...]
    sentence: str | None = None
    passage: str | None = None
    milliseconds: float = 0.0


Grade = Callable[[Case, Outcome], float]


@dataclass(frozen=True)
class Measure:
    """One figure of a set, and what it must reach; None: it is reported only."""

    name: str
    grade: Grade
    bar: float | None = None


@dataclass(frozen=True)
class Task:
    """Questions to one corpus."""

    name: str
    corpus: str
    cases: Sequence[Case]
    measures: tuple[Measure, ...]

    def sampled(self, most: int) -> "Task":
        """Keep so many questions at most, always the same ones."""
        cases = list(self.cases)
        random.Random(1).shuffle(cases)
        return Task(self.name, self.corpus, cases[:most], self.measures)


@cache
def rows(name: str) -> list[Row]:
    path = Path(os.environ["SAFIR_TEST_DATA"]) / "eval" / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _paragraphs(name: str) -> Iterator[Text]:
    for row in rows(name):
        yield Text(row["id"], row["title"], row["context"], row["lang"])


def _wiki(language: Language) -> Iterator[Text]:
    """Every title is an English one: it would give the paragraph away, and stays out."""
    for row in rows("wiki_qa_parallel"):
        yield Text(row["id"], "", row["context"][language], language)


def _translations() -> Iterator[Text]:
    for row in rows("news_parallel"):
        for name, language in TRANSLATIONS.items():
            title, *sentences = row[name]
            yield Text(f"{row['id']}/{name}", title, " ".join(sentences), language)


def _news(name: str) -> Iterator[Text]:
    for row in rows(name):
        body = "\n".join(part for part in (row.get("lead"), row["body"]) if part)
        yield Text(row["id"], row["title"], body, row["lang"])


def texts(corpus: str) -> list[Text]:
    """Give the articles of a corpus by its name."""
    if corpus.startswith("qa_"):
        return list(_paragraphs(corpus))
    if corpus == "parallel":
        return list(_translations())
    kind, _, language = corpus.partition("_")
    known = {each: each for each in (*WIKI, *NEWS)}
    return list(_news(corpus) if kind == "news" else _wiki(known[language]))


def _first(case: Case, outcome: Outcome) -> float:
    judged = [key for key in outcome.keys if key not in case.unjudged]
    return float(bool(judged) and judged[0] in case.wanted)


def _within(most: int) -> Grade:
    return lambda case, outcome: float(bool(case.wanted & set(outcome.keys[:most])))


def _recall(case: Case, outcome: Outcome) -> float:
    judged = [key for key in outcome.keys if key not in case.unjudged][:10]
    return len(case.wanted & set(judged)) / min(10, len(case.wanted))


def _first_foreign(case: Case, outcome: Outcome) -> float:
    foreign = [key for key in outcome.keys if not key.endswith("/en")]
    return float(bool(case.wanted & set(foreign[:3])))


def _version(case: Case, outcome: Outcome) -> float:
    """Persian and Dari are two versions of one article."""
    found = list(dict.fromkeys(key.split("/")[0] for key in outcome.keys))[:5]
    return float(bool(case.wanted & set(found)))


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


def holds_answer(text: str | None, case: Case) -> float:
    """Say whether a text has one of the right answers, whatever its signs and spaces."""
    return float(text is not None and any(_bare(each) in _bare(text) for each in case.answers))


def _sentence(case: Case, outcome: Outcome) -> float:
    return holds_answer(outcome.sentence, case)


def _passage(case: Case, outcome: Outcome) -> float:
    return holds_answer(outcome.passage, case)


def _withheld(case: Case, outcome: Outcome) -> float:
    return float(outcome.sentence is None)


def _questions(name: str) -> tuple[list[Case], list[Case]]:
    """Give those with an answer and those without."""
    every = [
        Case(asked["q"], frozenset({row["id"]}), answers=tuple(asked["answers"]))
        for row in rows(name)
        for asked in row["qas"]
    ]
    return [case for case in every if case.answers], [case for case in every if not case.answers]


def with_typos(question: str, count: int, chance: random.Random) -> str:
    """Change, drop, double or swap some letters."""
    letters = list(question)
    for _ in range(count):
        place = chance.choice([at for at, letter in enumerate(letters) if letter.isalpha()])
        match chance.randrange(4):
            case 0:
                del letters[place]
            case 1:
                letters[place] = chance.choice(letters)
            case 2:
                letters.insert(place, letters[place])
            case _:
                letters[place : place + 2] = reversed(letters[place : place + 2])
    return "".join(letters)


def _mistyped(cases: Sequence[Case]) -> list[Case]:
    chance = random.Random(2)
    return [Case(with_typos(case.question, 2, chance), case.wanted) for case in cases]


def _question_tasks() -> Iterator[Task]:
    recalls = {"qa_fa": (0.93, 0.985), "qa_ar": (0.77, 0.97)}
    shown = {"qa_fa": (0.70, 0.80), "qa_ar": (None, None)}
    for name, (first, within) in recalls.items():
        answered, without = _questions(name)
        sentence, passage = shown[name]
        yield Task(
            name,
            name,
            answered,
            (
                Measure("recall@1", _first, first),
                Measure("recall@5", _within(5), within),
                Measure("sentence", _sentence, sentence),
                Measure("passage", _passage, passage),
            ),
        )
        measures = (Measure("recall@1", _first), Measure("recall@5", _within(5), within - 0.05))
        yield Task(f"{name}, two typos", name, _mistyped(answered), measures)
        if without:
            yield Task(
                f"{name}, unanswerable", name, without, (Measure("withheld", _withheld, 0.40),)
            )


def _wiki_tasks() -> Iterator[Task]:
    for asked in WIKI:
        for language in WIKI:
            cases = [
                Case(qa["q"][asked], frozenset({row["id"]}), answers=(qa["a"][language][0],))
                for row in rows("wiki_qa_parallel")
                for qa in row["qas"]
            ]
            measures = [Measure("recall@1", _first), Measure("recall@5", _within(5))]
            measures += [Measure("sentence", _sentence)] if asked == language else []
            yield Task(f"wiki {asked}→{language}", f"wiki_{language}", cases, tuple(measures))


def _name_tasks() -> Iterator[Task]:
    parallel = [
        Case(
            row["query"],
            frozenset(f"{key}/{name}" for key in row["relevant"] for name in row["own_script"]),
        )
        for row in rows("news_parallel_names")
    ]
    measures = (
        Measure("among 3 foreign", _first_foreign, 0.90),
        Measure("recall@10", _recall, 0.93),
    )
    yield Task("parallel names", "parallel", parallel, measures)
    for language in NEWS:
        for spelling in ("query", "native"):
            cases = [
                Case(row[spelling], frozenset(row["relevant"]), frozenset(row.get("unjudged", ())))
                for row in rows("news_name_queries")
                if row["lang"] == language and row.get(spelling)
            ]
            measures = (Measure("precision@1", _first, 0.90), Measure("recall@10", _recall, 0.85))
            if cases:
                yield Task(f"news_{language}, {spelling}", f"news_{language}", cases, measures)


def _title_tasks() -> Iterator[Task]:
    for language in ("fa", "ar", "ru"):
        cases = [
            Case(f"{row['en'][0]} lang:{language}", frozenset({row["id"]}))
            for row in rows("news_parallel")
        ]
        yield Task(f"titles en→{language}", "parallel", cases, (Measure("recall@5", _version),))


TASKS: dict[str, Callable[[], Iterator[Task]]] = {
    "questions": _question_tasks,
    "names": _name_tasks,
    "titles": _title_tasks,
    "wiki": _wiki_tasks,
}
