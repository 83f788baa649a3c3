"""The scenarios of scenarios.json, and how a run follows one."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

FILE = Path(__file__).with_name("scenarios.json")

_LIMIT = re.compile(r"(?P<sign>[<>]) (?P<number>\d+(\.\d+)?)")

#: Limits that a run with fewer users cannot keep are scaled with the users.
_GROWING_WITH_USERS = ("requests_per_second", "generated_tokens_per_second")


class UnknownScenario(Exception):
    """The message names those that there are."""


@dataclass(frozen=True)
class Stage:
    """Users come or go evenly until there are so many, then these stay.

    seconds: how long the stage takes, the coming and going included
    """

    seconds: float
    users: int
    ramp_seconds: float


@dataclass(frozen=True)
class Threshold:
    """What a measure must keep, such as `response_time.p95` below 5."""

    measure: str
    sign: str
    limit: float

    def holds(self, value):
        return value is not None and (value < self.limit if self.sign == "<" else value > self.limit)

    def __str__(self):
        return f"{self.sign} {self.limit:g}"


@dataclass(frozen=True)
class Scenario:
    """A course of load, and what must hold under it."""

    name: str
    description: str
    stages: tuple[Stage, ...]
    thresholds: tuple[Threshold, ...]

    @property
    def seconds(self):
        return sum(stage.seconds for stage in self.stages)

    @property
    def most_users(self):
        return max(stage.users for stage in self.stages)

    def load_at(self, second):
        """Users and how many of them come or go a second; nothing after the last stage."""
        users_before = 0
        for stage in self.stages:
            if second < stage.seconds:
                change = abs(stage.users - users_before)
                return stage.users, max(change / stage.ramp_seconds, 0.1)
            second -= stage.seconds
            users_before = stage.users
        return None

    def without(self, measures):
        """The same course, with no thresholds for these measures."""
        thresholds = (it for it in self.thresholds if it.measure.partition(".")[0] not in measures)
        return replace(self, thresholds=tuple(thresholds))

    def scaled(self, scale):
        """The same course in a part of the time with a part of the users."""
        return Scenario(
            self.name,
            self.description,
            tuple(
                Stage(
                    stage.seconds * scale,
                    max(1, round(stage.users * scale)) if stage.users else 0,
                    stage.ramp_seconds * scale,
                )
                for stage in self.stages
            ),
            tuple(
                Threshold(it.measure, it.sign, it.limit * scale)
                if it.measure in _GROWING_WITH_USERS
                else it
                for it in self.thresholds
            ),
        )


def read(name, file=FILE):
    """The scenario of this name in a file."""
    all_of_file = json.loads(Path(file).read_text(encoding="utf-8"))
    if name not in all_of_file:
        known = ", ".join(all_of_file)
        raise UnknownScenario(f"there is no scenario {name} in {file}; there are {known}")
    described = all_of_file[name]
    return Scenario(
        name,
        described["description"],
        tuple(Stage(**stage) for stage in described["stages"]),
        tuple(_threshold(*entry) for entry in described["thresholds"].items()),
    )


def _threshold(measure, text):
    limit = _LIMIT.fullmatch(text)
    if not limit:
        raise UnknownScenario(f'threshold {measure} is "{text}"; write it as "< 5" or "> 100"')
    return Threshold(measure, limit["sign"], float(limit["number"]))
