"""GuardDuty: moto keeps the tags that a detector is created with, and changes none."""

from typing import Any

from moto.guardduty import urls
from moto.guardduty.responses import GuardDutyResponse

from localcloud.extension import Call, adds, error

# moto knows some paths only; the operation is told from method and path in any case.
urls.url_paths["{0}/(?P<path>.+)$"] = GuardDutyResponse.dispatch


def _tags(call: Call) -> dict[str, str]:
    arn = call.params["ResourceArn"]
    detector = call.backend.detectors.get(arn.split("/")[-1])
    if detector is None or not arn.startswith(call.arn("detector/")):
        raise error("BadRequestException", f"no detector {arn}")
    detector.tags = detector.tags or {}
    return detector.tags


@adds(GuardDutyResponse, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    return {"Tags": _tags(call)}


@adds(GuardDutyResponse, "TagResource")
def tag(call: Call) -> None:
    _tags(call).update(call.params["Tags"])


@adds(GuardDutyResponse, "UntagResource")
def untag(call: Call) -> None:
    for key in call.params["TagKeys"]:
        _tags(call).pop(key, None)
