"""Puts a mistake into code that is loaded already, or into a module that is to be loaded anew."""

import ast
import gc
import importlib.util
import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper, partial
from pathlib import Path
from types import CodeType, FunctionType

from benchmarks.mutants import Mutant

ROOMS = ("bot", "handlers", "corpus", "storage")


def put_into_function(house: Path, mutant: Mutant) -> Callable[[], None]:
    """Give the function that a mutant is in, wherever it is referred to, its code.

    Returns:
        What gives it its own code again.
    """
    path = str(house / mutant.file)
    whole = compile(mutant.source(house), path, "exec", dont_inherit=True)
    code = next(each for each in _codes(whole) if each.co_qualname == mutant.function)
    objects = gc.get_objects()
    functions = [each for each in objects if isinstance(each, FunctionType)]
    mutated = [each for each in functions if _is_same(each.__code__, code)]
    caches = [each for each in objects if isinstance(each, _lru_cache_wrapper)]
    before = mutated[0].__code__

    def give(code: CodeType) -> None:
        for function in mutated:
            function.__code__ = code
        for cache in caches:
            if _is_ours(cache.__module__):
                cache.cache_clear()

    give(code)
    return partial(give, before)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _is_same(code: CodeType, other: CodeType) -> bool:
    return (code.co_qualname, code.co_filename) == (other.co_qualname, other.co_filename)


def _is_ours(module: str | None) -> bool:
    """Whether what a module remembers may come of what is mutated."""
    return bool(module) and module.startswith(("bot.", "handlers.", "corpus.search", "corpus.int"))


def load_anew(house: Path, file: str, source: bytes) -> None:
    """Load a module anew, with another source, and forget whatever has imported it."""
    name = file.removesuffix(".py").replace("/", ".")
    for dependent in importing(name):
        _forget(dependent)
    spec = importlib.util.spec_from_file_location(name, house / file)
    assert spec
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    parent, _, last = name.rpartition(".")
    setattr(sys.modules[parent], last, module)
    exec(compile(source, str(house / file), "exec", dont_inherit=True), module.__dict__)


def _forget(name: str) -> None:
    module = sys.modules.pop(name, None)
    parent, _, last = name.rpartition(".")
    if getattr(sys.modules.get(parent), last, None) is module:
        delattr(sys.modules[parent], last)


def importing(name: str) -> set[str]:
    """Name the loaded modules that import a module, themselves or by way of others."""
    imports = {each: _imported(each) for each in [*sys.modules] if each.startswith(ROOMS)}
    found = {name}
    while more := {each for each, names in imports.items() if names & found} - found:
        found |= more
    return found


def _imported(name: str) -> set[str]:
    path = getattr(sys.modules[name], "__file__", None)
    found: set[str] = set()
    for node in ast.walk(ast.parse(Path(path).read_bytes())) if path else ():
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
        elif isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
    return found
