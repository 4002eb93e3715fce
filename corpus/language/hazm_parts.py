"""The two parts of hazm that are used, without the rest of it.

`import hazm` brings nltk along, and with it NumPy, SciPy, scikit-learn and gensim where they are
installed: 3 seconds and 100 MB. The stemmer and the sentence tokenizer need none of that, so they
are imported with packages around them whose `__init__` has not run.
"""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

_PACKAGES = ("nltk", "nltk.stem", "nltk.tokenize", "hazm")
_importing = threading.Lock()


@cache
def hazm_part(module: str, name: str) -> Any:
    """Give a class of one of hazm's modules."""
    with _importing:
        try:
            with _without_packages():
                return getattr(import_module(f"hazm.{module}"), name)
        except (ImportError, AttributeError):
            # Another version may need more of its packages than these do.
            return getattr(import_module("hazm"), name)


@contextmanager
def _without_packages() -> Iterator[None]:
    """Let modules of these packages be imported by themselves; then forget that they were.

    What is left in `sys.modules` would be half a package to whoever imports the whole one later.
    """
    before = set(sys.modules)
    try:
        for name in _PACKAGES:
            if name not in sys.modules:
                sys.modules[name] = _bare(name)
        yield
    finally:
        for name in set(sys.modules) - before:
            if name.partition(".")[0] in _PACKAGES:
                del sys.modules[name]


def _bare(package: str) -> ModuleType:
    """Make a package of which nothing has been run, or raise `ImportError` if it is not there."""
    parent = package.rpartition(".")[0]
    spec = PathFinder.find_spec(package, sys.modules[parent].__path__ if parent else None)
    if spec is None:
        raise ModuleNotFoundError(package, name=package)
    module = module_from_spec(spec)
    if package == "hazm":
        module.__getattr__ = _lent  # type: ignore[method-assign]
    return module


def _lent(name: str) -> Any:
    """Give what hazm's modules import from hazm itself, in 0.10, without the whole of it."""
    for part in ("utils", "stemmer", "word_tokenizer", "lemmatizer"):
        module = import_module(f"hazm.{part}")
        if hasattr(module, name):
            return getattr(module, name)
    raise AttributeError(name)
