r"""What can go wrong in a line of code: every small mistake that could be made in a module.

A mutant is a module with one mistake put in. Tests that are worth something fail for each; one
that they let live shows what nobody checks. ``mutants.py`` runs them.

>>> [mutant.shown for mutant in mutants_of("def f(x):\n    return x < 3\n")]
['2: return x < 3 → return None', '2: x < 3 → x <= 3', '2: x < 3 → x >= 3', '2: 3 → 4']
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Mutant", "mutants_of"]

COMPARED: dict[type[ast.cmpop], tuple[ast.cmpop, ...]] = {
    ast.Lt: (ast.LtE(), ast.GtE()),
    ast.LtE: (ast.Lt(), ast.Gt()),
    ast.Gt: (ast.GtE(), ast.LtE()),
    ast.GtE: (ast.Gt(), ast.Lt()),
    ast.Eq: (ast.NotEq(),),
    ast.NotEq: (ast.Eq(),),
    ast.In: (ast.NotIn(),),
    ast.NotIn: (ast.In(),),
    ast.Is: (ast.IsNot(),),
    ast.IsNot: (ast.Is(),),
}
RECKONED: dict[type[ast.operator], ast.operator] = {
    ast.Add: ast.Sub(),
    ast.Sub: ast.Add(),
    ast.Mult: ast.FloorDiv(),
    ast.Div: ast.Mult(),
    ast.FloorDiv: ast.Mult(),
    ast.BitAnd: ast.BitOr(),
    ast.BitOr: ast.BitAnd(),
}
SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
SWAPPED_METHODS = {
    "startswith": "endswith",
    "endswith": "startswith",
    "find": "rfind",
    "rfind": "find",
    "lstrip": "rstrip",
    "rstrip": "lstrip",
    "search": "match",
    "fullmatch": "match",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one mistake in it."""

    line: int
    """Of the module, on which the mistake stands."""
    shown: str
    """The line, what was there, and what is there now."""
    source: str
    """Of the whole module."""


def mutants_of(source: str) -> tuple[Mutant, ...]:
    """Return every mutant of a module, in the order in which they stand in it."""
    tree = ast.parse(source)
    changes = (
        (node, changed)
        for node in nodes_in(tree)
        for changed in changes_of(node)
        if ast.unparse(node) != ast.unparse(changed)
    )
    mutants = (mutant(source, node, changed) for node, changed in changes)
    return tuple(sorted(mutants, key=lambda one: one.line))


def nodes_in(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Yield what may be changed below ``node``; no annotations, docstrings and ``__all__``.

    Formatted strings are whole: up to Python 3.11 their parts do not know where they stand.
    """
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if name in {"annotation", "returns", "decorator_list"} or is_silent(child):
                continue
            if isinstance(child, (ast.expr, ast.stmt)):
                yield child
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr):
                yield from nodes_in(child)


def is_silent(node: object) -> bool:
    """Whether no run of the program can tell this statement from another."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Import() | ast.ImportFrom():
            return True
        case _:
            return False


def changes_of(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:  # noqa: C901, PLR0912 - one table
    """Yield what a slip of the pen could have made of ``node``."""
    match node:
        case ast.Compare(left=left, ops=[op], comparators=comparators):
            for other in COMPARED[type(op)]:
                yield ast.Compare(left, [other], comparators)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.BinOp(left=left, op=op, right=right) if type(op) in RECKONED:
            yield ast.BinOp(left, RECKONED[type(op)], right)
        case ast.Constant(value=value):
            yield from other_values(value)
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield ast.IfExp(test, orelse, body)
        case ast.Call(func=ast.Name(id=name), args=args) if name in SWAPPED:
            yield ast.Call(ast.Name(SWAPPED[name]), args[:1] if name == "sorted" else args, [])
        case ast.Call(func=ast.Attribute(value=of, attr=name), args=args, keywords=keywords) if (
            name in SWAPPED_METHODS
        ):
            yield ast.Call(ast.Attribute(of, SWAPPED_METHODS[name]), args, keywords)
        case ast.Return(value=value) if value is not None and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
        case ast.Expr() | ast.AugAssign() | ast.Delete() | ast.Raise() | ast.Assert():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()


def other_values(value: object) -> Iterator[ast.expr]:
    """Yield another value of the same type."""
    match value:
        case bool():
            yield ast.Constant(not value)
        case int():
            yield ast.Constant(value + 1)
        case str():
            yield ast.Constant("" if value else "?")
        case bytes():
            yield ast.Constant(b"" if value else b"?")


def mutant(source: str, node: ast.expr | ast.stmt, changed: ast.expr | ast.stmt) -> Mutant:
    """Return ``source`` with ``node`` changed."""
    lines = source.encode().split(b"\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    begin = starts[node.lineno - 1] + node.col_offset
    end = starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
    text = source.encode()
    now = ast.unparse(changed)
    put = now if isinstance(changed, ast.stmt) else f"({now})"
    shown = f"{node.lineno}: {ast.unparse(node)} → {now}"
    return Mutant(node.lineno, shown, (text[:begin] + put.encode() + text[end:]).decode())
