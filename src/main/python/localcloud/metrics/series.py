"""Values of a metric, one a period."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

PERCENTILE = re.compile(r"p(\d{1,2}(?:\.\d+)?|100)")
STATISTICS = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"}


@dataclass(frozen=True)
class Window:
    """From one second of the epoch up to, and without, another."""

    start: float
    end: float

    def slots(self, period: int) -> list[float]:
        """Where each period begins."""
        return [self.start + n * period for n in range(math.ceil((self.end - self.start) / period))]


@dataclass(frozen=True)
class Series:
    """Values by when their period begins; a period without data has none."""

    window: Window
    period: int
    values: dict[float, float] = field(default_factory=dict)
    label: str = ""

    def map(self, change: Callable[[float], float | None]) -> "Series":
        return self.with_values({at: change(value) for at, value in self.values.items()})

    def with_values(self, values: dict[float, float | None]) -> "Series":
        """The same periods with other values; None where there is none."""
        kept = {at: value for at, value in values.items() if value is not None}
        return Series(self.window, self.period, kept, self.label)


def measured(data: Iterable[Any], statistic: str, window: Window, period: int) -> Series:
    """The statistic of each period of the window over data of moto's that belong together."""
    slots: dict[float, list[Any]] = {}
    for datum in data:
        at = epoch(datum.timestamp)
        if window.start <= at < window.end:
            slot = window.start + (at - window.start) // period * period
            slots.setdefault(slot, []).append(datum)
    values = {slot: _statistic(found, statistic) for slot, found in sorted(slots.items())}
    return Series(window, period).with_values(values)


def is_statistic(name: str) -> bool:
    return name in STATISTICS or PERCENTILE.fullmatch(name) is not None


def epoch(moment: datetime) -> float:
    """moto keeps universal time, and does not always say so."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def _statistic(data: list[Any], name: str) -> float | None:
    """A datum is a value, or says of several what they come to."""
    if name.startswith("p"):
        return _percentile(data, float(name[1:]))
    count = sum(getattr(datum, "sample_count", 1) for datum in data)
    if name == "SampleCount":
        return count
    if name == "Minimum":
        return min(datum.value if hasattr(datum, "value") else datum.min for datum in data)
    if name == "Maximum":
        return max(datum.value if hasattr(datum, "value") else datum.max for datum in data)
    total = sum(datum.value if hasattr(datum, "value") else datum.sum for datum in data)
    return total if name == "Sum" else total / count if count else None


def _percentile(data: list[Any], percent: float) -> float | None:
    """Between the two nearest values; of values that were put summed up, nothing is known."""
    values = sorted(datum.value for datum in data if hasattr(datum, "value"))
    if not values:
        return None
    place = (len(values) - 1) * percent / 100
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return float(values[below] + (values[above] - values[below]) * (place - below))
