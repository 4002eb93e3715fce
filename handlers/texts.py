"""Every sentence a person reads, from the Fluent catalogues in `handlers/locales`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from fluent.runtime import FluentBundle, FluentResource

from handlers.views.view import balanced, clipped
from storage.models import Language

LOCALES = Path(__file__).parent / "locales"
LANGUAGES: tuple[Language, ...] = get_args(Language)

_DIGITS: Mapping[Language, dict[int, int]] = {
    "en": {},
    "ru": {},
    "fa": str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬"),
    "ar": str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"),
}
# Fluent isolates a number as it does a foreign name, and writes it in Latin digits.
_LONGEST = 1000  # characters of a variable; Fluent refuses what is longer
_ISOLATED_NUMBER = re.compile("\u2068(-?[0-9][0-9,\u00a0\u202f]*)\u2069")


@dataclass(frozen=True)
class Style:
    """How a reader wants days and numbers written, where that is not as the language does."""

    calendar: str | None = None  # one of `handlers.views.days.CALENDARS`
    is_latin: bool = False  # the digits 0 to 9

    @classmethod
    def read(cls, kept: str | None) -> "Style":
        """Read what `kept` has written; None and what nobody knows are the language's own."""
        words = (kept or "").split()
        return cls(next((word for word in words if word != "latin"), None), "latin" in words)

    @property
    def kept(self) -> str | None:
        """Write it into one short word for the database."""
        words = (self.calendar, "latin" if self.is_latin else None)
        return " ".join(filter(None, words)) or None


OWN_STYLE = Style()
"""Days and numbers as the language writes them."""


@dataclass(frozen=True)
class Text:
    """The sentences of one language: `text("found-none", question="Kerry")`."""

    language: Language
    bundle: FluentBundle
    style: Style = OWN_STYLE

    def __call__(self, key: str, **variables: str | int) -> str:
        """Word a message, its variables isolated in direction (U+2068…U+2069).

        Raises:
            KeyError: The catalogue has no such message.
            ValueError: A variable of the message was not given.
        """
        # Most are labels of buttons, of which an answer has a dozen.
        return self._worded(key, variables) if variables else _without_variables(self, key)

    def _worded(self, key: str, variables: Mapping[str, str | int]) -> str:
        message = self.bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        given = {name: _closed(value) for name, value in variables.items()}
        worded, errors = self.bundle.format_pattern(message.value, given)
        if errors:
            raise ValueError(f"{self.language}: {key}: {errors[0]}")
        return _ISOLATED_NUMBER.sub(lambda number: self.digits(number[1]), str(worded))

    def digits(self, number: object) -> str:
        """Write a number, a clock or the like with the digits of the language."""
        return str(number).translate({} if self.style.is_latin else _DIGITS[self.language])

    @property
    def calendar(self) -> str:
        """The calendar that comes first: the Solar Hijri one for Persian readers, if not chosen."""
        return self.style.calendar or ("persian" if self.language == "fa" else "gregorian")

    @property
    def is_solar(self) -> bool:
        """Whether days are named in the Solar Hijri calendar first."""
        return self.calendar == "persian"

    @property
    def mark(self) -> str:
        """The invisible letter that gives a line the direction of the language.

        Clients look at the first letter of a line, and pass over what is isolated.
        """
        return "\u200f" if self.language in ("fa", "ar") else "\u200e"


@lru_cache(maxsize=4096)
def _without_variables(text: Text, key: str) -> str:
    return text._worded(key, {})


@dataclass(frozen=True)
class Texts:
    """The catalogues of all languages."""

    by_language: Mapping[Language, Text]

    @classmethod
    def load(cls, folder: Path = LOCALES) -> "Texts":
        """Read the catalogues; a missing one is an OSError."""
        return cls({language: Text(language, _bundle(language, folder)) for language in LANGUAGES})

    def __call__(self, language: Language, style: Style = OWN_STYLE) -> Text:
        """Give the sentences of one language, in a reader's style."""
        text = self.by_language[language]
        return text if style == text.style else replace(text, style=style)


def reader_language(code: str | None, default: Language) -> Language:
    """Choose among our languages by Telegram's `language_code`, such as "fa" or "pt-br"."""
    spoken = _OUR_LANGUAGE.get((code or "").lower().partition("-")[0])
    return spoken or default


# Readers of Tajik, Ukrainian and the like are not guessed at: they get the default.
_OUR_LANGUAGE: Mapping[str, Language] = {
    "en": "en",
    "fa": "fa",
    "prs": "fa",
    "ar": "ar",
    "ru": "ru",
}


def _bundle(language: Language, folder: Path) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=True)
    source = (folder / f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle


def _closed(value: Any) -> Any:
    """Keep a text within its isolate, which ends with the line whatever else it holds."""
    if not isinstance(value, str):
        return value
    return clipped(balanced(" ".join(value.split())), _LONGEST)
