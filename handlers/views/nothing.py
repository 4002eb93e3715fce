"""Nothing was found: why, and what would be."""

from corpus.search.found import Nothing, WordAlone
from handlers.texts import Text
from handlers.views.days import worded_day
from handlers.views.found import Results
from handlers.views.switches import is_any_on, switch_buttons
from handlers.views.view import Button, Keyboard, View, clipped

_QUESTION_UNITS, _BUTTON_UNITS = 200, 48
_MOST_WORDS = 6
_TYPED_UNITS, _MOST_IGNORED = 40, 3


def nothing_view(text: Text, results: Results, search: int) -> View:
    """Show that a question finds nothing; the buttons ask what does."""
    nothing = results.nothing
    parts = [text("found-none", question=clipped(results.question, _QUESTION_UNITS))]
    parts += ignored_lines(text, results)
    if nothing is not None:
        parts += _problem(text, nothing)
        parts += _covered(text, nothing)
    rows = _instead(text, results, search)
    if rows:
        parts.append(text("found-none-nearest"))
    switches = switch_buttons(text, results, search, 0) if is_any_on(results) else ()
    return View.plain("\n".join(parts), (*rows, *switches))


def ignored_lines(text: Text, results: Results) -> list[str]:
    """Say which signs of a question could not be read: what it found is not what was wanted."""
    return [
        text(f"ignored-{each.why}", typed=clipped(each.typed, _TYPED_UNITS))
        for each in results.ignored[:_MOST_IGNORED]
    ]


def _problem(text: Text, nothing: Nothing) -> list[str]:
    return [text(f"nothing-{nothing.problem}")] if nothing.problem else []


def _covered(text: Text, nothing: Nothing) -> list[str]:
    if nothing.covered is None:
        return []
    first, last = (worded_day(text, day) for day in nothing.covered)
    return [text("nothing-covered", first=first, last=last)]


def _instead(text: Text, results: Results, search: int) -> Keyboard:
    """Offer what finds something, put right, and then each word alone."""
    nothing = results.nothing
    rows: list[tuple[Button, ...]] = []
    if results.suggestion:
        rows.append((_asking(text, results.suggestion, f"n:{search}"),))
    words = nothing.words[:_MOST_WORDS] if nothing is not None else ()
    alone = (_alone(text, word, place, search) for place, word in enumerate(words))
    return (*rows, *((button,) for button in alone if button is not None))


def _asking(text: Text, question: str, data: str) -> Button:
    return Button(text("button-suggestion", question=clipped(question, _BUTTON_UNITS)), data)


def _alone(text: Text, word: WordAlone, place: int, search: int) -> Button | None:
    if not word.articles or not word.asked.strip():
        return None
    asked = clipped(" ".join(word.asked.split()), _BUTTON_UNITS)
    return Button(text("button-word", word=asked, count=word.articles), f"q:{search}:{place}")
