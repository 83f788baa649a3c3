"""EC2 Auto Scaling instance refreshes: moto has none. Here they replace the mock instances."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.autoscaling.models import FakeAutoScalingGroup
from moto.autoscaling.responses import AutoScalingResponse

from localcloud.extension import Call, adds, error
from localcloud.gaps.autoscaling import group_of


@adds(AutoScalingResponse, "StartInstanceRefresh")
def start(call: Call) -> dict[str, Any]:
    """Replaces every instance at once; a real refresh takes its time and can be cancelled."""
    group = group_of(call)
    wanted = call.params.get("DesiredConfiguration", {})
    started = datetime.now(timezone.utc)
    if wanted:
        group._set_launch_configuration(
            None, wanted.get("LaunchTemplate"), wanted.get("MixedInstancesPolicy")
        )
    _replace_instances(group)
    refresh = {
        "InstanceRefreshId": str(uuid4()),
        "AutoScalingGroupName": group.name,
        "Status": "Successful",
        "StartTime": started,
        "EndTime": datetime.now(timezone.utc),
        "PercentageComplete": 100,
        "InstancesToUpdate": 0,
        "Preferences": call.params.get("Preferences", {}),
        "DesiredConfiguration": wanted or {"LaunchTemplate": group.launch_template},
        "Strategy": call.params.get("Strategy", "Rolling"),
    }
    call.kept("refreshes").setdefault(group.name, []).insert(0, refresh)
    return {"InstanceRefreshId": refresh["InstanceRefreshId"]}


def _replace_instances(group: FakeAutoScalingGroup) -> None:
    old = [state.instance.id for state in group.instance_states]
    group.instance_states = []
    if old:
        group.ec2_backend.terminate_instances(old)
    group.set_desired_capacity(group.desired_capacity)


@adds(AutoScalingResponse, "DescribeInstanceRefreshes")
def describe(call: Call) -> dict[str, Any]:
    wanted = call.params.get("InstanceRefreshIds")
    return {
        "InstanceRefreshes": [
            refresh
            for refresh in call.kept("refreshes").get(group_of(call).name, [])
            if not wanted or refresh["InstanceRefreshId"] in wanted
        ]
    }


@adds(AutoScalingResponse, "CancelInstanceRefresh", "RollbackInstanceRefresh")
def none_in_progress(call: Call) -> None:
    """A refresh is over when its start is answered, so there is never one to cancel."""
    name = group_of(call).name
    raise error(
        "ActiveInstanceRefreshNotFound", f"No in progress instance refresh found for {name}"
    )
