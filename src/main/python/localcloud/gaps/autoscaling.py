"""EC2 Auto Scaling: what a group, its hooks, policies and notifications are set to."""

from contextlib import contextmanager
from typing import Any

from moto.autoscaling.models import FakeAutoScalingGroup, InstanceState
from moto.autoscaling.responses import AutoScalingResponse

from localcloud.extension import Call, adds, corrects, error

GROUP_SETTINGS = {
    "CapacityRebalance": "capacity_rebalance",
    "DefaultCooldown": "default_cooldown",
    "DefaultInstanceWarmup": "default_instance_warmup",
    "DesiredCapacityType": "desired_capacity_type",
    "InstanceMaintenancePolicy": "instance_maintenance_policy",
    "MaxInstanceLifetime": "max_instance_lifetime",
    "PlacementGroup": "placement_group",
    "ServiceLinkedRoleARN": "service_linked_role_arn",
    "TerminationPolicies": "termination_policies",
}


def group_of(call: Call) -> FakeAutoScalingGroup:
    name = call.params["AutoScalingGroupName"]
    if name not in call.backend.autoscaling_groups:
        raise error("ValidationError", f"AutoScalingGroup name not found - {name}")
    return call.backend.autoscaling_groups[name]


@corrects(AutoScalingResponse, "CreateAutoScalingGroup")
def create_group(call: Call, original: Any) -> None:
    """moto drops most settings of a group, and the hooks it is created with."""
    original()
    group = group_of(call)
    _keep_settings(group, call.params)
    for hook in call.params.get("LifecycleHookSpecificationList", []):
        _put_hook(call, hook)


@corrects(AutoScalingResponse, "UpdateAutoScalingGroup")
def update_group(call: Call, original: Any) -> None:
    """moto also forgets the mixed instances policy when an update does not speak of it."""
    group = group_of(call)
    policy = group.mixed_instances_policy
    original()
    if "MixedInstancesPolicy" not in call.params and "LaunchTemplate" not in call.params:
        group.mixed_instances_policy = policy
    if "MixedInstancesPolicy" in call.params:
        group.ec2_launch_template = _template_of(group)
    _keep_settings(group, call.params)


def _template_of(group: FakeAutoScalingGroup) -> Any:
    specification = group.mixed_instances_policy["LaunchTemplate"]["LaunchTemplateSpecification"]
    return group.ec2_backend.get_launch_template(specification["LaunchTemplateId"])


def _keep_settings(group: FakeAutoScalingGroup, params: dict[str, Any]) -> None:
    for name, attribute in GROUP_SETTINGS.items():
        if name in params:
            setattr(group, attribute, _setting(params[name]))


def _setting(value: Any) -> Any:
    """The service takes -1, or 0 for a lifetime, as: no longer set."""
    if isinstance(value, dict):
        value = {name: part for name, part in value.items() if part != -1}
        return value or None
    return None if type(value) is int and value <= 0 else value


@contextmanager
def _whole_capacity(group: FakeAutoScalingGroup) -> Any:
    """moto rounds the on-demand and the spot part down, and launches an instance too few."""
    policy = group.mixed_instances_policy
    if policy:
        distribution = policy.get("InstancesDistribution", {})
        counted = {**distribution, "OnDemandPercentageAboveBaseCapacity": 100}
        group.mixed_instances_policy = {**policy, "InstancesDistribution": counted}
    try:
        yield
    finally:
        group.mixed_instances_policy = policy


_set_desired_capacity = FakeAutoScalingGroup.set_desired_capacity


def _set_whole_desired_capacity(group: FakeAutoScalingGroup, capacity: int | None) -> None:
    with _whole_capacity(group):
        _set_desired_capacity(group, capacity)


def _launch(group: FakeAutoScalingGroup, count: int, tags: dict[str, str]) -> None:
    """moto launches the default version, all in one subnet, and none of them as spot."""
    if group.ec2_launch_template is None:
        _moto_launch(group, count, tags)
        return
    subnets = (group.vpc_zone_identifier or "").split(",")
    for _ in range(count):
        _launch_one(group, subnets[len(group.instance_states) % len(subnets)], tags)


def _launch_one(group: FakeAutoScalingGroup, subnet: str, tags: dict[str, str]) -> None:
    policy = group.mixed_instances_policy or {}
    overrides = policy.get("LaunchTemplate", {}).get("Overrides") or [{}]
    launched = group.ec2_backend.run_instances(
        group.image_id,
        1,
        group.user_data,
        group.security_groups,
        instance_type=overrides[0].get("InstanceType") or group.instance_type,
        tags={"instance": {**tags, "aws:autoscaling:groupName": group.name}},
        placement=None if subnet else group.availability_zones[0],
        launch_template={
            "LaunchTemplateId": group.ec2_launch_template.id,
            "Version": group.launch_template_version,
        },
        is_instance_type_default=False,
        associate_public_ip=None,
        subnet_id=subnet or None,
        instance_market_options=_is_spot(group, policy.get("InstancesDistribution")),
    )
    instance = launched.instances[0]
    instance.autoscaling_group = group
    protected = group.new_instances_protected_from_scale_in
    group.instance_states.append(InstanceState(instance, protected_from_scale_in=protected))


