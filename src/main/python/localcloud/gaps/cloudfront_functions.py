"""CloudFront functions: moto has none. Each has a version in development and one that is live."""

from datetime import datetime, timezone
from typing import Any

from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse

from localcloud.extension import Call, adds, error

DEVELOPMENT, LIVE = "DEVELOPMENT", "LIVE"


@adds(CloudFrontResponse, "CreateFunction")
def create(call: Call) -> dict[str, Any]:
    name = call.params["Name"]
    if name in call.kept("functions"):
        raise error("FunctionAlreadyExists", f"The function {name} exists already.")
    call.kept("functions")[name] = {}
    return _keep(call, name)


@adds(CloudFrontResponse, "UpdateFunction")
def update(call: Call) -> dict[str, Any]:
    _version(call)
    return _keep(call, call.params["Name"])


@adds(CloudFrontResponse, "PublishFunction")
def publish(call: Call) -> dict[str, Any]:
    live = {**_version(call), "Stage": LIVE, "ETag": random_id()}
    call.kept("functions")[call.params["Name"]][LIVE] = live
    return {"FunctionSummary": _summary(call, live)}


@adds(CloudFrontResponse, "DescribeFunction")
def describe(call: Call) -> dict[str, Any]:
    version = _version(call)
    return {"FunctionSummary": _summary(call, version), "ETag": version["ETag"]}


@adds(CloudFrontResponse, "GetFunction")
def get(call: Call) -> dict[str, Any]:
    version = _version(call)
    return {
        "FunctionCode": version["Code"],
        "ETag": version["ETag"],
        "ContentType": "application/octet-stream",
    }


@adds(CloudFrontResponse, "DeleteFunction")
def delete(call: Call) -> None:
    _version(call)
    call.kept("functions").pop(call.params["Name"])


def _keep(call: Call, name: str) -> dict[str, Any]:
    version = {
        "Code": call.params["FunctionCode"],
        "Config": call.params["FunctionConfig"],
        "Stage": DEVELOPMENT,
        "ETag": random_id(),
        "LastModifiedTime": datetime.now(timezone.utc),
    }
    call.kept("functions")[name][DEVELOPMENT] = version
    return {"FunctionSummary": _summary(call, version), "ETag": version["ETag"]}


def _version(call: Call) -> dict[str, Any]:
    versions = call.kept("functions").get(call.params["Name"], {})
    stage = call.params.get("Stage", DEVELOPMENT)
    if stage not in versions:
        raise error("NoSuchFunctionExists", f"There is no function {call.params['Name']}.")
    return versions[stage]


def _summary(call: Call, version: dict[str, Any]) -> dict[str, Any]:
    return {
        "Name": call.params["Name"],
        "Status": "UNPUBLISHED" if version["Stage"] == DEVELOPMENT else "DEPLOYED",
        "FunctionConfig": version["Config"],
        "FunctionMetadata": {
            "FunctionARN": f"arn:aws:cloudfront::{call.account}:function/{call.params['Name']}",
            "Stage": version["Stage"],
            "CreatedTime": version["LastModifiedTime"],
            "LastModifiedTime": version["LastModifiedTime"],
        },
    }
