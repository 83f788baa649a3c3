"""The page about a run: one file that opens without a network."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from measurements import Histogram
from verdict import shown

_MOST_POINTS = 120
_PERCENTILES = (50, 95, 99)

_TITLES = {
    "response_time": "Response time, all requests",
    "inference_time": "Inference: from the question to the last token",
    "time_to_first_token": "Time to first token",
    "token_gap": "Gap between tokens",
    "load_time": "Model loading",
    "tokens_per_second": "Tokens a second, of one answer",
}


def html(settings, judged, passed, measurements, began, seconds):
    """The page.

    judged: thresholds beside what was measured
    passed: whether all were kept to the end
    began: when the run began, in seconds of the epoch
    seconds: how long it took
    """
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template("report.html.j2").render(
        settings=settings,
        judged=judged,
        passed=passed,
        scalars=[
            (measure.replace("_", " "), shown(measure, measurements.value(measure, seconds)))
            for measure in measurements.SCALARS
        ],
        percentiles=_PERCENTILES,
        measures=[
            (_TITLES[measure], histogram, lambda value, measure=measure: shown(measure, value))
            for measure, histogram in measurements.histograms.items()
        ],
        kinds=sorted(measurements.kinds.items()),
        duration=lambda value: shown("response_time", value),
        failures=sorted(measurements.failures.items(), key=lambda it: -it[1]),
        samples=measurements.samples,
        failed=measurements.failed,
        charts=_charts(_spans(measurements, began, seconds)),
    )


@dataclass
class Line:
    """A line of a chart.

    points: places for an SVG, `x,y`, of each unbroken part
    """

    name: str
    colour: str
    points: list[str]


class Chart:
    """Lines over the time of the run, 600 wide and 180 high."""

    WIDTH, HEIGHT = 600, 180

    def __init__(self, title, unit, seconds, **values_by_name):
        self.title, self.unit, self.seconds = title, unit, seconds
        known = [it for values in values_by_name.values() for it in values if it is not None]
        self.top = _round_up(max(known, default=0))
        colours = ("#1f6feb", "#d1242f", "#1a7f37")
        self.lines = [
            Line(name.replace("_", " "), colour, self._points(values))
            for colour, (name, values) in zip(colours, values_by_name.items())
        ]

    def _points(self, values):
        step = self.WIDTH / max(len(values) - 1, 1)
        parts = [[]]
        for index, value in enumerate(values):
            if value is None:
                parts.append([])
            else:
                y = self.HEIGHT * (1 - value / self.top)
                parts[-1].append(f"{index * step:.1f},{y:.1f}")
        # A lone point is drawn as a line to itself: a dot.
        return [" ".join(part if len(part) > 1 else part * 2) for part in parts if part]


def _round_up(value):
    """The next of 1, 2, 5, 10, 20, 50 … at which an axis may end."""
    if value <= 0:
        return 1
    power = 10 ** (len(f"{value:.0f}") - 1) if value >= 1 else 0.001
    while True:
        for step in (1, 2, 5):
            if value <= step * power:
                return step * power
        power *= 10


class _Span:
    """A few seconds of the run, taken together."""

    def __init__(self, seconds):
        self.length = len(seconds)
        self.users = max(it.users for it in seconds)
        self.concurrent = max(it.concurrent for it in seconds)
        self.requests = sum(it.requests for it in seconds)
        self.failures = sum(it.failures for it in seconds)
        self.tokens = sum(it.tokens for it in seconds)
        self.response_time, self.first_token = Histogram(), Histogram()
        for second in seconds:
            self.response_time.merge(second.response_time)
            self.first_token.merge(second.time_to_first_token)


def _spans(measurements, began, seconds):
    course = measurements.course(int(began), int(began + seconds))
    length = -(-len(course) // _MOST_POINTS)
    return [_Span(course[start : start + length]) for start in range(0, len(course), length)]


def _charts(spans):
    total = sum(it.length for it in spans)
    return [
        Chart(
            "Load",
            "",
            total,
            users=[it.users for it in spans],
            concurrent_requests=[it.concurrent for it in spans],
        ),
        Chart(
            "Requests and failures",
            "/s",
            total,
            requests=[it.requests / it.length for it in spans],
            failures=[it.failures / it.length for it in spans],
        ),
        Chart("Response time", " s", total, **_percentiles(it.response_time for it in spans)),
        Chart("Time to first token", " s", total, **_percentiles(it.first_token for it in spans)),
        Chart(
            "Generated tokens, of all answers",
            "/s",
            total,
            tokens=[it.tokens / it.length for it in spans],
        ),
    ]


def _percentiles(histograms):
    histograms = list(histograms)
    return {f"p{it}": [h.percentile(it) for h in histograms] for it in (50, 95)}
