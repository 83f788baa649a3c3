"""What API Gateway tells CloudWatch of each request."""

import time
from typing import Any

from moto.cloudwatch.models import MetricDatum
from werkzeug.wrappers import Response

from localcloud.extension import backend
from localcloud.restapi.exchange import Exchange

NAMESPACE = "AWS/ApiGateway"


def count(exchange: Exchange, response: Response) -> None:
    """Of the API, of its stage, and where the stage says so of the method."""
    status = response.status_code
    measures = {
        "Count": 1.0,
        "4XXError": float(400 <= status < 500),
        "5XXError": float(status >= 500),
        "Latency": (time.time() - exchange.started) * 1000,
    }
    if exchange.integration_seconds is not None:
        measures["IntegrationLatency"] = exchange.integration_seconds * 1000
    store = backend("cloudwatch", exchange.api.account_id, exchange.api.region_name)
    for dimensions in _dimensions(exchange):
        named = [{"Name": name, "Value": value} for name, value in dimensions.items()]
        for name, value in measures.items():
            store.metric_data.append(MetricDatum(NAMESPACE, name, value, named, None))


def _dimensions(exchange: Exchange) -> list[dict[str, str]]:
    api = {"ApiName": exchange.api.name}
    stage = {**api, "Stage": exchange.stage.name}
    if exchange.route is None or not _is_measured(exchange):
        return [api, stage]
    method = {"Resource": exchange.route.path, "Method": exchange.route.verb}
    return [api, stage, {**stage, **method}]


def _is_measured(exchange: Exchange) -> bool:
    """The setting of the method goes before that of all methods."""
    settings: dict[str, Any] = {
        f"/{name.replace('~1', '/').strip('/')}": one
        for name, one in exchange.stage.method_settings.items()
    }
    chosen = settings.get(exchange.route.setting) or settings.get("/*/*") or {}  # type: ignore[union-attr]
    return str(chosen.get("metricsEnabled", False)).lower() == "true"
