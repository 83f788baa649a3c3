"""CloudWatch Logs: saved queries, changes of a delivery and of a metric filter."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.logs.responses import LogsResponse

from localcloud.extension import Call, adds, corrects, error

DELIVERY_SETTINGS = {
    "recordFields": "record_fields",
    "fieldDelimiter": "field_delimiter",
    "s3DeliveryConfiguration": "s3_delivery_configuration",
}


@adds(LogsResponse, "PutQueryDefinition")
def put_query(call: Call) -> dict[str, Any]:
    query_id = call.params.get("queryDefinitionId") or str(uuid4())
    call.kept("queries")[query_id] = {
        "queryDefinitionId": query_id,
        "name": call.params["name"],
        "queryString": call.params["queryString"],
        "logGroupNames": call.params.get("logGroupNames", []),
        "lastModified": int(datetime.now(timezone.utc).timestamp() * 1000),
    }
    return {"queryDefinitionId": query_id}


@adds(LogsResponse, "DescribeQueryDefinitions")
def describe_queries(call: Call) -> dict[str, Any]:
    prefix = call.params.get("queryDefinitionNamePrefix", "")
    queries = call.kept("queries").values()
    return {"queryDefinitions": [query for query in queries if query["name"].startswith(prefix)]}


@adds(LogsResponse, "DeleteQueryDefinition")
def delete_query(call: Call) -> dict[str, Any]:
    if call.kept("queries").pop(call.params["queryDefinitionId"], None) is None:
        raise error("ResourceNotFoundException", "The query definition does not exist.")
    return {"success": True}


@corrects(LogsResponse, "PutMetricFilter")
def put_metric_filter(call: Call, original: Any) -> Any:
    """moto puts a changed filter beside the old one, and answers the old one."""
    filters = call.backend.filters
    changed = (call.params["filterName"], call.params["logGroupName"])
    filters.metric_filters = [
        kept
        for kept in filters.metric_filters
        if (kept["filterName"], kept["logGroupName"]) != changed
    ]
    return original()


@adds(LogsResponse, "UpdateDeliveryConfiguration")
def update_delivery(call: Call) -> dict[str, Any]:
    delivery = call.backend.deliveries.get(call.params["id"])
    if delivery is None:
        raise error("ResourceNotFoundException", "The delivery does not exist.")
    for name, attribute in DELIVERY_SETTINGS.items():
        if name in call.params:
            setattr(delivery, attribute, call.params[name])
    return {}
