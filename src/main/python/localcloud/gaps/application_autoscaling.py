"""Application Auto Scaling: tags, changed policies, and what goes with a target."""

from typing import Any

from moto.applicationautoscaling.models import FakeApplicationAutoscalingPolicy as Policy
from moto.applicationautoscaling.responses import ApplicationAutoScalingResponse

from localcloud.extension import Call, adds, backend, corrects, error


@corrects(ApplicationAutoScalingResponse, "RegisterScalableTarget")
def register(call: Call, original: Any) -> Any:
    """moto leaves a capacity that is out of its bounds as it is."""
    answer = original()
    _tags(call).setdefault(answer["ScalableTargetARN"], {}).update(call.params.get("Tags", {}))
    if call.params["ServiceNamespace"] == "ecs":
        _bring_within_bounds(call)
    return answer


def _bring_within_bounds(call: Call) -> None:
    _, cluster, name = call.params["ResourceId"].split("/")
    target = call.backend.targets[call.params["ScalableDimension"]][call.params["ResourceId"]]
    service = backend("ecs", call.account, call.region).services.get(f"{cluster}:{name}")
    if service:
        service.desired_count = min(
            max(service.desired_count, target.min_capacity), target.max_capacity
        )


@corrects(ApplicationAutoScalingResponse, "DeregisterScalableTarget")
def deregister(call: Call, original: Any) -> Any:
    """moto leaves the policies and the scheduled actions of a target behind."""
    store, wanted = call.backend, _target(call)
    registered = store.targets.get(wanted[2], {}).get(wanted[1])
    answer = original()
    _tags(call).pop(registered.arn, None)
    for key, policy in list(store.policies.items()):
        if _scaled(policy) == wanted:
            store.policies.pop(key).delete_alarms(call.account, call.region)
    store.scheduled_actions = [
        action for action in store.scheduled_actions if _scaled(action) != wanted
    ]
    return answer


@corrects(ApplicationAutoScalingResponse, "PutScalingPolicy")
def put_policy(call: Call, original: Any) -> Any:
    """moto gives a changed policy another ARN, and leaves the alarms of the old one behind."""
    key = Policy.formulate_key(*_target(call), call.params["PolicyName"])
    before = call.backend.policies.get(key)
    answer = original()
    if before:
        before.delete_alarms(call.account, call.region)
        call.backend.policies[key].policy_arn = answer["PolicyARN"] = before.policy_arn
    return answer


@adds(ApplicationAutoScalingResponse, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    return {"Tags": _tags_of_target(call)}


@adds(ApplicationAutoScalingResponse, "TagResource")
def tag(call: Call) -> dict[str, Any]:
    _tags_of_target(call).update(call.params["Tags"])
    return {}


@adds(ApplicationAutoScalingResponse, "UntagResource")
def untag(call: Call) -> dict[str, Any]:
    for key in call.params["TagKeys"]:
        _tags_of_target(call).pop(key, None)
    return {}


def _tags(call: Call) -> dict[str, dict[str, str]]:
    return call.kept("tags")


def _tags_of_target(call: Call) -> dict[str, str]:
    arn = call.params["ResourceARN"]
    if arn not in _tags(call):
        raise error("ResourceNotFoundException", f"no scalable target {arn}")
    return _tags(call)[arn]


def _target(call: Call) -> tuple[str, str, str]:
    params = call.params
    return params["ServiceNamespace"], params["ResourceId"], params["ScalableDimension"]


def _scaled(kept: Any) -> tuple[str, str, str]:
    return kept.service_namespace, kept.resource_id, kept.scalable_dimension
