"""Which operation of which service a request asks for, and how that service says no.

Told from the request alone, before moto sees it: by the name that it is signed for, and by the
target, the form or the path that the service's protocol has the operation in.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import parse_qs
from uuid import uuid4
from xml.sax.saxutils import escape

from botocore.exceptions import UnknownServiceError
from moto.core.model import OperationModel
from moto.core.utils import get_service_model
from werkzeug.wrappers import Request, Response

SCOPE = re.compile(r"Credential=([^/%]+)(?:/|%2F)\d+(?:/|%2F)([^/%]+)(?:/|%2F)([^/%]+)(?:/|%2F)")
JSON = "application/x-amz-json-1.1"

SAID_ONLY = "x-id"
"""What some clients put into a query to name the operation, and no service reads."""

SIGNED_AS = {
    "cloudwatch": "monitoring",
    "efs": "elasticfilesystem",
    "elbv2": "elasticloadbalancing",
}
MODEL_OF = {"elasticfilesystem": "efs"}


def signing_name(service: str) -> str:
    """The name that a service's requests are signed for, which is not always that of its SDK."""
    return SIGNED_AS.get(service, service)


@dataclass(frozen=True)
class Asked:
    """An operation that was asked for, in the protocol json, query, ec2 or s3.

    A name that cannot be told is empty.
    """

    service: str
    action: str
    region: str
    caller: str
    protocol: str

    def refusal(self, status: int, code: str, message: str) -> Response:
        """The error as the service itself would put it."""
        if self.protocol == "json":
            body = json.dumps({"__type": code, "message": message})
            return Response(body, status, {"x-amzn-ErrorType": code}, content_type=JSON)
        return Response(self._xml(code, message), status, content_type="text/xml")

    def _xml(self, code: str, message: str) -> str:
        error = f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"
        request = uuid4()
        if self.protocol == "s3":
            return f"<Error>{error}<RequestId>{request}</RequestId></Error>"
        if self.protocol == "ec2":
            errors = f"<Errors><Error>{error}</Error></Errors>"
            return f"<Response>{errors}<RequestID>{request}</RequestID></Response>"
        error = f"<Error><Type>Sender</Type>{error}</Error>"
        return f"<ErrorResponse>{error}<RequestId>{request}</RequestId></ErrorResponse>"


def asked(request: Request, body: bytes) -> Asked | None:
    """What a request to AWS asks for; none of a request that is not signed."""
    scope = SCOPE.search(f"{request.headers.get('Authorization', '')} {request.url}")
    if scope is None:
        return None
    caller, region, service = scope.groups()
    action, protocol = _operation(service, request, body)
    return Asked(service, action, region, caller, protocol)


def _operation(service: str, request: Request, body: bytes) -> tuple[str, str]:
    target = request.headers.get("X-Amz-Target")
    if target is not None:
        return target.rpartition(".")[2], "json"
    if request.content_type and request.content_type.startswith("application/x-www-form"):
        form = parse_qs(body.decode(errors="replace"))
        return form.get("Action", [""])[0], "ec2" if service == "ec2" else "query"
    if "Action" in request.args:
        return request.args["Action"], "ec2" if service == "ec2" else "query"
    return _rest_operation(service, request)


def _rest_operation(service: str, request: Request) -> tuple[str, str]:
    try:
        model = get_service_model(MODEL_OF.get(service, service))
    except UnknownServiceError:
        return "", "json"
    fitting = [shape for shape in _shapes(model.service_name) if shape.fits(request)]
    action = max(fitting, key=lambda shape: shape.detail).action if fitting else ""
    if service == "s3":
        return action, "s3"
    return action, "json" if "json" in str(model.protocol) else "query"


@dataclass(frozen=True)
class _Shape:
    """How requests for an operation look in a REST protocol."""

    action: str
    method: str
    path: re.Pattern[str]
    query: frozenset[tuple[str, str]]
    parameters: frozenset[str]
    headers: frozenset[str]
    literal: int

    @property
    def detail(self) -> tuple[int, int]:
        """Of several that fit, the one that says most is meant."""
        return len(self.query) + len(self.parameters) + len(self.headers), self.literal

    def fits(self, request: Request) -> bool:
        given = request.args
        return (
            request.method == self.method
            and self.path.fullmatch(request.path) is not None
            and all(name in given and value in ("", given[name]) for name, value in self.query)
            and all(name in given for name in self.parameters)
            and all(name in request.headers for name in self.headers)
        )


@cache
def _shapes(service: str) -> tuple[_Shape, ...]:
    model = get_service_model(service)
    return tuple(_shape(model.operation_model(name)) for name in model.operation_names)


def _shape(operation: OperationModel) -> _Shape:
    path, _, query = str(operation.http["requestUri"]).partition("?")
    literals = (part.partition("=") for part in query.split("&") if part)
    return _Shape(
        action=str(operation.name),
        method=str(operation.http["method"]),
        path=re.compile(_pattern(path)),
        query=frozenset((name, value) for name, _, value in literals if name != SAID_ONLY),
        parameters=frozenset(_required(operation, "querystring")),
        headers=frozenset(_required(operation, "header")),
        literal=len(re.sub(r"\{[^}]*\}", "", path)),
    )


def _pattern(path: str) -> str:
    def placeholder(part: str) -> str:
        if not part.startswith("{"):
            return re.escape(part)
        return ".+" if part.endswith("+}") else "[^/]+"

    return "".join(map(placeholder, re.split(r"(\{[^}]*\})", path.rstrip("/")))) + "/?"


def _required(operation: OperationModel, location: str) -> list[str]:
    shape: Any = operation.input_shape
    members = shape.members.items() if shape else ()
    return [
        member.serialization.get("name", name)
        for name, member in members
        if member.serialization.get("location") == location and name in shape.required_members
    ]
