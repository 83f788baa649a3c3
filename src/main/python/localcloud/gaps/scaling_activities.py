"""What scaling did: moto tells of no activity of auto scaling groups, and knows none of services.

A group's activities are kept here whenever its instances become more or fewer. Nothing scales the
services of the local cloud by itself, so that there is never an activity of theirs to tell of.
"""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse
from moto.autoscaling.models import FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse

from localcloud.extension import Call, adds, corrects, kept

# Its correction of the same method comes first, and is called by the one below.
from localcloud.gaps import autoscaling as _  # noqa: F401


@corrects(AutoScalingResponse, "DescribeScalingActivities")
def describe(call: Call, original: Any) -> dict[str, Any]:
    """The latest first, as the service does."""
    name = call.params.get("AutoScalingGroupName")
    found = [
        activity
        for group, activities in kept(call.backend, "scaling_activities").items()
        if name in (None, group)
        for activity in activities
    ]
    found.sort(key=lambda activity: activity["StartTime"], reverse=True)
    return {"Activities": found[: int(call.params.get("MaxRecords", 100))]}


@adds(ApplicationAutoScalingResponse, "DescribeScalingActivities")
def describe_of_services(call: Call) -> dict[str, Any]:
    return {"ScalingActivities": []}


_set_desired_capacity = FakeAutoScalingGroup.set_desired_capacity


def _set_and_note(group: FakeAutoScalingGroup, capacity: int | None) -> None:
    before = _instances(group)
    _set_desired_capacity(group, capacity)
    after = _instances(group)
    changed = f"changing the desired capacity from {len(before)} to {len(after)}"
    for instance in after - before:
        _note(group, f"Launching a new EC2 instance: {instance}", changed)
    for instance in before - after:
        _note(group, f"Terminating EC2 instance: {instance}", changed)


def _instances(group: FakeAutoScalingGroup) -> set[str]:
    return {state.instance.id for state in group.instance_states}


def _note(group: FakeAutoScalingGroup, description: str, change: str) -> None:
    now = datetime.now(timezone.utc)
    activities = kept(group.autoscaling_backend, "scaling_activities")
    activities.setdefault(group.name, []).append(
        {
            "ActivityId": str(uuid4()),
            "AutoScalingGroupName": group.name,
            "Description": description,
            "Cause": f"At {now:%Y-%m-%dT%H:%M:%SZ} a user request updated the group, {change}.",
            "StartTime": now,
            "EndTime": now,
            "StatusCode": "Successful",
            "Progress": 100,
        }
    )


FakeAutoScalingGroup.set_desired_capacity = _set_and_note
