"""What answers a request that was let through: an endpoint, a function, or nothing but a mock.

Mapping templates are kept, but not run: only those that are plain text beside variables of the
context and of the stage can be answered.
"""

import base64
import json
import re
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import requests
from moto.awslambda.utils import get_backend
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response

from localcloud.hosts import located
from localcloud.restapi.exchange import Exchange, Refused

HOP_BY_HOP = {
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
REMAPPED = {"date", "server", "www-authenticate"}
"""Headers of an endpoint that API Gateway answers under another name."""

FUNCTION = re.compile(r":path/.+?/functions/(arn:[^/]+)/invocations$")
VARIABLE = re.compile(r"\$\{stageVariables\.(\w+)\}|\$stageVariables\.(\w+)|\$context\.([\w.]*\w)")


def integrate(exchange: Exchange) -> Response:
    """The answer of the integration that the method has."""
    integration = exchange.route.method.get("methodIntegration")
    if integration is None:
        raise Refused("API_CONFIGURATION_ERROR", detail="the method has no integration")
    kind = integration["type"]
    if kind == "MOCK":
        return _mock(exchange, integration)
    if kind == "HTTP_PROXY":
        return _passed_on(_send(exchange, integration, _all_headers(exchange)))
    if kind == "HTTP":
        return _mapped(exchange, integration, _send(exchange, integration, _known(exchange)))
    if kind == "AWS_PROXY":
        return _function(exchange, integration)
    raise Refused("API_CONFIGURATION_ERROR", detail=f"a {kind} integration is not run here")


def filled(exchange: Exchange, text: str) -> str:
    """The text with the variables of the stage and of the context in their places."""
    context = exchange.context()
    variables = exchange.variables

    def value(match: re.Match[str]) -> str:
        name = match.group(1) or match.group(2)
        return variables.get(name, "") if name else context.get(match.group(3), "")

    return VARIABLE.sub(value, text)


def _mapping(integration: dict[str, Any], exchange: Exchange, place: str) -> dict[str, str]:
    prefix = f"integration.request.{place}."
    values = {
        name.removeprefix(prefix): exchange.mapped(source)
        for name, source in (integration.get("requestParameters") or {}).items()
        if name.startswith(prefix)
    }
    return {name: value for name, value in values.items() if value is not None}


def _send(exchange: Exchange, integration: dict[str, Any], headers: Headers) -> Any:
    _require_link(exchange, integration)
    for name, value in _mapping(integration, exchange, "header").items():
        headers.set(name, value)
    address, host = located(_uri(exchange, integration))
    if host is not None:
        headers.set("Host", host)
    verb = integration["httpMethod"]
    seconds = int(integration.get("timeoutInMillis") or 29000) / 1000
    prepared = requests.Request(
        exchange.request.method if verb == "ANY" else verb,
        address,
        data=_body(exchange, integration) or None,
    ).prepare()
    prepared.headers.update(headers)
    with requests.Session() as session:
        session.trust_env = False
        try:
            answer = session.send(prepared, timeout=seconds, allow_redirects=False, stream=True)
            answer.whole = answer.raw.read(decode_content=False)
        except (requests.Timeout, TimeoutError) as late:
            raise Refused("INTEGRATION_TIMEOUT") from late
        except Exception as failure:
            if "timed out" in str(failure):
                raise Refused("INTEGRATION_TIMEOUT") from failure
            raise Refused("INTEGRATION_FAILURE", detail=str(failure)) from failure
    return answer


def _require_link(exchange: Exchange, integration: dict[str, Any]) -> None:
    """A link must be there; where it leads to is what the URI says."""
    if integration.get("connectionType") == "VPC_LINK":
        link = filled(exchange, integration.get("connectionId") or "")
        if link not in exchange.store.vpc_links:
            raise Refused("API_CONFIGURATION_ERROR", detail=f"there is no VPC link {link}")


def _uri(exchange: Exchange, integration: dict[str, Any]) -> str:
    uri = filled(exchange, integration["uri"])
    for name, value in _mapping(integration, exchange, "path").items():
        uri = uri.replace(f"{{{name}+}}", value).replace(f"{{{name}}}", value)
    if "{" in uri:
        raise Refused("API_CONFIGURATION_ERROR", detail=f"no mapping fills {uri}")
    parts = urlsplit(uri)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if integration["type"] == "HTTP_PROXY":
        query += list(exchange.request.args.items(multi=True))
    replaced = _mapping(integration, exchange, "querystring")
    query = [(name, value) for name, value in query if name not in replaced]
    return urlunsplit(parts._replace(query=urlencode([*query, *replaced.items()], quote_via=quote)))


def _all_headers(exchange: Exchange) -> Headers:
    headers = Headers(
        [
            (name, value)
            for name, value in exchange.request.headers.items()
            if name.lower() not in HOP_BY_HOP
        ]
    )
    address = exchange.request.remote_addr or ""
    before = headers.get("X-Forwarded-For")
    headers.set("X-Forwarded-For", f"{before}, {address}" if before else address)
    headers.set("X-Amzn-Apigateway-Api-Id", exchange.api.id)
    return headers


def _known(exchange: Exchange) -> Headers:
    """An integration that is no proxy gets the headers that are mapped, beside these."""
    headers = Headers({"X-Amzn-Apigateway-Api-Id": exchange.api.id})
    headers.set("Accept", exchange.request.headers.get("Accept", "application/json"))
    headers.set("Content-Type", exchange.content_type)
    return headers


def _body(exchange: Exchange, integration: dict[str, Any]) -> bytes:
    if integration["type"] == "HTTP_PROXY":
        return exchange.body
    templates = integration.get("requestTemplates") or {}
    template = templates.get(exchange.content_type)
    if template is not None:
        return _text(exchange, template).encode()
    behavior = integration.get("passthroughBehavior") or "WHEN_NO_MATCH"
    if behavior == "NEVER" or (behavior == "WHEN_NO_TEMPLATES" and templates):
        raise Refused("UNSUPPORTED_MEDIA_TYPE")
    return exchange.body


def _text(exchange: Exchange, template: str) -> str:
    text = filled(exchange, template)
    if "$" in text or re.search(r"^\s*#", text, re.MULTILINE):
        raise Refused("API_CONFIGURATION_ERROR", detail="mapping templates are not run here")
    return text


def _passed_on(answer: Any) -> Response:
    headers = Headers()
    for name, value in answer.raw.headers.items():
        if name.lower() in REMAPPED:
            headers.add(f"x-amzn-Remapped-{name.title()}", value)
        elif name.lower() not in HOP_BY_HOP:
            headers.add(name, value)
    return Response(answer.whole, answer.status_code, headers)


def _mapped(exchange: Exchange, integration: dict[str, Any], answer: Any) -> Response:
    given = {name.lower(): value for name, value in answer.raw.headers.items()}
    return _selected(exchange, integration, str(answer.status_code), answer.whole, given)


def _mock(exchange: Exchange, integration: dict[str, Any]) -> Response:
    """The request template of a mock says which status it would have got."""
    text = _body(exchange, integration)
    try:
        status = str(json.loads(text)["statusCode"])
    except (ValueError, KeyError, TypeError) as unclear:
        raise Refused("API_CONFIGURATION_ERROR", detail="the mock has no statusCode") from unclear
    return _selected(exchange, integration, status, b"", {})


def _selected(
    exchange: Exchange,
    integration: dict[str, Any],
    status: str,
    body: bytes,
    given: dict[str, str],
) -> Response:
    """The integration response whose pattern is the status, else the one without a pattern."""
    responses = list((integration.get("integrationResponses") or {}).values())
    chosen = [one for one in responses if re.fullmatch(one.get("selectionPattern") or "", status)]
    chosen = chosen or [one for one in responses if not one.get("selectionPattern")]
    if not chosen:
        raise Refused("API_CONFIGURATION_ERROR", detail=f"no integration response for {status}")
    headers = Headers({"Content-Type": given.get("content-type", "application/json")})
    for target, source in (chosen[0].get("responseParameters") or {}).items():
        header = source.removeprefix("integration.response.header.")
        value = given.get(header.lower()) if header != source else exchange.mapped(source)
        if value is not None:
            headers.set(target.removeprefix("method.response.header."), value)
    template = (chosen[0].get("responseTemplates") or {}).get("application/json")
    content = body if template is None else _text(exchange, template).encode()
    return Response(content, int(chosen[0]["statusCode"]), headers)


def _function(exchange: Exchange, integration: dict[str, Any]) -> Response:
    """A function answers with a status, headers and a body, else the answer is 502.

    moto runs it in Docker, or, told so, gives the answers that were queued for it.
    """
    match = FUNCTION.search(filled(exchange, integration["uri"]))
    if match is None:
        raise Refused("API_CONFIGURATION_ERROR", detail="the URI names no function")
    store = get_backend(exchange.api.account_id, exchange.api.region_name)
    try:
        name, _, qualifier = match.group(1).partition(":function:")[2].partition(":")
        store.get_function(name, qualifier or None)
        payload = store.invoke(name, qualifier or None, json.dumps(_event(exchange)), {}, {})
        answer = json.loads(payload)
        body = str(answer.get("body") or "")
        content = base64.b64decode(body) if answer.get("isBase64Encoded") else body.encode()
        headers = Headers({"Content-Type": "application/json"})
        for name, value in (answer.get("headers") or {}).items():
            headers.set(name, str(value))
        for name, values in (answer.get("multiValueHeaders") or {}).items():
            headers.setlist(name, [str(value) for value in values])
        return Response(content, int(answer["statusCode"]), headers)
    except Exception as failure:
        raise Refused(
            "INTEGRATION_FAILURE", "Internal server error", str(failure), status=502
        ) from failure


def _event(exchange: Exchange) -> dict[str, Any]:
    request, context = exchange.request, exchange.context()
    try:
        body, encoded = exchange.body.decode(), False
    except UnicodeDecodeError:
        body, encoded = base64.b64encode(exchange.body).decode(), True
    return {
        "resource": exchange.route.path,
        "path": exchange.path,
        "httpMethod": request.method,
        "headers": dict(request.headers.items()),
        "multiValueHeaders": {
            name: request.headers.getlist(name) for name in request.headers.keys()
        },
        "queryStringParameters": dict(request.args.items()) or None,
        "multiValueQueryStringParameters": dict(request.args.lists()) or None,
        "pathParameters": exchange.route.path_parameters or None,
        "stageVariables": exchange.variables or None,
        "requestContext": {
            "accountId": context["accountId"],
            "apiId": context["apiId"],
            "httpMethod": context["httpMethod"],
            "identity": {
                "sourceIp": context["identity.sourceIp"],
                "userAgent": context["identity.userAgent"],
            },
            "path": context["path"],
            "requestId": context["requestId"],
            "requestTimeEpoch": int(context["requestTimeEpoch"]),
            "resourcePath": context["resourcePath"],
            "stage": context["stage"],
        },
        "body": body or None,
        "isBase64Encoded": encoded,
    }
