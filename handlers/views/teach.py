"""What can be taught, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.texts import Text
from handlers.views.article import list_number
from handlers.views.view import Button, Keyboard, View, clipped, escape

_WORD_UNITS = 120
_QUESTION_UNITS = 200
_LABEL_UNITS = 40


@dataclass(frozen=True)
class Lesson:
    """A word, and the names it may stand for.

    Attributes:
        search: The row that the buttons name.
        question: Which found nothing for want of it; empty where none was asked.
        names: The names, the likeliest first.
    """

    search: int
    word: str
    question: str
    names: Sequence[str]


def lessons_view(text: Text, lessons: Sequence[Lesson], bad: Sequence[str]) -> View:
    """List the questions that found nothing, with what their words may mean."""
    parts = [escape(text("teach-questions" if lessons else "teach-nothing"))]
    if lessons:
        lines = [_line(text, place, each.question) for place, each in enumerate(lessons, 1)]
        parts.append("\n".join(lines))
    if bad:
        lines = [_line(text, place, question) for place, question in enumerate(bad, 1)]
        parts.append("\n".join([escape(text("teach-bad")), *lines]))
    parts.append(escape(text("teach-how")))
    rows = [_row(text, each, f"{text.digits(place)}. ") for place, each in enumerate(lessons, 1)]
    return View("\n\n".join(parts), tuple(row for row in rows if row))


def _line(text: Text, number: int, question: str) -> str:
    shown = clipped(" ".join(question.split()), _QUESTION_UNITS)
    return f"{list_number(text, number)} {escape(text('teach-question', question=shown))}"


def which_view(text: Text, lesson: Lesson) -> View:
    """Ask which of several names is meant."""
    asked = text("teach-which", word=clipped(lesson.word, _WORD_UNITS))
    return View.plain(asked, tuple((button,) for button in _row(text, lesson, "")))


def _row(text: Text, lesson: Lesson, number: str) -> tuple[Button, ...]:
    return tuple(
        Button(number + clipped(name, _LABEL_UNITS), f"te:{lesson.search}:{place}")
        for place, name in enumerate(lesson.names)
    )


def taught_view(text: Text, word: str, name: str, spelling: int, again: int | None) -> View:
    """Say what a word stands for from now on, with the way back, and the question once more."""
    said = text("taught", word=clipped(word, _WORD_UNITS), name=name)
    keyboard: Keyboard = ((Button(text("button-undo"), f"tx:{spelling}"),),)
    if again is not None:
        keyboard = ((Button(text("button-ask-again"), f"n:{again}"),), *keyboard)
    return View.plain(said, keyboard)


def taken_back_view(text: Text) -> View:
    """Say that a word stands for nothing of its own any more."""
    return View.plain(text("taught-undone"))
