"""What API Gateway takes from an OpenAPI 3 document with its own extensions."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from moto.apigateway.exceptions import BadRequestException

ANY = "x-amazon-apigateway-any-method"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", ANY)
PLACES = {"path": "path", "query": "querystring", "header": "header"}
LONGEST_MILLIS = 29000
"""The limit of an account whose quota was not raised."""


@dataclass(frozen=True)
class Method:
    """A method of a path, in the words of the service."""

    path: str
    verb: str
    operation_name: str | None
    authorization: str
    api_key_required: bool
    parameters: dict[str, bool]
    models: dict[str, str]
    validator: str | None
    integration: dict[str, Any] | None
    responses: dict[str, dict[str, Any]]


class Document:
    """A document that was read whole: what is wrong in it is said before anything is kept."""

    def __init__(self, text: dict[str, Any]):
        if not str(text.get("openapi", "")).startswith("3."):
            raise BadRequestException("Invalid OpenAPI input: only OpenAPI 3 is known here.")
        self.text = text
        self.models = {
            name: _service_references(schema)
            for name, schema in text.get("components", {}).get("schemas", {}).items()
        }
        self.validators = text.get("x-amazon-apigateway-request-validators", {})
        self.gateway_responses = text.get("x-amazon-apigateway-gateway-responses", {})
        self.methods = [
            self._method(path, self._resolved(item), verb)
            for path, item in text.get("paths", {}).items()
            for verb in METHODS
            if verb in self._resolved(item)
        ]

    def _method(self, path: str, item: dict[str, Any], verb: str) -> Method:
        operation = item[verb]
        place = f"{verb.upper()} {path}"
        security = self._security(operation)
        validator = operation.get(
            "x-amazon-apigateway-request-validator",
            self.text.get("x-amazon-apigateway-request-validator"),
        )
        if validator is not None and validator not in self.validators:
            raise BadRequestException(f"Unable to find validator {validator} of {place}")
        return Method(
            path=path,
            verb="ANY" if verb == ANY else verb.upper(),
            operation_name=operation.get("operationId"),
            authorization="AWS_IAM" if "awsSigv4" in security else "NONE",
            api_key_required="apiKey" in security,
            parameters=self._parameters(item, operation),
            models=self._body_models(operation),
            validator=validator,
            integration=_integration(operation.get("x-amazon-apigateway-integration"), place),
            responses=self._responses(operation),
        )

    def _security(self, operation: dict[str, Any]) -> set[str]:
        schemes = self.text.get("components", {}).get("securitySchemes", {})
        kinds = set()
        for requirement in operation.get("security", self.text.get("security", [])):
            for name in requirement:
                scheme = self._resolved(schemes.get(name, {}))
                if "x-amazon-apigateway-authorizer" in scheme:
                    raise BadRequestException(f"The authorizer {name} is not known here.")
                if scheme.get("x-amazon-apigateway-authtype") == "awsSigv4":
                    kinds.add("awsSigv4")
                elif scheme.get("type") == "apiKey" and scheme["name"].lower() == "x-api-key":
                    kinds.add("apiKey")
        return kinds

    def _parameters(self, item: dict[str, Any], operation: dict[str, Any]) -> dict[str, bool]:
        parameters = {}
        for written in [*item.get("parameters", []), *operation.get("parameters", [])]:
            parameter = self._resolved(written)
            if parameter["in"] in PLACES:
                key = f"method.request.{PLACES[parameter['in']]}.{parameter['name']}"
                parameters[key] = bool(parameter.get("required", False))
        return parameters

    def _body_models(self, operation: dict[str, Any]) -> dict[str, str]:
        body = self._resolved(operation.get("requestBody", {}))
        return self._content_models(body.get("content", {}))

    def _content_models(self, content: dict[str, Any]) -> dict[str, str]:
        return {
            kind: self._model(media["schema"])
            for kind, media in content.items()
            if "schema" in media
        }

    def _model(self, schema: dict[str, Any]) -> str:
        """A schema without a name becomes a model too, with a name that API Gateway makes."""
        reference = schema.get("$ref", "")
        if reference:
            name = reference.rpartition("/")[2]
            if name not in self.models:
                raise BadRequestException(f"Unable to find model {reference}")
            return str(name)
        text = json.dumps(schema, sort_keys=True)
        name = "MODEL" + hashlib.sha256(text.encode()).hexdigest()[:6]
        self.models[name] = _service_references(schema)
        return name

    def _responses(self, operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
        responses = {}
        for status, written in operation.get("responses", {}).items():
            if str(status).isdigit():
                response = self._resolved(written)
                responses[str(status)] = {
                    "models": self._content_models(response.get("content", {})),
                    "parameters": {
                        f"method.response.header.{name}": False
                        for name in response.get("headers", {})
                    },
                }
        return responses

    def _resolved(self, node: dict[str, Any]) -> dict[str, Any]:
        reference = node.get("$ref")
        if reference is None:
            return node
        found: Any = self.text
        for part in reference.removeprefix("#/").split("/"):
            if not isinstance(found, dict) or part not in found:
                raise BadRequestException(f"Unable to find {reference}")
            found = found[part]
        return self._resolved(found)


def _integration(written: dict[str, Any] | None, place: str) -> dict[str, Any] | None:
    if written is None:
        return None
    millis = int(written.get("timeoutInMillis", LONGEST_MILLIS))
    if not 50 <= millis <= LONGEST_MILLIS:
        raise BadRequestException(
            f"Timeout should be between 50 ms and {LONGEST_MILLIS} ms: {millis} of {place}"
        )
    kind = written.get("type", "").upper()
    if kind not in ("HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY", "MOCK"):
        raise BadRequestException(f"Invalid integration type {kind} of {place}")
    if kind != "MOCK" and not (written.get("uri") and written.get("httpMethod")):
        raise BadRequestException(f"The integration of {place} needs a uri and a httpMethod")
    if written.get("connectionType") == "VPC_LINK" and not written.get("connectionId"):
        raise BadRequestException(f"The VPC link of {place} needs a connectionId")
    return {**written, "type": kind, "timeoutInMillis": millis}


def _service_references(node: Any) -> Any:
    """Models name one another as definitions of one schema."""
    if isinstance(node, dict):
        return {
            key: f"#/definitions/{value.rpartition('/')[2]}"
            if key == "$ref" and isinstance(value, str)
            else _service_references(value)
            for key, value in node.items()
        }
    return [_service_references(item) for item in node] if isinstance(node, list) else node
