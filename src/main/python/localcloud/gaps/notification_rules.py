"""Notification rules of the developer tools: moto has none of this service."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from localcloud import tags
from localcloud.extension import Call, adds, error
from localcloud.services import serve_regional

Notifications = serve_regional("codestar-notifications")

EVENTS = {
    "codebuild-project": {
        "build-state": ("failed", "in-progress", "stopped", "succeeded"),
        "build-phase": ("failure", "success"),
    },
    "codecommit-repository": {
        "approvals": ("rule-override", "status-changed"),
        "branches-and-tags": ("created", "deleted", "updated"),
        "comments-on": ("commits", "pull-requests"),
        "pull-request": ("created", "merged", "source-updated", "status-changed"),
    },
    "codedeploy-application": {
        "deployment": ("failed", "started", "succeeded"),
    },
    "codepipeline-pipeline": {
        "action-execution": ("canceled", "failed", "started", "succeeded"),
        "manual-approval": ("failed", "needed", "succeeded"),
        "pipeline-execution": (
            "canceled",
            "failed",
            "resumed",
            "started",
            "succeeded",
            "superseded",
        ),
        "stage-execution": ("canceled", "failed", "resumed", "started", "succeeded"),
    },
}
"""What a rule may listen to; the service refuses any other event."""

EVENT_IDS = {
    f"{source}-{subject}-{change}"
    for source, subjects in EVENTS.items()
    for subject, changes in subjects.items()
    for change in changes
}

TARGET_IN_USE = (
    "The target cannot be deleted because it is subscribed to one or more notification rules."
)
"""The provider leaves a target that another rule has if it is refused in these words."""


def _rules(call: Call) -> dict[str, Any]:
    return call.kept("rules")


def _rule(call: Call, arn: str) -> dict[str, Any]:
    if arn not in _rules(call):
        raise error("ResourceNotFoundException", f"No notification rule found for {arn}")
    return _rules(call)[arn]


def _written(call: Call) -> dict[str, Any]:
    """The parts of a rule that a request says, as they are described."""
    params = call.params
    unknown = sorted(set(params.get("EventTypeIds", [])) - EVENT_IDS)
    if unknown:
        raise error("ValidationException", f"Invalid event type ids: {', '.join(unknown)}")
    rule = {name: params[name] for name in ("Name", "Status", "DetailType") if name in params}
    if "EventTypeIds" in params:
        rule["EventTypes"] = [_event_type(event) for event in params["EventTypeIds"]]
    if "Targets" in params:
        rule["Targets"] = [{**target, "TargetStatus": "ACTIVE"} for target in params["Targets"]]
    return {**rule, "LastModifiedTimestamp": datetime.now(timezone.utc)}


def _event_type(event: str) -> dict[str, str]:
    service, resource, name = event.split("-", 2)
    return {
        "EventTypeId": event,
        "ServiceName": service,
        "ResourceType": resource,
        "EventTypeName": name,
    }


def _require_free(call: Call, name: str, arn: str | None = None) -> None:
    if any(rule["Name"] == name and rule["Arn"] != arn for rule in _rules(call).values()):
        raise error("ResourceAlreadyExistsException", f"A rule named {name} already exists")


@adds(Notifications, "CreateNotificationRule")
def create(call: Call) -> dict[str, Any]:
    rule = {"Status": "ENABLED", **_written(call)}
    _require_free(call, rule["Name"])
    arn = call.arn(f"notificationrule/{uuid4().hex}")
    _rules(call)[arn] = {
        **rule,
        "Arn": arn,
        "Resource": call.params["Resource"],
        "CreatedTimestamp": rule["LastModifiedTimestamp"],
    }
    tags.of(call, arn).update(call.params.get("Tags", {}))
    return {"Arn": arn}


@adds(Notifications, "DescribeNotificationRule")
def describe(call: Call) -> dict[str, Any]:
    rule = _rule(call, call.params["Arn"])
    return {**rule, "Tags": tags.of(call, rule["Arn"])}


@adds(Notifications, "UpdateNotificationRule")
def update(call: Call) -> dict[str, Any]:
    rule = _rule(call, call.params["Arn"])
    changes = _written(call)
    _require_free(call, changes.get("Name", rule["Name"]), rule["Arn"])
    rule.update(changes)
    return {}


@adds(Notifications, "DeleteNotificationRule")
def delete(call: Call) -> dict[str, Any]:
    """One that is not there is no error in this service."""
    arn = call.params["Arn"]
    _rules(call).pop(arn, None)
    call.kept("tags").pop(arn, None)
    return {"Arn": arn}


@adds(Notifications, "ListNotificationRules")
def list_rules(call: Call) -> dict[str, Any]:
    return {"NotificationRules": [{"Arn": arn, "Id": arn} for arn in _rules(call)]}


def _targets(call: Call) -> dict[str, Any]:
    return {
        target["TargetAddress"]: target
        for rule in _rules(call).values()
        for target in rule["Targets"]
    }


@adds(Notifications, "ListTargets")
def list_targets(call: Call) -> dict[str, Any]:
    return {"Targets": list(_targets(call).values())}


@adds(Notifications, "DeleteTarget")
def delete_target(call: Call) -> dict[str, Any]:
    """A target is kept in its rules alone: one that no rule has is gone already."""
    address = call.params["TargetAddress"]
    if address in _targets(call) and not call.params.get("ForceUnsubscribeAll"):
        raise error("ValidationException", TARGET_IN_USE)
    for rule in _rules(call).values():
        rule["Targets"] = [kept for kept in rule["Targets"] if kept["TargetAddress"] != address]
    return {}


@adds(Notifications, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    return {"Tags": tags.of(call, _rule(call, call.params["Arn"])["Arn"])}


@adds(Notifications, "TagResource")
def tag(call: Call) -> dict[str, Any]:
    kept = tags.of(call, _rule(call, call.params["Arn"])["Arn"])
    kept.update(call.params["Tags"])
    return {"Tags": kept}


@adds(Notifications, "UntagResource")
def untag(call: Call) -> None:
    kept = tags.of(call, _rule(call, call.params["Arn"])["Arn"])
    for key in call.params["TagKeys"]:
        kept.pop(key, None)
