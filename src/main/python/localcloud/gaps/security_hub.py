"""Security Hub: its settings, and the standards that it checks."""

from typing import Any

from moto.securityhub import urls
from moto.securityhub.responses import SecurityHubResponse

from localcloud.extension import Call, adds, corrects, error

# moto knows some paths only; the operation is told from method and path in any case.
urls.url_paths["{0}/(?P<path>.+)$"] = SecurityHubResponse.dispatch

DEFAULTS = {"AutoEnableControls": True, "ControlFindingGenerator": "SECURITY_CONTROL"}


def _require_enabled(call: Call) -> None:
    if not call.backend.enabled:
        raise error("InvalidAccessException", "Account is not subscribed to AWS Security Hub")


@corrects(SecurityHubResponse, "DescribeHub")
def describe(call: Call, original: Any) -> Any:
    return {**original(), **DEFAULTS, **call.kept("settings")}


@corrects(SecurityHubResponse, "EnableSecurityHub")
def enable(call: Call, original: Any) -> Any:
    answer = original()
    written = {name: value for name, value in call.params.items() if name in DEFAULTS}
    call.kept("settings").update(written)
    return answer


@corrects(SecurityHubResponse, "DisableSecurityHub")
def disable(call: Call, original: Any) -> Any:
    answer = original()
    call.kept("settings").clear()
    call.kept("standards").clear()
    return answer


@adds(SecurityHubResponse, "UpdateSecurityHubConfiguration")
def update(call: Call) -> None:
    _require_enabled(call)
    call.kept("settings").update(call.params)


def _subscription_arn(call: Call, standard: str) -> str:
    name = standard.split(":::ruleset/")[-1].split("::standards/")[-1]
    return call.arn(f"subscription/{name}")


@adds(SecurityHubResponse, "BatchEnableStandards")
def enable_standards(call: Call) -> dict[str, Any]:
    _require_enabled(call)
    enabled = []
    for request in call.params["StandardsSubscriptionRequests"]:
        subscription = {
            "StandardsArn": request["StandardsArn"],
            "StandardsSubscriptionArn": _subscription_arn(call, request["StandardsArn"]),
            "StandardsInput": request.get("StandardsInput", {}),
            "StandardsStatus": "READY",
        }
        call.kept("standards")[subscription["StandardsSubscriptionArn"]] = subscription
        enabled.append(subscription)
    return {"StandardsSubscriptions": enabled}


@adds(SecurityHubResponse, "GetEnabledStandards")
def enabled_standards(call: Call) -> dict[str, Any]:
    _require_enabled(call)
    wanted = call.params.get("StandardsSubscriptionArns")
    return {
        "StandardsSubscriptions": [
            subscription
            for arn, subscription in call.kept("standards").items()
            if not wanted or arn in wanted
        ]
    }


@adds(SecurityHubResponse, "BatchDisableStandards")
def disable_standards(call: Call) -> dict[str, Any]:
    _require_enabled(call)
    arns = call.params["StandardsSubscriptionArns"]
    for arn in arns:
        if arn not in call.kept("standards"):
            raise error("InvalidInputException", f"No standards subscription {arn}")
    return {"StandardsSubscriptions": [call.kept("standards").pop(arn) for arn in arns]}
