"""DynamoDB contributor insights: moto has none."""

from typing import Any

from moto.dynamodb.responses import DynamoHandler

from localcloud.extension import Call, adds


@adds(DynamoHandler, "UpdateContributorInsights")
def update(call: Call) -> dict[str, Any]:
    enabled = call.params["ContributorInsightsAction"] == "ENABLE"
    insights = {
        "TableName": _table(call),
        "IndexName": call.params.get("IndexName"),
        "ContributorInsightsStatus": "ENABLED" if enabled else "DISABLED",
        "ContributorInsightsMode": call.params.get("ContributorInsightsMode"),
    }
    call.kept("insights")[_key(call)] = insights
    return insights


@adds(DynamoHandler, "DescribeContributorInsights")
def describe(call: Call) -> dict[str, Any]:
    disabled = {"TableName": _table(call), "ContributorInsightsStatus": "DISABLED"}
    return call.kept("insights").get(_key(call), disabled)


def _table(call: Call) -> str:
    return call.backend.get_table(call.params["TableName"].split("/")[-1]).name


def _key(call: Call) -> tuple[str, str | None]:
    return _table(call), call.params.get("IndexName")
