"""Usage plans: moto takes no limit of a single route, and keeps changed limits as text."""

import re
from typing import Any

from moto.apigateway.exceptions import BadRequestException
from moto.apigateway.responses import APIGatewayResponse

from localcloud.extension import Call, corrects, error

NUMBERS = {"rateLimit": float, "burstLimit": int, "limit": int, "offset": int, "period": str}
ROUTE = re.compile(r"/apiStages/([^:/]+):([^/]+)/throttle/(.+)/(rateLimit|burstLimit)")
LIMIT = re.compile(r"/(throttle|quota)/(\w+)")
TEXTS = {"/name": "name", "/description": "description", "/productCode": "product_code"}


@corrects(APIGatewayResponse, "UpdateUsagePlan")
def update(call: Call, original: Any) -> Any:
    plan = call.backend.get_usage_plan(call.params["usagePlanId"])
    for operation in call.params.get("patchOperations", []):
        _patch(call, plan, operation["op"], operation["path"], operation.get("value"))
    return plan.to_json()


def _patch(call: Call, plan: Any, op: str, path: str, value: Any) -> None:
    route, limit = ROUTE.fullmatch(path), LIMIT.fullmatch(path)
    if path in TEXTS:
        setattr(plan, TEXTS[path], None if op == "remove" else value)
    elif path == "/apiStages":
        _patch_stages(call, plan, op, value)
    elif route:
        api, stage, name, kind = route.groups()
        limits = _stage(plan, api, stage).setdefault("throttle", {})
        limits.setdefault(_named(name), {})[kind] = NUMBERS[kind](value)
    elif limit and limit.group(2) in NUMBERS:
        kept = plan.throttle if limit.group(1) == "throttle" else plan.quota
        kept[limit.group(2)] = NUMBERS[limit.group(2)](value)
    elif op == "remove" and path in ("/throttle", "/quota"):
        (plan.throttle if path == "/throttle" else plan.quota).clear()
    else:
        raise BadRequestException(f"Invalid patch path {path}")


def _patch_stages(call: Call, plan: Any, op: str, value: str) -> None:
    api, _, stage = value.partition(":")
    if op == "remove":
        plan.api_stages.remove(_stage(plan, api, stage))
        return
    if stage not in call.backend.get_rest_api(api).stages:
        raise error("NotFoundException", f"API Stage not found: {value}")
    plan.api_stages.append({"apiId": api, "stage": stage})


def _named(path: str) -> str:
    return "/" + path.replace("~1", "/").lstrip("/")


def _stage(plan: Any, api: str, stage: str) -> dict[str, Any]:
    for kept in plan.api_stages:
        if (kept["apiId"], kept["stage"]) == (api, stage):
            return kept
    raise error("NotFoundException", f"API Stage not found: {api}:{stage}")
