"""The mutations of one expression. Pure."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

COMPARES: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
OTHER = "-"  # appended to a text that is compared or looked up
LOOKUPS = ("get", "startswith", "endswith")
CALLED = {"all": "any", "any": "all", "min": "max", "max": "min"}
ACTIONS = {
    "CREATED": "UNCHANGED",
    "CONFIGURED": "UNCHANGED",
    "UNCHANGED": "CONFIGURED",
    "SKIPPED": "UNCHANGED",
    "FAILED": "SKIPPED",
}
Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


def changed(node: ast.expr) -> Iterator[str]:
    """The source text of each mutation."""
    for kind, change in _CHANGES:
        if isinstance(node, kind):
            yield from (f"({ast.unparse(new)})" for new in change(node))


def _compare(node: ast.Compare) -> Iterator[ast.expr]:
    for place, operator in enumerate(node.ops):
        for other in COMPARES[type(operator)]:
            ops = [*node.ops[:place], other(), *node.ops[place + 1 :]]
            yield ast.Compare(node.left, ops, node.comparators)
    for place, side in enumerate([node.left, *node.comparators]):
        if isinstance(side, ast.Constant) and isinstance(side.value, str):
            sides = [node.left, *node.comparators]
            sides[place] = ast.Constant(side.value + OTHER)
            yield ast.Compare(sides[0], node.ops, sides[1:])


def _bool(node: ast.BoolOp) -> Iterator[ast.expr]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _not(node: ast.UnaryOp) -> Iterator[ast.expr]:
    if isinstance(node.op, ast.Not):
        yield node.operand


def _binary(node: ast.BinOp) -> Iterator[ast.expr]:
    texts = any(
        isinstance(side, ast.JoinedStr)
        or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )
    if type(node.op) in ARITHMETIC and not texts:
        yield ast.BinOp(node.left, ARITHMETIC[type(node.op)](), node.right)


def _constant(node: ast.Constant) -> Iterator[ast.expr]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)


def _choice(node: ast.IfExp) -> Iterator[ast.expr]:
    yield node.body
    yield node.orelse


def _filtered(node: Comprehension) -> Iterator[ast.expr]:
    """Without its conditions."""
    if any(part.ifs for part in node.generators):
        parts = [
            ast.comprehension(part.target, part.iter, [], part.is_async) for part in node.generators
        ]
        fields = {**dict(ast.iter_fields(node)), "generators": parts}
        yield type(node)(**fields)


def _call(node: ast.Call) -> Iterator[ast.expr]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        name = ast.Name(CALLED[node.func.id], node.func.ctx)
        yield ast.Call(name, node.args, node.keywords)
    looked_up = isinstance(node.func, ast.Attribute) and node.func.attr in LOOKUPS
    if looked_up and node.args and isinstance(node.args[0], ast.Constant):
        key = node.args[0].value
        if isinstance(key, str):
            yield ast.Call(node.func, [ast.Constant(key + OTHER), *node.args[1:]], node.keywords)


def _attribute(node: ast.Attribute) -> Iterator[ast.expr]:
    if isinstance(node.value, ast.Name) and node.value.id == "Action" and node.attr in ACTIONS:
        yield ast.Attribute(node.value, ACTIONS[node.attr], node.ctx)


def _subscript(node: ast.Subscript) -> Iterator[ast.expr]:
    key = node.slice
    if isinstance(node.ctx, ast.Load) and isinstance(key, ast.Constant):
        yield from (
            ast.Subscript(node.value, ast.Constant(text + OTHER), node.ctx)
            for text in [key.value]
            if isinstance(text, str)
        )


_CHANGES: tuple[tuple[type | tuple[type, ...], Callable[..., Iterator[ast.expr]]], ...] = (
    (ast.Compare, _compare),
    (ast.BoolOp, _bool),
    (ast.UnaryOp, _not),
    (ast.BinOp, _binary),
    (ast.Constant, _constant),
    (ast.IfExp, _choice),
    ((ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp), _filtered),
    (ast.Call, _call),
    (ast.Attribute, _attribute),
    (ast.Subscript, _subscript),
)
