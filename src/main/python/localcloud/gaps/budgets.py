"""Budgets: moto has no tags, no updates, and no subscribers once a budget is created."""

from typing import Any

from moto.budgets.models import Notification
from moto.budgets.responses import BudgetsResponse

from localcloud.extension import Call, adds, corrects, error

NOTIFICATION_DEFAULTS = {"ThresholdType": "PERCENTAGE", "NotificationState": "OK"}


def _budget(call: Call) -> Any:
    budgets = call.backend.budgets[call.params["AccountId"]]
    if call.params["BudgetName"] not in budgets:
        raise error("NotFoundException", f"no budget {call.params['BudgetName']}")
    return budgets[call.params["BudgetName"]]


def _identity(notification: dict[str, Any]) -> tuple[Any, ...]:
    return (
        notification["NotificationType"],
        notification["ComparisonOperator"],
        float(notification["Threshold"]),
        notification.get("ThresholdType", NOTIFICATION_DEFAULTS["ThresholdType"]),
    )


def _notification(call: Call) -> Notification:
    wanted = _identity(call.params["Notification"])
    for notification in _budget(call).notifications:
        if _identity(notification.details) == wanted:
            return notification
    raise error("NotFoundException", "no such notification of this budget")


@corrects(BudgetsResponse, "CreateBudget")
def create(call: Call, original: Any) -> Any:
    answer = original()
    name = call.params["Budget"]["BudgetName"]
    call.kept("tags")[_arn(call, name)] = {
        tag["Key"]: tag["Value"] for tag in call.params.get("ResourceTags", [])
    }
    return answer


def _arn(call: Call, name: str) -> str:
    return f"arn:aws:budgets::{call.account}:budget/{name}"


@adds(BudgetsResponse, "UpdateBudget")
def update(call: Call) -> dict[str, Any]:
    new = call.response._get_param("NewBudget")
    call.params["BudgetName"] = new["BudgetName"]
    _budget(call).budget.update(new)
    return {}


@corrects(BudgetsResponse, "DeleteNotification")
def delete_notification(call: Call, original: Any) -> Any:
    """moto deletes only what was described with the very same words."""
    _budget(call).notifications.remove(_notification(call))
    return {}


@adds(BudgetsResponse, "DescribeSubscribersForNotification")
def subscribers(call: Call) -> dict[str, Any]:
    return {"Subscribers": _notification(call).subscribers}


@adds(BudgetsResponse, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    tags = call.kept("tags").get(call.params["ResourceARN"], {})
    return {"ResourceTags": [{"Key": key, "Value": value} for key, value in tags.items()]}


@adds(BudgetsResponse, "TagResource")
def tag(call: Call) -> dict[str, Any]:
    tags = call.kept("tags").setdefault(call.params["ResourceARN"], {})
    tags.update({tag["Key"]: tag["Value"] for tag in call.params["ResourceTags"]})
    return {}


@adds(BudgetsResponse, "UntagResource")
def untag(call: Call) -> dict[str, Any]:
    tags = call.kept("tags").get(call.params["ResourceARN"], {})
    for key in call.params["ResourceTagKeys"]:
        tags.pop(key, None)
    return {}
