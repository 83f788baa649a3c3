"""Metric math: expressions over series, as CloudWatch computes them.

Known are numbers, ids, arithmetic, comparisons, AND and OR, lists, and the functions below. A
period for which one side has no value has no result, nor has a division by zero.
"""

import operator
import re
from collections.abc import Callable
from functools import reduce
from typing import Any

from localcloud.metrics.series import Series, Window

Value = float | str | Series | list[Series]
Search = Callable[[str, str, int], list[Series]]

TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<text>'[^']*'|\"[^\"]*\")|(?P<sign><=|>=|==|!=|&&|\|\||[-+*/^<>()\[\],]))"
)
BINARY: list[dict[str, Callable[[float, float], float]]] = [
    {"||": lambda a, b: bool(a) or bool(b), "OR": lambda a, b: bool(a) or bool(b)},
    {"&&": lambda a, b: bool(a) and bool(b), "AND": lambda a, b: bool(a) and bool(b)},
    {
        "<": operator.lt,
        "<=": operator.le,
        ">": operator.gt,
        ">=": operator.ge,
        "==": operator.eq,
        "!=": operator.ne,
    },
    {"+": operator.add, "-": operator.sub},
    {"*": operator.mul, "/": operator.truediv},
    {"^": operator.pow},
]
"""The loosest first."""

WORDS = {"AND", "OR"}
FILLERS = {"LINEAR", "REPEAT"}
ORDERS = {"ASC", "DESC"}
TOTALS: dict[str, Callable[[list[float]], float]] = {
    "AVG": lambda values: sum(values) / len(values),
    "MAX": max,
    "MIN": min,
    "SUM": sum,
}


class Unknown(Exception):
    """An expression that cannot be computed."""


class Formula:
    """An expression with what its ids stand for."""

    def __init__(self, text: str, known: dict[str, Value], window: Window, search: Search):
        self.tokens = _tokens(text)
        self.place = 0
        self.text = text
        self.known = known
        self.window = window
        self.search = search

    def result(self) -> Value:
        value = self._operation(0)
        if self._next() is not None:
            raise self._unclear()
        return value

    def _next(self) -> str | None:
        return self.tokens[self.place] if self.place < len(self.tokens) else None

    def _take(self, expected: str | None = None) -> str:
        token = self._next()
        if token is None or expected not in (None, token):
            raise self._unclear()
        self.place += 1
        return token

    def _operation(self, level: int) -> Value:
        if level == len(BINARY):
            return self._operand()
        value = self._operation(level + 1)
        while self._next() in BINARY[level]:
            sign = self._take()
            value = _combined(BINARY[level][sign], value, self._operation(level + 1))
        return value

    def _operand(self) -> Value:
        token = self._take()
        if token == "-":
            return _combined(operator.mul, -1.0, self._operand())
        if token == "(":
            value = self._operation(0)
            self._take(")")
            return value
        if token == "[":
            return [one for value in self._list("]") for one in _all(value)]
        if token[0] in "'\"":
            return token[1:-1]
        if token[0].isdigit() or token[0] == ".":
            return float(token)
        if self._next() == "(":
            self._take()
            return self._call(token, self._list(")"))
        if token in self.known:
            return self.known[token]
        if token in FILLERS | ORDERS | TOTALS.keys():
            return token
        raise Unknown(f"Nothing is called {token} in {self.text}")

    def _list(self, end: str) -> list[Value]:
        values: list[Value] = []
        while self._next() != end:
            values.append(self._operation(0))
            if self._next() != end:
                self._take(",")
        self._take(end)
        return values

    def _call(self, name: str, given: list[Value]) -> Value:
        try:
            if name in TOTALS and len(given) == 1:
                return _total(TOTALS[name], given[0])
            function = {
                "ABS": _absolute,
                "FILL": _filled,
                "IF": _chosen,
                "PERIOD": lambda series: float(series.period),
                "SEARCH": lambda text, statistic, period: self.search(text, statistic, int(period)),
                "SORT": _sorted,
            }[name]
            return function(*given)  # type: ignore[no-any-return, operator]
        except (KeyError, TypeError, AttributeError) as unclear:
            raise Unknown(f"{name} cannot be computed in {self.text}") from unclear

    def _unclear(self) -> Unknown:
        return Unknown(f"Not metric math: {self.text}")


