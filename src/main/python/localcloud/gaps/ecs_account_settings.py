"""ECS account settings: moto has no defaults of an account, and knows few names."""

from typing import Any

from moto.ecs.models import AccountSetting
from moto.ecs.responses import EC2ContainerServiceResponse

from localcloud.extension import Call, adds, error

NAMES = {
    "awsvpcTrunking",
    "containerInsights",
    "containerInstanceLongArnFormat",
    "defaultLogDriverMode",
    "dualStackIPv6",
    "fargateFIPSMode",
    "fargateTaskRetirementWaitPeriod",
    "guardDutyActivate",
    "serviceLongArnFormat",
    "tagResourceAuthorization",
    "taskLongArnFormat",
}


@adds(EC2ContainerServiceResponse, "PutAccountSettingDefault")
def put_default(call: Call) -> dict[str, Any]:
    name = _known(call.params["name"])
    setting = call.backend.put_account_setting(name, call.params["value"])
    return {"setting": _described(call, setting)}


@adds(EC2ContainerServiceResponse, "ListAccountSettings")
def list_settings(call: Call) -> dict[str, Any]:
    """Users have none of their own here: what is effective is what was set."""
    name, value = call.params.get("name"), call.params.get("value")
    if name:
        _known(name)
    return {
        "settings": [
            _described(call, setting)
            for setting in call.backend.account_settings.values()
            if name in (None, setting.name) and value in (None, setting.value)
        ]
    }


def _known(name: str) -> str:
    if name not in NAMES:
        raise error("InvalidParameterException", f"unknown account setting {name}")
    return name


def _described(call: Call, setting: AccountSetting) -> dict[str, Any]:
    principal = f"arn:{call.response.partition}:iam::{call.account}:root"
    return {
        "name": setting.name,
        "value": setting.value,
        "principalArn": principal,
        "type": "user",
    }
