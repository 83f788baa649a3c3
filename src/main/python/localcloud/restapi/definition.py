"""What a deployment keeps of its API: later changes of the API do not touch it."""

import copy
from dataclasses import dataclass
from typing import Any

EXACT, PARAMETER, GREEDY = range(3)


@dataclass(frozen=True)
class Route:
    """A method of a path, and what stood in the place of its parameters."""

    path: str
    verb: str
    method: dict[str, Any]
    path_parameters: dict[str, str]

    @property
    def setting(self) -> str:
        """How usage plans and method settings name it."""
        return f"{self.path}/{self.verb}"


@dataclass(frozen=True)
class Definition:
    """The API as it was when it was deployed."""

    methods: dict[str, dict[str, dict[str, Any]]]
    models: dict[str, str]
    validators: dict[str, dict[str, Any]]
    gateway_responses: dict[str, dict[str, Any]]
    policy: str | None

    @staticmethod
    def of(api: Any) -> "Definition":
        """A copy of what moto keeps of the API now."""
        return copy.deepcopy(
            Definition(
                methods={
                    resource.get_path(): {
                        verb: method.to_json()
                        for verb, method in resource.resource_methods.items()
                    }
                    for resource in api.resources.values()
                },
                models={name: model.schema for name, model in api.models.items()},
                validators={
                    key: validator.to_dict()
                    for key, validator in api.request_validators.items()
                },
                gateway_responses={
                    kind: response.to_json()
                    for kind, response in api.gateway_responses.items()
                },
                policy=api.policy,
            )
        )

    def route(self, path: str, verb: str) -> Route | None:
        """The most exact path that has the method, or any method."""
        found = []
        for template, methods in self.methods.items():
            match = _match(template, path)
            chosen = verb if verb in methods else "ANY"
            if match is not None and chosen in methods:
                exactness, parameters = match
                found.append((exactness, Route(template, chosen, methods[chosen], parameters)))
        return min(found, key=lambda one: one[0])[1] if found else None


def _match(template: str, path: str) -> tuple[list[int], dict[str, str]] | None:
    wanted, given = _segments(template), _segments(path)
    exactness, parameters = [], {}
    for place, segment in enumerate(wanted):
        if segment.startswith("{") and segment.endswith("+}"):
            if place >= len(given):
                return None
            parameters[segment[1:-2]] = "/".join(given[place:])
            return [*exactness, GREEDY], parameters
        if place >= len(given):
            return None
        if segment.startswith("{"):
            parameters[segment[1:-1]] = given[place]
            exactness.append(PARAMETER)
        elif segment == given[place]:
            exactness.append(EXACT)
        else:
            return None
    return (exactness, parameters) if len(wanted) == len(given) else None


def _segments(path: str) -> list[str]:
    return [segment for segment in path.strip("/").split("/") if segment]
