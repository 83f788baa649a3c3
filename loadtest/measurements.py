"""What a run measured, kept small enough for hours of it."""

import re
import time
from collections import defaultdict
from contextlib import contextmanager

_SAMPLES_OF_A_FAILURE = 3
_STATISTIC = re.compile(r"p\d{1,2}|mean|max")


class Histogram:
    """How often each value occurred, to three digits: no more than half a percent is lost."""

    def __init__(self):
        self.counts = defaultdict(int)

    def add(self, value):
        self.counts[float(f"{value:.3g}")] += 1

    def merge(self, other):
        for value, count in other.counts.items():
            self.counts[value] += count

    @property
    def count(self):
        return sum(self.counts.values())

    def mean(self):
        """Nothing, where there are no values."""
        count = self.count
        return sum(value * times for value, times in self.counts.items()) / count if count else None

    def percentile(self, percent):
        """The smallest value that so many percent of all values do not exceed."""
        wanted = self.count * percent / 100
        passed = 0
        for value in sorted(self.counts):
            passed += self.counts[value]
            if passed >= wanted:
                return value
        return None

    def most(self):
        return max(self.counts, default=None)


class Second:
    """What one second of the run saw."""

    def __init__(self, users=0, concurrent=0):
        self.users = users
        self.concurrent = concurrent
        self.requests = 0
        self.failures = 0
        self.tokens = 0
        self.response_time = Histogram()
        self.time_to_first_token = Histogram()


class RequestKind:
    """What came of the requests to one path."""

    def __init__(self):
        self.requests = 0
        self.failures = 0
        self.response_time = Histogram()


class Measurements:
    """Everything that is measured.

    Times are in seconds; `concurrent` is the most requests that were on their way at once.
    """

    MEASURES = (
        "response_time",
        "inference_time",
        "time_to_first_token",
        "token_gap",
        "load_time",
        "tokens_per_second",
    )

    #: beside the statistics of these, such as `response_time.p95`
    SCALARS = (
        "error_rate",
        "requests_per_second",
        "generated_tokens_per_second",
        "concurrent_requests",
    )

    #: what there is only where users ask the model
    OF_ANSWERS = (
        "inference_time",
        "time_to_first_token",
        "token_gap",
        "load_time",
        "tokens_per_second",
        "generated_tokens_per_second",
    )

    def __init__(self):
        self._users = self._concurrent = 0
        self.histograms = {measure: Histogram() for measure in self.MEASURES}
        self.kinds = defaultdict(RequestKind)
        self.failures = defaultdict(int)
        self.samples = defaultdict(list)
        self.seconds = {}

    @contextmanager
    def request_on_its_way(self):
        """Counts a request as concurrent with others while the block runs."""
        self._concurrent += 1
        self._see_concurrent()
        try:
            yield
        finally:
            self._concurrent -= 1

    def count_users(self, users):
        """Says how many users there are now."""
        self._users = self._now().users = users
        self._see_concurrent()

    def add_request(self, name, seconds, failure):
        """Takes in a request that is over; the failure is its reason, or nothing."""
        kind, now = self.kinds[name], self._now()
        for place in (kind, now):
            place.requests += 1
            place.response_time.add(seconds)
        self.histograms["response_time"].add(seconds)
        if failure:
            kind.failures += 1
            now.failures += 1
            self.failures[name, failure] += 1

    def add_sample(self, name, failure, sample):
        """Keeps the first answers that failed for a reason."""
        samples = self.samples[name, failure]
        if sample and len(samples) < _SAMPLES_OF_A_FAILURE and sample not in samples:
            samples.append(sample)

    def add_inference(self, inference):
        """Takes in an answer of a model."""
        self.histograms["inference_time"].add(inference.total_time)
        self.histograms["time_to_first_token"].add(inference.time_to_first_token)
        self.histograms["load_time"].add(inference.load_time)
        self.histograms["tokens_per_second"].add(inference.tokens_per_second)
        for gap in inference.token_gaps:
            self.histograms["token_gap"].add(gap)
        now = self._now()
        now.tokens += inference.tokens
        now.time_to_first_token.add(inference.time_to_first_token)

    @property
    def requests(self):
        return sum(kind.requests for kind in self.kinds.values())

    @property
    def failed(self):
        return sum(self.failures.values())

    @property
    def tokens(self):
        return sum(second.tokens for second in self.seconds.values())

    @classmethod
    def knows(cls, measure):
        """Whether there is such a measure."""
        name, _, statistic = measure.partition(".")
        if not statistic:
            return name in cls.SCALARS
        return name in cls.MEASURES and bool(_STATISTIC.fullmatch(statistic))

    def value(self, measure, seconds):
        """The value that thresholds speak of; nothing if it was not measured.

        measure: such as `error_rate`, or `response_time.p95`
        seconds: how long the run took
        """
        name, _, statistic = measure.partition(".")
        if statistic:
            histogram = self.histograms[name]
            if statistic.startswith("p"):
                return histogram.percentile(int(statistic[1:]))
            return {"mean": histogram.mean, "max": histogram.most}[statistic]()
        if not self.requests:
            return None
        return {
            "error_rate": lambda: self.failed / self.requests,
            "requests_per_second": lambda: self.requests / seconds,
            "generated_tokens_per_second": lambda: self.tokens / seconds,
            "concurrent_requests": self.most_concurrent,
        }[measure]()

    def most_concurrent(self):
        return max((second.concurrent for second in self.seconds.values()), default=0)

    def course(self, first, last):
        """Every second from the first to the last; where nothing happened, as the one before."""
        seconds = []
        for number in range(first, last + 1):
            if number in self.seconds:
                seconds.append(self.seconds[number])
            else:
                before = seconds[-1] if seconds else Second()
                seconds.append(Second(before.users, before.concurrent))
        return seconds

    def _now(self):
        second = int(time.time())
        if second not in self.seconds:
            self.seconds[second] = Second(self._users, self._concurrent)
        return self.seconds[second]

    def _see_concurrent(self):
        now = self._now()
        now.concurrent = max(now.concurrent, self._concurrent)
