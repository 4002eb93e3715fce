"""The greeting, the help, and the settings."""

from handlers.texts import LANGUAGES, Text
from handlers.views.view import Button, View

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


def settings_view(text: Text) -> View:
    """Offer the languages, each in itself so that it is recognised, and what is subscribed."""
    buttons = [Button(text(f"own-name-{language}"), f"l:{language}") for language in LANGUAGES]
    subscription = Button(text("button-subscription"), "u:show")
    return View.plain(
        text("settings-language"), (tuple(buttons[:2]), tuple(buttons[2:]), (subscription,))
    )
