"""Serves the stages of REST APIs, each by the definition that its deployment keeps.

A stage is called at /restapis/API/STAGE/_user_request_/PATH, or with the name that it has in AWS
in the Host header: API.execute-api.REGION.amazonaws.com, or a custom domain.
"""

import json
import logging
import re
import time
from collections.abc import Iterable
from typing import Any

from moto.backends import get_backend
from werkzeug.wrappers import Request, Response

from localcloud.restapi import access_log, limits, measures, policy, validation
from localcloud.restapi.exchange import Exchange, Refused
from localcloud.restapi.integrations import filled, integrate

LARGEST_BYTES = 10 * 1024 * 1024
LOCAL_PATH = re.compile(r"/restapis/([^/]+)/([^/]+)/_user_request_(/.*)?$")
AWS_HOST = re.compile(r"([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com")

log = logging.getLogger(__name__)


class Gateway:
    """Answers the requests that are for an API, and leaves all others to the application."""

    def __init__(self, application: Any):
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        addressed = _addressed(request)
        if addressed is None:
            return self.application(environ, start_response)  # type: ignore[no-any-return]
        return answer(request, *addressed)(environ, start_response)


def answer(request: Request, api_id: str, stage_name: str, path: str) -> Response:
    """The answer of the stage, or the one for a stage that is not there."""
    exchange = _exchange(request, api_id, stage_name, path)
    if exchange is None:
        return Response('{"message":"Forbidden"}', 403, content_type="application/json")
    try:
        response = _serve(exchange)
    except Refused as refused:
        if refused.detail:
            log.warning("%s of API %s: %s", refused.kind, api_id, refused.detail)
        exchange.refused = refused
        response = _refusal(exchange, refused)
    response.headers.set("x-amzn-RequestId", exchange.request_id)
    response.headers.set("x-amz-apigw-id", exchange.request_id)
    access_log.write(exchange, response)
    measures.count(exchange, response)
    return response


def _serve(exchange: Exchange) -> Response:
    exchange.route = exchange.definition.route(exchange.path, exchange.request.method)
    if exchange.route is None:
        raise Refused("MISSING_AUTHENTICATION_TOKEN")
    if exchange.route.method["authorizationType"] not in (None, "NONE"):
        raise Refused("MISSING_AUTHENTICATION_TOKEN", detail="signatures are not checked here")
    policy.require_allowed(exchange)
    limits.admit(exchange)
    if len(exchange.body) > LARGEST_BYTES:
        raise Refused("REQUEST_TOO_LARGE")
    validation.validate(exchange)
    began = time.time()
    try:
        response = integrate(exchange)
    finally:
        exchange.integration_seconds = time.time() - began
    exchange.integration_status = response.status_code
    return response


def _addressed(request: Request) -> tuple[str, str, str] | None:
    path = request.environ.get("REQUEST_URI", request.path).split("?")[0]
    local = LOCAL_PATH.fullmatch(path)
    if local:
        return local.group(1), local.group(2), local.group(3) or "/"
    host = request.host.split(":")[0].lower()
    named = AWS_HOST.fullmatch(host)
    first, _, rest = path.lstrip("/").partition("/")
    if named and not first.startswith("@"):
        return named.group(1), first, "/" + rest
    return _behind_domain(host, path, first, rest)


def _behind_domain(host: str, path: str, first: str, rest: str) -> tuple[str, str, str] | None:
    for store in _stores():
        if host in store.domain_names:
            mappings = store.base_path_mappings.get(host, {})
            mapping, inner = mappings.get(first), "/" + rest
            if mapping is None:
                mapping, inner = mappings.get("(none)"), path
            if mapping is None:
                return "", "", path
            if mapping.stage:
                return mapping.rest_api_id, mapping.stage, inner
            stage, _, beyond = inner.lstrip("/").partition("/")
            return mapping.rest_api_id, stage, "/" + beyond
    return None


def _stores() -> list[Any]:
    return [
        store
        for regions in list(get_backend("apigateway").values())
        for store in list(regions.values())
    ]


def _exchange(request: Request, api_id: str, stage_name: str, path: str) -> Exchange | None:
    for store in _stores():
        api = store.apis.get(api_id)
        stage = api.stages.get(stage_name) if api else None
        deployment = api.deployments.get(stage.deployment_id) if stage else None
        if deployment is not None:
            return Exchange(request, store, api, stage, deployment.definition, path)
    return None


def _refusal(exchange: Exchange, refused: Refused) -> Response:
    """As the API configured it: for this very reason, else for all of its class."""
    configured = exchange.definition.gateway_responses
    common = configured.get("DEFAULT_4XX" if refused.status < 500 else "DEFAULT_5XX", {})
    chosen = configured.get(refused.kind, common)
    template = (chosen.get("responseTemplates") or {}).get(
        "application/json", '{"message":$context.error.messageString}'
    )
    reasons = {
        "$context.error.messageString": json.dumps(refused.message),
        "$context.error.message": refused.message,
        "$context.error.responseType": refused.kind,
        "$context.error.validationErrorString": json.dumps(refused.detail)[1:-1],
    }
    for name, value in reasons.items():
        template = template.replace(name, value)
    response = Response(
        filled(exchange, template),
        int(chosen.get("statusCode") or refused.status),
        content_type="application/json",
    )
    response.headers.set("x-amzn-ErrorType", refused.error_type)
    for target, source in (chosen.get("responseParameters") or {}).items():
        value = exchange.mapped(source)
        if value is not None:
            response.headers.set(target.removeprefix("gatewayresponse.header."), value)
    return response