def _is_spot(group: FakeAutoScalingGroup, distribution: dict[str, Any] | None) -> bool:
    """Whether the next instance is a spot one: on demand comes first and rounds up."""
    if not distribution:
        return False
    base = int(distribution.get("OnDemandBaseCapacity") or 0)
    percentage = int(distribution.get("OnDemandPercentageAboveBaseCapacity", 100))
    above = max(0, (group.desired_capacity or 0) - base)
    on_demand = min(base, group.desired_capacity or 0) + -(-above * percentage // 100)
    running = [state for state in group.instance_states if state.instance.lifecycle != "spot"]
    return len(running) >= on_demand


def _template_launched_from(state: InstanceState) -> dict[str, Any] | None:
    """moto reports the default version of the template, whatever was launched."""
    template = state.auto_scaling_group.ec2_launch_template
    if template is None:
        return None
    tags = {tag["key"]: tag["value"] for tag in state.instance.get_tags()}
    return {
        "LaunchTemplateId": template.id,
        "LaunchTemplateName": template.name,
        "Version": tags.get("aws:ec2launchtemplate:version"),
    }


_moto_launch = FakeAutoScalingGroup.replace_autoscaling_group_instances
FakeAutoScalingGroup.set_desired_capacity = _set_whole_desired_capacity
FakeAutoScalingGroup.replace_autoscaling_group_instances = _launch
InstanceState.launch_template = property(_template_launched_from)


@adds(AutoScalingResponse, "DisableMetricsCollection")
def disable_metrics(call: Call) -> None:
    group = group_of(call)
    stopped = call.params.get("Metrics") or group.metrics
    group.metrics = [metric for metric in group.metrics if metric not in stopped]


@corrects(AutoScalingResponse, "PutLifecycleHook")
def put_hook(call: Call, original: Any) -> None:
    """moto answers with a queue and a role that nobody set."""
    _put_hook(call, call.params)


def _put_hook(call: Call, wanted: dict[str, Any]) -> None:
    hook = call.backend.create_lifecycle_hook(
        name=wanted["LifecycleHookName"],
        as_name=call.params["AutoScalingGroupName"],
        transition=wanted.get("LifecycleTransition"),
        timeout=wanted.get("HeartbeatTimeout"),
        result=wanted.get("DefaultResult"),
    )
    hook.notification_target_arn = wanted.get("NotificationTargetARN")
    hook.notification_metadata = wanted.get("NotificationMetadata")
    hook.role_arn = wanted.get("RoleARN")


@corrects(AutoScalingResponse, "PutScalingPolicy")
def put_policy(call: Call, original: Any) -> Any:
    """moto does not keep whether a policy is enabled, and invents a predictive part."""
    answer = original()
    policy = call.backend.policies[call.params["PolicyName"]]
    policy.enabled = call.params.get("Enabled", True)
    policy.predictive_scaling_configuration = call.params.get("PredictiveScalingConfiguration")
    return answer


@adds(AutoScalingResponse, "PutNotificationConfiguration")
def put_notification(call: Call) -> None:
    topics = call.kept("notifications").setdefault(group_of(call).name, {})
    topics[call.params["TopicARN"]] = call.params["NotificationTypes"]


@adds(AutoScalingResponse, "DescribeNotificationConfigurations")
def describe_notifications(call: Call) -> dict[str, Any]:
    wanted = call.params.get("AutoScalingGroupNames")
    return {
        "NotificationConfigurations": [
            {"AutoScalingGroupName": group, "TopicARN": topic, "NotificationType": kind}
            for group, topics in call.kept("notifications").items()
            if not wanted or group in wanted
            for topic, kinds in topics.items()
            for kind in kinds
        ]
    }


@adds(AutoScalingResponse, "DeleteNotificationConfiguration")
def delete_notification(call: Call) -> None:
    topics = call.kept("notifications").get(call.params["AutoScalingGroupName"], {})
    topics.pop(call.params["TopicARN"], None)


@corrects(AutoScalingResponse, "DeleteAutoScalingGroup")
def delete_group(call: Call, original: Any) -> None:
    """moto leaves hooks, policies and schedules of a deleted group behind."""
    original()
    name = call.params["AutoScalingGroupName"]
    call.kept("notifications").pop(name, None)
    call.kept("refreshes").pop(name, None)
    store = call.backend
    for kept in (store.policies, store.lifecycle_hooks, store.scheduled_actions):
        for key in [key for key, of in kept.items() if of.auto_scaling_group_name == name]:
            kept.pop(key)
