"""A request to an API, and why one is refused."""

import re
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from werkzeug.wrappers import Request

from localcloud.restapi.definition import Definition, Route

MAPPED = re.compile(r"method\.request\.(path|querystring|header)\.(.+)")

KINDS = {
    "ACCESS_DENIED": (403, "AccessDeniedException", "Forbidden"),
    "API_CONFIGURATION_ERROR": (500, "InternalServerErrorException", "Internal server error"),
    "BAD_REQUEST_BODY": (400, "BadRequestException", "Invalid request body"),
    "BAD_REQUEST_PARAMETERS": (400, "BadRequestException", "Missing required request parameters"),
    "INTEGRATION_FAILURE": (
        504,
        "InternalServerErrorException",
        "Network error communicating with endpoint",
    ),
    "INTEGRATION_TIMEOUT": (504, "InternalServerErrorException", "Endpoint request timed out"),
    "INVALID_API_KEY": (403, "ForbiddenException", "Forbidden"),
    "MISSING_AUTHENTICATION_TOKEN": (
        403,
        "MissingAuthenticationTokenException",
        "Missing Authentication Token",
    ),
    "QUOTA_EXCEEDED": (429, "LimitExceededException", "Limit Exceeded"),
    "REQUEST_TOO_LARGE": (
        413,
        "RequestTooLargeException",
        "HTTP content length exceeded 10485760 bytes.",
    ),
    "THROTTLED": (429, "TooManyRequestsException", "Too Many Requests"),
    "UNSUPPORTED_MEDIA_TYPE": (415, "UnsupportedMediaTypeException", "Unsupported Media Type"),
}
"""Status, error type and message of the gateway responses that nobody configured."""


class Refused(Exception):
    """A request that the gateway answers itself: with which of its responses, and why."""

    def __init__(
        self,
        kind: str,
        message: str | None = None,
        detail: str = "",
        status: int | None = None,
    ):
        super().__init__(kind)
        self.kind = kind
        default_status, self.error_type, default_message = KINDS[kind]
        self.status = status or default_status
        self.message = message or default_message
        self.detail = detail


@dataclass
class Exchange:
    """A request on its way: whom it is for, and what became known of it."""

    request: Request
    store: Any
    api: Any
    stage: Any
    definition: Definition
    path: str
    route: Route | None = None
    api_key: Any = None
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: float = field(default_factory=time.time)
    integration_seconds: float | None = None
    integration_status: int | None = None
    refused: Refused | None = None

    @property
    def body(self) -> bytes:
        return self.request.get_data()

    @property
    def content_type(self) -> str:
        """Without one, API Gateway takes a body for JSON."""
        return self.request.mimetype or "application/json"

    @property
    def variables(self) -> dict[str, str]:
        """Variables of the stage."""
        return dict(self.stage.variables or {})

    def context(self) -> dict[str, str]:
        """The variables of the request, by their names behind $context."""
        now = datetime.fromtimestamp(self.started, timezone.utc)
        return {
            "accountId": self.api.account_id,
            "apiId": self.api.id,
            "domainName": self.request.host.split(":")[0],
            "extendedRequestId": self.request_id,
            "httpMethod": self.request.method,
            "identity.apiKeyId": self.api_key.id if self.api_key else "-",
            "identity.sourceIp": self.request.remote_addr or "-",
            "identity.userAgent": self.request.headers.get("User-Agent", "-"),
            "path": f"/{self.stage.name}{self.path}",
            "protocol": self.request.environ.get("SERVER_PROTOCOL", "HTTP/1.1"),
            "requestId": self.request_id,
            "requestTime": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
            "requestTimeEpoch": str(int(self.started * 1000)),
            "resourcePath": self.route.path if self.route else "-",
            "stage": self.stage.name,
        }

    def parameter(self, name: str) -> str | None:
        """A parameter of the request, such as method.request.path.id."""
        match = MAPPED.fullmatch(name)
        if match is None:
            return None
        place, key = match.groups()
        if place == "path":
            return self.route.path_parameters.get(key) if self.route else None
        if place == "querystring":
            return self.request.args.get(key)
        return self.request.headers.get(key)

    def mapped(self, source: str) -> str | None:
        """The value that a parameter mapping names; a static one stands in single quotes."""
        if source.startswith("'") and source.endswith("'"):
            return source[1:-1]
        if source.startswith("context."):
            return self.context().get(source.removeprefix("context."))
        if source.startswith("stageVariables."):
            return self.variables.get(source.removeprefix("stageVariables."))
        if source.startswith("method.request."):
            return self.parameter(source)
        raise Refused("API_CONFIGURATION_ERROR", detail=f"the mapping {source} is not known here")
