"""One tap under results: why, exact spelling, newest first, one language."""

from handlers.texts import LANGUAGES, Text
from handlers.views.found import Results
from handlers.views.view import Button, Keyboard
from storage.models import Language

_ON = "✓ "


def switch_buttons(text: Text, results: Results, search: int, page: int) -> Keyboard:
    """Give the switches of a list; a single article of a plain search needs none."""
    if not results.question:
        return ()
    why = Button(text("button-why"), f"w:{search}:{page}")
    if results.total < 2 and not is_any_on(results):
        return ((why,),)
    wishes = results.wishes
    exact = Button(_mark(wishes.exact) + text("button-exact"), f"v:{search}:exact")
    order = "button-newest-first" if not wishes.newest else "button-best-first"
    newest = Button(text(order), f"v:{search}:newest")
    languages = tuple(_language_button(text, results, search, each) for each in LANGUAGES)
    return ((why, exact, newest), languages)


def _language_button(text: Text, results: Results, search: int, language: Language) -> Button:
    label = _mark(results.wishes.language == language) + text(f"button-language-{language}")
    return Button(label, f"v:{search}:{language}")


def is_any_on(results: Results) -> bool:
    """Say whether a switch narrows the results."""
    return results.wishes.exact or results.wishes.language is not None


def _mark(is_on: bool) -> str:
    return _ON if is_on else ""
