"""Questions to metrics: a statistic of one, an expression over others, or a search."""

import re
from typing import Any

from localcloud.extension import error
from localcloud.metrics.formulas import Formula, Unknown, Value
from localcloud.metrics.series import Series, Window, is_statistic, measured

SEARCHED = re.compile(r'\s*\{(?P<schema>[^}]+)\}(?P<filters>(?:\s+\w+\s*=\s*"[^"]*")*)\s*')
FILTER = re.compile(r'(\w+)\s*=\s*"([^"]*)"')

Key = tuple[str, str, frozenset[tuple[str, str]]]


class Metrics:
    """All data of an account and region, each metric by its namespace, name and dimensions."""

    def __init__(self, store: Any):
        self._data: dict[Key, list[Any]] = {}
        for datum in store.get_all_metrics():
            dimensions = {one.name: one.value for one in datum.dimensions}
            self._data.setdefault(_key(datum.namespace, datum.name, dimensions), []).append(datum)

    def series(
        self,
        namespace: str,
        name: str,
        dimensions: dict[str, str],
        statistic: str,
        window: Window,
        period: int,
    ) -> Series:
        if not is_statistic(statistic):
            raise error("InvalidParameterValue", f"The statistic {statistic} is not computed here.")
        data = self._data.get(_key(namespace, name, dimensions), [])
        found = measured(data, statistic, window, period)
        return Series(found.window, found.period, found.values, name)

    def answers(self, queries: list[dict[str, Any]], window: Window) -> dict[str, Value]:
        """The answer to each query by its id; expressions may use what stands behind them."""
        known: dict[str, Value] = {}
        expressions = {}
        for query in queries:
            if "MetricStat" in query:
                known[query["Id"]] = self._statistic(query["MetricStat"], window)
            else:
                expressions[query["Id"]] = query["Expression"]
        while expressions:
            ready = {
                name: text
                for name, text in expressions.items()
                if not set(re.findall(r"\b[a-z]\w*", text)) & expressions.keys()
            }
            if not ready:
                raise error("ValidationError", "The expressions need each other.")
            for name, text in ready.items():
                known[name] = self._computed(text, known, window)
                expressions.pop(name)
        return known

    def _statistic(self, asked: dict[str, Any], window: Window) -> Series:
        metric = asked["Metric"]
        return self.series(
            metric["Namespace"],
            metric["MetricName"],
            {one["Name"]: one["Value"] for one in metric.get("Dimensions", [])},
            asked["Stat"],
            window,
            int(asked["Period"]),
        )

    def _computed(self, text: str, known: dict[str, Value], window: Window) -> Value:
        def search(query: str, statistic: str, period: int) -> list[Series]:
            return self._found(query, statistic, period, window)

        try:
            return Formula(text, known, window, search).result()
        except Unknown as unknown:
            raise error("ValidationError", str(unknown)) from unknown

    def _found(self, query: str, statistic: str, period: int, window: Window) -> list[Series]:
        """Metrics of a namespace with just these dimensions, of which some are given."""
        match = SEARCHED.fullmatch(query)
        if match is None:
            raise Unknown(f"This is not searched for here: {query}")
        namespace, *names = [part.strip(' "') for part in match.group("schema").split(",")]
        wanted = dict(FILTER.findall(match.group("filters")))
        name = wanted.pop("MetricName", None)
        found = []
        for where, called, pairs in sorted(self._data, key=lambda key: sorted(key[2])):
            dimensions = dict(pairs)
            if (
                where == namespace
                and name in (None, called)
                and dimensions.keys() == set(names)
                and wanted.items() <= dimensions.items()
            ):
                series = self.series(where, called, dimensions, statistic, window, period)
                others = [dimensions[key] for key in names if key not in wanted]
                label = " ".join(others) or called
                found.append(Series(window, period, series.values, label))
        return found


def _key(namespace: str, name: str, dimensions: dict[str, str]) -> Key:
    return namespace, name, frozenset(dimensions.items())
