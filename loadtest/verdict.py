"""Whether a run kept its thresholds, and by how much it missed them."""

from dataclasses import dataclass

from scenarios import Threshold

_SECONDS = ("response_time", "inference_time", "time_to_first_token", "token_gap", "load_time")


@dataclass(frozen=True)
class Judged:
    """A threshold beside what was measured; the value is nothing if nothing was."""

    threshold: Threshold
    value: float | None

    @property
    def kept(self):
        return self.threshold.holds(self.value)

    def __str__(self):
        measure, limit = self.threshold.measure, self.threshold.limit
        must_be = f"must be {self.threshold.sign} {shown(measure, limit)}"
        if self.value is None:
            return f"{measure} was not measured, {must_be}"
        text = f"{measure} is {shown(measure, self.value)}, {must_be}"
        if self.kept:
            return text
        off = abs(self.value - limit)
        share = f", {off / limit:.0%}" if limit and measure != "error_rate" else ""
        return f"{text}: missed by {shown(measure, off)}{share}"


def judge(thresholds, measurements, seconds):
    """All thresholds, in their order."""
    return [Judged(it, measurements.value(it.measure, seconds)) for it in thresholds]


def shown(measure, value):
    """A value with its unit."""
    if value is None:
        return "–"
    if measure.partition(".")[0] in _SECONDS:
        return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"
    if measure == "error_rate":
        return f"{value:.2%}"
    unit = "/s" if measure.partition(".")[0].endswith("_per_second") else ""
    return f"{value:.4g}{unit}"
