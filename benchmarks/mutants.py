"""The small mistakes that could be made in a file."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_COMPARED = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
_COUNTED = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.FloorDiv: "*"}


@dataclass(frozen=True)
class Mutant:
    """One small mistake: what stands at a place of a file, and what is to stand there."""

    file: str
    line: int
    start: int  # in bytes of the file
    end: int
    becomes: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} -> {self.becomes}"


def mutants_of(file: str) -> Iterator[Mutant]:
    """Give all small mistakes that could be made in a file."""
    source = (ROOT / file).read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def place(node: ast.AST) -> tuple[int, int, int]:
        line, column = node.lineno, node.col_offset  # type: ignore[attr-defined]
        end = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return line, starts[line - 1] + column, end

    def text(node: ast.AST) -> str:
        _, start, end = place(node)
        return source[start:end].decode()

    tree = ast.parse(source)
    # Whether a class is frozen changes nothing that could be noticed; places in an f-string are
    # not told.
    left_out = {
        id(inner)
        for node in ast.walk(tree)
        for part in (getattr(node, "decorator_list", []), [node])[isinstance(node, ast.JoinedStr)]
        for inner in ast.walk(part)
    }
    for node in (node for node in ast.walk(tree) if id(node) not in left_out):
        for becomes in _mistakes(node, text):
            yield Mutant(file, *place(node), f"({becomes})")


def _mistakes(node: ast.AST, text: object) -> Iterator[str]:
    """Give what a node could be written as by mistake."""
    say = text if callable(text) else str
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARED:
            yield f"{say(left)} {_COMPARED[type(op)]} {say(right)}"
        case ast.BoolOp(op=op, values=[first, *rest]):
            word = " or " if isinstance(op, ast.And) else " and "
            yield word.join(f"({say(value)})" for value in (first, *rest))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield say(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _COUNTED:
            yield f"{say(left)} {_COUNTED[type(op)]} {say(right)}"
        case ast.Constant(value=bool(value)):
            yield str(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield str(value + 1)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"{say(orelse)} if {say(test)} else {say(body)}"
