"""One run: from the look at the address to the verdict."""

import json
import math
import signal
import sys
import time
from datetime import datetime, timezone
from pathlib import Path

import gevent
from locust.runners import LocalRunner

import preflight
import scenarios
from measurements import Measurements
from report import html
from verdict import judge, shown

_SECONDS_OF_A_LINE = 10

#: A run with more failures than this has its errors told on the terminal.
_MANY_FAILURES = 0.05


class Run:
    """What a run is about, and what becomes of it. Locust's events call it in the order below."""

    def __init__(self, measurements):
        self.measurements = measurements
        self.scenario = None
        self.began = self.ended = None
        self.interrupted = False
        #: each threshold beside what was measured, as soon as the run is over
        self.judgement = None

    def open(self, environment):
        """Reads the scenario and looks for Ollama; ends the program if either is wrong."""
        self.environment = environment
        self.options = environment.parsed_options
        if not isinstance(environment.runner, LocalRunner):
            _leave(2, "one process measures everything: run without --master and --worker")
        try:
            self.scenario = self._scenario()
            preflight.require_address(environment.host)
            preflight.require_ollama(environment.host, self.options.model)
        except (scenarios.UnknownScenario, OSError, ValueError) as wrong:
            _leave(2, wrong)
        except preflight.NotReady as not_ready:
            _leave(1, not_ready)

    def _scenario(self):
        if not 0 < self.options.scale < math.inf:
            raise ValueError("--scale must be more than 0, such as 0.1")
        if self.options.tokens < 1:
            raise ValueError("--tokens must be 1 or more, such as 32")
        scenario = scenarios.read(self.options.scenario, self.options.scenarios)
        for threshold in scenario.thresholds:
            if not Measurements.knows(threshold.measure):
                raise scenarios.UnknownScenario(f"there is no measure {threshold.measure}")
        if not any(users.infers for users in self.environment.user_classes):
            scenario = scenario.without(Measurements.OF_ANSWERS)
        return scenario.scaled(self.options.scale)

    def begin(self):
        """The first users come."""
        self.began, self.ended = time.time(), None
        # Locust itself would leave without a report: it looks at signals after a shape has ended.
        handlers = [
            gevent.signal_handler(number, lambda: self._interrupt(handlers))
            for number in (signal.SIGINT, signal.SIGTERM)
        ]
        gevent.spawn(self._watch)

    def _interrupt(self, handlers):
        """The first signal ends the run in good order, a second one the program."""
        self.interrupted = True
        for handler in handlers:
            handler.cancel()

    def load_at(self, second):
        """As the scenario has it; nothing as soon as the run is told to end."""
        return None if self.interrupted else self.scenario.load_at(second)

    def end(self):
        """The last users have gone."""
        self.ended = self.ended or time.time()

    @property
    def seconds(self):
        return (self.ended or time.time()) - self.began

    def judge(self):
        """Writes the report, and sets the exit code."""
        if self.began is None or self.judgement is not None:
            return  # never began, or told to end twice
        judged = judge(self.scenario.thresholds, self.measurements, self.seconds)
        results = Path(self.options.results)
        results.mkdir(parents=True, exist_ok=True)
        missed = [it for it in judged if not it.kept]
        passed = not missed and not self.interrupted
        settings = self._settings()
        (results / "summary.json").write_text(
            json.dumps(self._summary(settings, judged, passed), indent=2) + "\n", encoding="utf-8"
        )
        page = html(settings, judged, passed, self.measurements, self.began, self.seconds)
        (results / "report.html").write_text(page, encoding="utf-8")
        self.judgement = judged
        self.environment.process_exit_code = 0 if passed else 1

    def tell(self):
        """Says what came of the run: after Locust's own tables, so that it stands last."""
        if self.judgement is None:
            return
        missed = [it for it in self.judgement if not it.kept]
        self._tell_failures()
        if self.interrupted:
            print(f"ended early, after {self.seconds:.0f} of {self.scenario.seconds:.0f} s")
        for it in missed:
            print(f"missed: {it}")
        print(
            f"{self.scenario.name}: {len(self.judgement) - len(missed)} of "
            f"{len(self.judgement)} thresholds kept, "
            f"report in {Path(self.options.results) / 'report.html'}",
            flush=True,
        )

    def _tell_failures(self):
        requests, failed = self.measurements.requests, self.measurements.failed
        if not requests or failed / requests <= _MANY_FAILURES:
            return
        print(f"{failed} of {requests} requests failed ({failed / requests:.1%}):")
        most_first = sorted(self.measurements.failures.items(), key=lambda it: -it[1])
        for (name, reason), count in most_first:
            print(f"  {count} times ({count / failed:.0%}) {name}: {reason}")
            for sample in self.measurements.samples[name, reason]:
                print(f"    such as: {sample}")

    def _settings(self):
        return {
            "host": self.environment.host,
            "scenario": self.scenario.name,
            "description": self.scenario.description,
            "scale": self.options.scale,
            "most users": self.scenario.most_users,
            "planned seconds": self.scenario.seconds,
            "measured seconds": round(self.seconds, 1),
            "ended early": self.interrupted,
            "users": ", ".join(it.__name__ for it in self.environment.user_classes),
            "model": self.options.model,
            "most tokens of an answer": self.options.tokens,
            "began": datetime.fromtimestamp(self.began, timezone.utc).isoformat(timespec="seconds"),
        }

    def _summary(self, settings, judged, passed):
        measured = self.measurements
        return {
            "settings": settings,
            "passed": passed,
            "thresholds": [
                {
                    "measure": it.threshold.measure,
                    "must_be": str(it.threshold),
                    "value": it.value,
                    "kept": it.kept,
                }
                for it in judged
            ],
            "requests": measured.requests,
            "failures": [
                {
                    "request": name,
                    "reason": reason,
                    "count": count,
                    "samples": measured.samples[name, reason],
                }
                for (name, reason), count in measured.failures.items()
            ],
            **{measure: measured.value(measure, self.seconds) for measure in measured.SCALARS},
            **{
                measure: {
                    "count": histogram.count,
                    "mean": histogram.mean(),
                    **{f"p{it}": histogram.percentile(it) for it in (5, 50, 95, 99)},
                    "max": histogram.most(),
                }
                for measure, histogram in measured.histograms.items()
            },
        }

    def _watch(self):
        """Counts users; on a terminal Locust shows its own table, elsewhere a line tells enough."""
        while self.ended is None:
            self.measurements.count_users(self.environment.runner.user_count)
            if self.options.only_summary and round(self.seconds) % _SECONDS_OF_A_LINE == 0:
                self._tell_progress()
            gevent.sleep(1)

    def _tell_progress(self):
        measured = self.measurements
        values = ", ".join(
            f"{measure} {shown(measure, measured.value(measure, max(self.seconds, 1)))}"
            for measure in ("requests_per_second", "error_rate", "time_to_first_token.p95")
        )
        print(
            f"{self.seconds:.0f} of {self.scenario.seconds:.0f} s: "
            f"{self.environment.runner.user_count} users, {values}",
            flush=True,
        )


def _leave(code, why):
    print(f"loadtest: {why}", file=sys.stderr)
    sys.exit(code)
