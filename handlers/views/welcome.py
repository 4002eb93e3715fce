"""The greeting, the help, and the settings."""

from collections.abc import Mapping
from datetime import date

from handlers.texts import LANGUAGES, Text
from handlers.views.days import worded_day
from handlers.views.subscription import subscription_lines
from handlers.views.view import Button, Keyboard, View
from storage.models import Language, Subscription

_CALENDARS: Mapping[Language, str] = {"fa": "persian", "ar": "islamic"}
_SHOWN_DAY = date(2016, 9, 30)
EXAMPLES = ("example-1", "example-2", "example-3")


def start_view(text: Text) -> View:
    """Greet, and offer questions that ask themselves when pressed."""
    keyboard = tuple((Button(text(key), f"e:{place}"),) for place, key in enumerate(EXAMPLES))
    return View.plain(f"{text('start-greeting')}\n\n{text('start-try')}", keyboard)


def help_view(text: Text, *, is_admin: bool) -> View:
    """Say what can be asked for and how."""
    parts = [text("help-ask"), text("help-operators"), text("help-commands")]
    if is_admin:
        parts.append(text("help-admin"))
    return View.plain("\n\n".join(parts))


def settings_view(text: Text, subscription: Subscription | None = None, saved: str = "") -> View:
    """Offer the languages, each in itself so that it is recognised, and how it is written.

    Args:
        text: The reader's language and style.
        subscription: What is subscribed, if anything.
        saved: What has just been changed, in words.
    """
    buttons = [Button(text(f"own-name-{language}"), f"l:{language}") for language in LANGUAGES]
    rows = [tuple(buttons[:2]), tuple(buttons[2:]), *_style_rows(text)]
    rows.append((Button(text("button-subscription"), "u:show"),))
    today = text("settings-style", day=worded_day(text, _SHOWN_DAY), number=text.digits(1234))
    lines = subscription_lines(text, subscription) if subscription else [text("not-subscribed")]
    style = today if _style_rows(text) else ""
    parts = [saved, text("settings-language"), style, "\n".join(lines)]
    return View.plain("\n\n".join(filter(None, parts)), tuple(rows))


def _style_rows(text: Text) -> Keyboard:
    """Offer the other calendar of the language, and the other digits, where there are two."""
    own = _CALENDARS.get(text.language)
    if own is None:
        return ()
    other = own if text.calendar == "gregorian" else "gregorian"
    digits = "own" if text.style.is_latin else "latin"
    return (
        (Button(text(f"button-calendar-{other}"), f"w:{other}"),),
        (Button(text(f"button-digits-{digits}"), f"w:{digits}"),),
    )
