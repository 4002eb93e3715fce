"""The sentences of the command line, in the language of the settings."""

import re
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from handlers.texts import Text
    from storage.models import Language

_ISOLATES = re.compile("[\u2066-\u2069]")


def sentence(key: str, *, always: bool = False, **variables: str | int) -> str:
    """Word a message of the catalogue for a terminal.

    Args:
        key: Its key.
        always: Also when no help is asked for, which alone shows the descriptions of commands:
            reading a catalogue takes longer than starting does.
        **variables: Of the message.
    """
    if not always and "--help" not in sys.argv and len(sys.argv) > 1:
        return ""
    return plain(_text()(key, **variables))


def plain(worded: str) -> str:
    """Leave out the marks that keep directions apart in a chat; terminals show some of them."""
    return _ISOLATES.sub("", worded)


@cache
def _text() -> "Text":
    from handlers.texts import Texts

    return Texts.load()(_language())


def _language() -> "Language":
    from bot.errors import SettingsError
    from bot.settings import load_settings

    try:
        return load_settings().default_language
    except SettingsError:
        return "en"


def say(key: str, **variables: str | int) -> None:
    """Say on standard error what was done; standard output is for what was asked for."""
    sys.stderr.write(sentence(key, always=True, **variables) + "\n")
