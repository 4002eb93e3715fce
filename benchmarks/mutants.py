"""The small mistakes that could be made in a file."""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
_COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*"}
# What needs no parentheses around it, wherever it stands.
_CLOSED = (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Subscript)


@dataclass(frozen=True)
class Mutant:
    """One small mistake: what stands at a place of a file, and what is to stand there."""

    file: str
    line: int
    start: int  # in bytes of the file
    end: int
    becomes: str
    function: str  # the outermost that it is in, as `Class.method`; "" if it runs at import
    lines: range  # of the statement it is in, as far as it says what runs

    def __str__(self) -> str:
        return f"{self.file}:{self.line} -> {' '.join(self.becomes.split())}"

    def source(self, house: Path) -> bytes:
        """Give the file with the mistake in it."""
        whole = (house / self.file).read_bytes()
        return whole[: self.start] + self.becomes.encode() + whole[self.end :]


@dataclass(frozen=True)
class _Place:
    """Where a node stands: the statement and the outermost function around it."""

    node: ast.AST
    statement: ast.stmt
    function: str


def mutants_of(file: str) -> Iterator[Mutant]:
    """Give all small mistakes that could be made in a file."""
    source = (ROOT / file).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def ends(node: ast.AST) -> tuple[int, int]:
        first = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        return first, starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]

    def text(node: ast.AST) -> str:
        first, last = ends(node)
        return source[first:last].decode()

    for place in _places(ast.parse(source)):
        for becomes in _mistakes(place.node, text):
            line: int = place.node.lineno  # type: ignore[attr-defined]
            yield Mutant(
                file, line, *ends(place.node), f"({becomes})", place.function, _lines(place)
            )


def _lines(place: _Place) -> range:
    """Give the lines of a statement; of one that holds others those before the mistake ends."""
    last = place.node if hasattr(place.statement, "body") else place.statement
    last = place.node if isinstance(place.statement, ast.Match) else last
    return range(place.statement.lineno, (last.end_lineno or 0) + 1)  # type: ignore[attr-defined]


def _places(tree: ast.Module) -> Iterator[_Place]:
    """Give every node that could hold a mistake.

    Whether a class is frozen changes nothing that could be noticed, nor does an annotation; places
    in an f-string are not told.
    """

    def within(node: ast.AST, statement: ast.stmt, scope: str, function: str) -> Iterator[_Place]:
        yield _Place(node, statement, function)
        is_scope = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        name = f"{scope}.{node.name}".lstrip(".") if is_scope else scope
        for field, inner in _inner(node):
            around = inner if isinstance(inner, ast.stmt) else statement
            of = name if is_scope and field == "body" and not isinstance(node, ast.ClassDef) else ""
            yield from within(inner, around, name, function or of)

    for statement in tree.body:
        yield from within(statement, statement, "", "")


def _inner(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in ("decorator_list", "annotation", "returns") or isinstance(node, ast.JoinedStr):
            continue
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, ast.AST):
                yield field, inner


def _mistakes(node: ast.AST, text: Callable[[ast.AST], str]) -> Iterator[str]:
    """Give what a node could be written as by mistake."""

    def say(part: ast.AST) -> str:
        whole = text(part)
        return whole if isinstance(part, _CLOSED) else f"({whole})"

    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
            yield f"{say(left)} {_COMPARED[type(op)]} {say(right)}"
        case ast.BoolOp(op=op, values=[first, *rest]):
            word = " or " if isinstance(op, ast.And) else " and "
            yield word.join(say(value) for value in (first, *rest))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield text(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _COUNTED:
            yield f"{say(left)} {_COUNTED[type(op)]} {say(right)}"
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield str(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"{say(orelse)} if {say(test)} else {say(body)}"
