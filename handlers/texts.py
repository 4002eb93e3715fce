"""Every sentence a person reads, from the Fluent catalogues in `handlers/locales`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from fluent.runtime import FluentBundle, FluentResource

from storage.models import Language

LOCALES = Path(__file__).parent / "locales"
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True)
class Text:
    """The sentences of one language: `text("found-none", question="Kerry")`."""

    language: Language
    bundle: FluentBundle

    def __call__(self, key: str, **variables: Any) -> str:
        """Word a message, its variables isolated in direction (U+2068…U+2069).

        Raises:
            KeyError: The catalogue has no such message.
            ValueError: A variable of the message was not given.
        """
        message = self.bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        worded, errors = self.bundle.format_pattern(message.value, variables)
        if errors:
            raise ValueError(f"{self.language}: {key}: {errors[0]}")
        return str(worded)


@dataclass(frozen=True)
class Texts:
    """The catalogues of all languages."""

    by_language: Mapping[Language, Text]

    @classmethod
    def load(cls, folder: Path = LOCALES) -> "Texts":
        """Read the catalogues; a missing one is an OSError."""
        return cls({language: Text(language, _bundle(language, folder)) for language in LANGUAGES})

    def __call__(self, language: Language) -> Text:
        """Give the sentences of one language."""
        return self.by_language[language]


def _bundle(language: Language, folder: Path) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=True)
    source = (folder / f"{language}.ftl").read_text(encoding="utf-8")
    bundle.add_resource(FluentResource(source))
    return bundle
