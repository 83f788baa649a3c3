"""CodeDeploy: moto has no changes, no deletions and no deployment configurations."""

from datetime import datetime, timezone
from typing import Any
from uuid import uuid4

from moto.codedeploy.responses import CodeDeployResponse
from moto.core.parse import default_timestamp_parser
from moto.core.utils import camelcase_to_underscores

from localcloud.extension import Call, adds, corrects, error

PREDEFINED = "CodeDeployDefault."
DEFAULT_CONFIGURATIONS = {
    "ECS": "CodeDeployDefault.ECSAllAtOnce",
    "Lambda": "CodeDeployDefault.LambdaAllAtOnce",
    "Server": "CodeDeployDefault.OneAtATime",
}
IDENTITY = ("applicationName", "currentDeploymentGroupName", "newDeploymentGroupName")


def _created(described: dict[str, Any]) -> dict[str, Any]:
    """With the time of the creation as the number that the protocol wants."""
    time = default_timestamp_parser(described["createTime"])
    return {**described, "createTime": time.timestamp()}


@corrects(CodeDeployResponse, "GetApplication")
def get_application(call: Call, original: Any) -> Any:
    return {"application": _created(original()["application"])}


@corrects(CodeDeployResponse, "BatchGetApplications")
def get_applications(call: Call, original: Any) -> Any:
    return {"applicationsInfo": [_created(found) for found in original()["applicationsInfo"]]}


def _move_tags(call: Call, old: str, new: str | None = None) -> None:
    tagger = call.backend.tagger
    tags = tagger.list_tags_for_resource(call.arn(old))["Tags"]
    tagger.delete_all_tags_for_resource(call.arn(old))
    if new:
        tagger.tag_resource(call.arn(new), tags)


@adds(CodeDeployResponse, "DeleteApplication")
def delete_application(call: Call) -> None:
    """It takes its deployment groups with it; one that is not there is no error."""
    name = call.params["applicationName"]
    call.backend.applications.pop(name, None)
    for group in call.backend.deployment_groups.pop(name, {}):
        _move_tags(call, f"deploymentgroup:{name}/{group}")
    _move_tags(call, f"application:{name}")


def _configurations(call: Call) -> dict[str, Any]:
    return call.kept("configurations")


def _configuration(call: Call) -> dict[str, Any]:
    name = call.params["deploymentConfigName"]
    if name not in _configurations(call):
        raise error("DeploymentConfigDoesNotExistException", f"No configuration found for {name}")
    return _configurations(call)[name]


@adds(CodeDeployResponse, "CreateDeploymentConfig")
def create_configuration(call: Call) -> dict[str, Any]:
    name = call.params["deploymentConfigName"]
    if name in _configurations(call) or name.startswith(PREDEFINED):
        raise error("DeploymentConfigAlreadyExistsException", f"{name} already exists")
    _configurations(call)[name] = {
        "computePlatform": "Server",
        **call.params,
        "deploymentConfigId": str(uuid4()),
        "createTime": datetime.now(timezone.utc),
    }
    return {"deploymentConfigId": _configurations(call)[name]["deploymentConfigId"]}


@adds(CodeDeployResponse, "GetDeploymentConfig")
def get_configuration(call: Call) -> dict[str, Any]:
    return {"deploymentConfigInfo": _configuration(call)}


@adds(CodeDeployResponse, "DeleteDeploymentConfig")
def delete_configuration(call: Call) -> None:
    name = _configuration(call)["deploymentConfigName"]
    groups = (
        group
        for of_application in call.backend.deployment_groups.values()
        for group in of_application.values()
    )
    if any(group.deployment_config_name == name for group in groups):
        raise error("DeploymentConfigInUseException", f"{name} is in use by a deployment group")
    _configurations(call).pop(name)


def _require_configuration(call: Call) -> None:
    name = call.params.get("deploymentConfigName")
    if name and not name.startswith(PREDEFINED):
        _configuration(call)


def _group(call: Call, name: str) -> Any:
    return call.backend.get_deployment_group(call.params["applicationName"], name)


@corrects(CodeDeployResponse, "CreateDeploymentGroup")
def create_group(call: Call, original: Any) -> Any:
    _require_configuration(call)
    answer = original()
    group = _group(call, call.params["deploymentGroupName"])
    if "deploymentConfigName" not in call.params:
        platform = group.application.compute_platform
        group.deployment_config_name = DEFAULT_CONFIGURATIONS[platform]
    return answer


@corrects(CodeDeployResponse, "GetDeploymentGroup")
def get_group(call: Call, original: Any) -> Any:
    """moto answers an empty alarm configuration instead of the one it was given."""
    group = _group(call, call.params["deploymentGroupName"])
    described = original()["deploymentGroupInfo"]
    alarms = group.alarm_configuration or {"enabled": False, "alarms": []}
    return {"deploymentGroupInfo": {**described, "alarmConfiguration": alarms}}


@adds(CodeDeployResponse, "UpdateDeploymentGroup")
def update_group(call: Call) -> dict[str, Any]:
    application, old = (call.params[name] for name in IDENTITY[:2])
    _require_configuration(call)
    group = _group(call, old)
    new = call.params.get("newDeploymentGroupName", old)
    groups = call.backend.deployment_groups[application]
    if new != old and new in groups:
        raise error("DeploymentGroupAlreadyExistsException", f"Group {new} already exists.")
    for name, value in call.params.items():
        if name not in IDENTITY:
            setattr(group, camelcase_to_underscores(name), value)
    if new != old:
        group.deployment_group_name = new
        groups[new] = groups.pop(old)
        prefix = f"deploymentgroup:{application}"
        _move_tags(call, f"{prefix}/{old}", f"{prefix}/{new}")
    return {"hooksNotCleanedUp": []}


@adds(CodeDeployResponse, "DeleteDeploymentGroup")
def delete_group(call: Call) -> dict[str, Any]:
    """One that is not there is no error."""
    application, name = call.params["applicationName"], call.params["deploymentGroupName"]
    call.backend.deployment_groups.get(application, {}).pop(name, None)
    _move_tags(call, f"deploymentgroup:{application}/{name}")
    return {"hooksNotCleanedUp": []}
