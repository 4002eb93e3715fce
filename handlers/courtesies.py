"""A greeting is greeted and thanks are taken, where they are all that is said: no question."""

import tomllib
from pathlib import Path

from corpus.language.fold import fold
from corpus.language.tokens import tokenize
from handlers.context import Context
from handlers.views.view import View
from handlers.welcome import greet

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


async def took_courtesy(context: Context, text: str) -> bool:
    """Answer a greeting or thanks; False where a text is anything else."""
    kind = _KINDS.get(_words(text)) if len(text) <= _LONGEST else None
    if kind == "greeting":
        await greet(context)
    elif kind == "thanks":
        async with context.transaction():
            context.say(View.plain(context.text("thanks-answer")))
    return kind is not None
