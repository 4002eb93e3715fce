"""Small talk: a greeting, thanks, or a call for help, where that is all that is said."""

import tomllib
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from corpus.language.fold import fold
from corpus.language.tokens import tokenize
from handlers.context import Context
from handlers.views.view import View
from handlers.welcome import explain, greet

_LONGEST = 60  # characters
_OWN_NAMES = frozenset(("safir", "safirbot", fold("سفیر"), fold("сафир")))


def _words(text: str) -> str:
    """Give the words of a text without our name, spaced as in the table."""
    words = (token.text for token in tokenize(text))
    return " ".join(word for word in words if word not in _OWN_NAMES)


_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_KINDS = {
    _words(said): kind
    for kind, by_language in _TABLE.items()
    for line in by_language.values()
    for said in line.split("|")
}


async def answer_small_talk(context: Context, text: str) -> bool:
    """Answer small talk; False where a text is anything else."""
    kind = _KINDS.get(_words(text)) if len(text) <= _LONGEST else None
    if kind is not None:
        await _ANSWERS[kind](context)
    return kind is not None


async def _take_thanks(context: Context) -> None:
    async with context.transaction():
        context.say(View.plain(context.text("thanks-answer")))


_ANSWERS: Mapping[str, Callable[[Context], Awaitable[None]]] = {
    "greeting": greet,
    "thanks": _take_thanks,
    "help": explain,
}
