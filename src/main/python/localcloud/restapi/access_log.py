"""The access log of a stage: a line a request, in the format that the stage says."""

import re
import time
from typing import Any

from moto.backends import get_backend
from werkzeug.wrappers import Response

from localcloud.restapi.exchange import Exchange

GROUP = re.compile(r"arn:[^:]+:logs:([^:]+):(\d{12}):log-group:([^:]+)")
VARIABLE = re.compile(r"\$context\.([A-Za-z.]*[A-Za-z])")
STREAM = "requests"


def write(exchange: Exchange, response: Response) -> None:
    """Writes to the log group of the stage; a stage without one, or with one gone, writes none."""
    settings = exchange.stage.access_log_settings or {}
    place = GROUP.match(settings.get("destinationArn") or "")
    if place is None:
        return
    region, account, group = place.groups()
    logs = get_backend("logs")[account][region]
    if group not in logs.groups:
        return
    if STREAM not in logs.groups[group].streams:
        logs.create_log_stream(group, STREAM)
    line = _line(exchange, response, settings.get("format") or "$context.requestId")
    event = {"timestamp": int(time.time() * 1000), "message": line}
    logs.put_log_events(group, STREAM, [event])


def _line(exchange: Exchange, response: Response, form: str) -> str:
    backend, refused = exchange.integration_seconds, exchange.refused
    waited = "-" if backend is None else int(backend * 1000)
    values: dict[str, Any] = {
        **exchange.context(),
        "error.message": refused.message if refused else "-",
        "error.responseType": refused.kind if refused else "-",
        "integration.latency": waited,
        "integration.status": exchange.integration_status or "-",
        "integrationLatency": waited,
        "status": response.status_code,
        "responseLength": len(response.get_data()),
        "responseLatency": int((time.time() - exchange.started) * 1000),
    }
    return VARIABLE.sub(lambda match: str(values.get(match.group(1), "-")), form)
