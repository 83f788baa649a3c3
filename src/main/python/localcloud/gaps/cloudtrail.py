"""CloudTrail: trails told by their ARN, and the selectors of what they record."""

from typing import Any

from moto.cloudtrail.responses import CloudTrailResponse

from localcloud.extension import Call, corrects


def _trail(call: Call, parameter: str = "Name") -> Any:
    return call.backend.get_trail(call.params[parameter])


@corrects(CloudTrailResponse, "StartLogging")
def start(call: Call, original: Any) -> dict[str, Any]:
    _trail(call).start_logging()
    return {}


@corrects(CloudTrailResponse, "StopLogging")
def stop(call: Call, original: Any) -> dict[str, Any]:
    _trail(call).stop_logging()
    return {}


@corrects(CloudTrailResponse, "DeleteTrail")
def delete(call: Call, original: Any) -> dict[str, Any]:
    """moto leaves a trail that is told by its ARN."""
    trail = _trail(call)
    del call.backend.trails[trail.trail_name]
    call.backend.tagging_service.delete_all_tags_for_resource(trail.arn)
    return {}


@corrects(CloudTrailResponse, "DescribeTrails")
def describe(call: Call, original: Any) -> Any:
    """Only the trails that were asked for, and whether they have selectors of their own."""
    wanted = call.params.get("trailNameList")
    found = []
    for described in original()["trailList"]:
        if not wanted or described["Name"] in wanted or described["TrailARN"] in wanted:
            found.append({**described, **_selects(call, described["TrailARN"])})
    return {"trailList": found}


def _selects(call: Call, arn: str) -> dict[str, bool]:
    trails = (trail for trail in call.backend.describe_trails(True) if trail.arn == arn)
    trail = next(trails)
    return {
        "HasCustomEventSelectors": bool(trail.event_selectors or trail.advanced_event_selectors),
        "HasInsightSelectors": bool(trail.insight_selectors),
    }


@corrects(CloudTrailResponse, "PutEventSelectors")
def put_event_selectors(call: Call, original: Any) -> Any:
    """A trail has basic or advanced selectors: the ones replace the others."""
    trail = _trail(call, "TrailName")
    trail.event_selectors, trail.advanced_event_selectors = [], []
    return original()


@corrects(CloudTrailResponse, "PutInsightSelectors")
def put_insight_selectors(call: Call, original: Any) -> Any:
    """moto adds to the selectors of before instead of replacing them."""
    _trail(call, "TrailName").insight_selectors = []
    return original()