def _tokens(text: str) -> list[str]:
    tokens, place = [], 0
    while text[place:].strip():
        match = TOKEN.match(text, place)
        if match is None:
            raise Unknown(f"Not metric math: {text}")
        tokens.append(match.group(match.lastgroup or 0))
        place = match.end()
    return tokens


def _all(value: Value) -> list[Series]:
    if isinstance(value, Series):
        return [value]
    if isinstance(value, list):
        return value
    raise Unknown("A list holds series")


def _combined(operation: Callable[[float, float], float], left: Value, right: Value) -> Value:
    """Of two series, the periods that both have; a number stands for itself in each."""
    if isinstance(left, list):
        return [_combined(operation, one, right) for one in left]  # type: ignore[misc]
    if isinstance(right, list):
        return [_combined(operation, left, one) for one in right]  # type: ignore[misc]
    if isinstance(left, str) or isinstance(right, str):
        raise Unknown("A text cannot be computed with")

    def compute(one: float, other: float) -> float | None:
        try:
            return float(operation(one, other))
        except ZeroDivisionError:
            return None

    if isinstance(left, Series) and isinstance(right, Series):
        return left.with_values(
            {
                at: compute(value, right.values[at])
                for at, value in left.values.items()
                if at in right.values
            }
        )
    if isinstance(left, Series):
        return left.map(lambda value: compute(value, right))  # type: ignore[arg-type]
    if isinstance(right, Series):
        return right.map(lambda value: compute(left, value))
    result = compute(left, right)
    if result is None:
        raise Unknown("A number is divided by zero")
    return result


def _absolute(value: Any) -> Value:
    return abs(value) if isinstance(value, float) else value.map(abs)  # type: ignore[no-any-return]


def _chosen(condition: Any, then: Any, otherwise: Any) -> Value:
    if isinstance(condition, float):
        return then if condition else otherwise  # type: ignore[no-any-return]
    values = {}
    for at, value in condition.values.items():
        chosen = then if value else otherwise
        values[at] = chosen.values.get(at) if isinstance(chosen, Series) else chosen
    return condition.with_values(values)  # type: ignore[no-any-return]


def _filled(series: Any, filler: Any) -> Value:
    """Every period of the window gets a value: a given one, that of another series, or its own."""
    if isinstance(series, list):
        return [_filled(one, filler) for one in series]  # type: ignore[misc]
    slots = series.window.slots(series.period)
    if filler == "LINEAR":
        raise Unknown("LINEAR is not computed here")
    values: dict[float, float | None] = {}
    before = None
    for at in slots:
        if at in series.values:
            before = series.values[at]
            values[at] = before
        elif filler == "REPEAT":
            values[at] = before
        else:
            values[at] = filler.values.get(at) if isinstance(filler, Series) else filler
    return series.with_values(values)  # type: ignore[no-any-return]


def _total(total: Callable[[list[float]], float], value: Value) -> Value:
    """Of a list, over its series in each period; of one series, over all its periods."""
    if isinstance(value, Series):
        return total(list(value.values.values())) if value.values else value
    series = _all(value)
    if not series:
        return []
    times = sorted(reduce(lambda times, one: times | one.values.keys(), series, set[float]()))
    return series[0].with_values(
        {at: total([one.values[at] for one in series if at in one.values]) for at in times}
    )


def _sorted(value: Any, by: str, order: str, most: float | None = None) -> Value:
    found = sorted(
        (series for series in _all(value) if series.values),
        key=lambda series: TOTALS[by](list(series.values.values())),
        reverse=order == "DESC",
    )
    return found if most is None else found[: int(most)]
