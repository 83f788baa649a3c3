"""Whether a request has the parameters and the body that its method asks for."""

import json
from typing import Any

from jsonschema import Draft4Validator
from jsonschema.exceptions import ValidationError

from localcloud.restapi.exchange import Exchange, Refused


def validate(exchange: Exchange) -> None:
    """Refuses what the request validator of the method does not let pass."""
    method = exchange.route.method
    validator = exchange.definition.validators.get(method.get("requestValidatorId") or "")
    if validator is None:
        return
    if validator["validateRequestParameters"]:
        _validate_parameters(exchange, method)
    if validator["validateRequestBody"]:
        _validate_body(exchange, method.get("requestModels") or {})


def _validate_parameters(exchange: Exchange, method: dict[str, Any]) -> None:
    missing = [
        name.split(".", 3)[3]
        for name, required in (method.get("requestParameters") or {}).items()
        if required and not exchange.parameter(name)
    ]
    if missing:
        names = ", ".join(missing)
        raise Refused(
            "BAD_REQUEST_PARAMETERS", f"Missing required request parameters: [{names}]"
        )


def _validate_body(exchange: Exchange, models: dict[str, str]) -> None:
    model = models.get(exchange.content_type)
    if model is None:
        return
    try:
        body = json.loads(exchange.body)
    except ValueError as problem:
        raise Refused("BAD_REQUEST_BODY", detail=str(problem)) from problem
    problem = next(_problems(exchange, model, body), None)
    if problem is not None:
        raise Refused("BAD_REQUEST_BODY", detail=problem.message)


def _problems(exchange: Exchange, model: str, body: Any) -> Any:
    definitions = {
        name: json.loads(schema) for name, schema in exchange.definition.models.items()
    }
    schema = {"definitions": definitions, "allOf": [{"$ref": f"#/definitions/{model}"}]}
    problems: Any = Draft4Validator(schema).iter_errors(body)
    return (problem for problem in problems if isinstance(problem, ValidationError))
