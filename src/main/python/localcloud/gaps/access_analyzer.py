"""Access Analyzer: moto has none of this service. An analyzer here finds nothing."""

from datetime import datetime, timezone
from typing import Any

from localcloud import tags
from localcloud.extension import Call, adds, error
from localcloud.services import serve_regional

AccessAnalyzer = serve_regional("accessanalyzer", signing_name="access-analyzer")


def _analyzers(call: Call) -> dict[str, Any]:
    return call.kept("analyzers")


def _analyzer(call: Call) -> dict[str, Any]:
    name = call.params["analyzerName"]
    if name not in _analyzers(call):
        raise error("ResourceNotFoundException", f"No analyzer named {name}")
    return _analyzers(call)[name]


def _described(call: Call, analyzer: dict[str, Any]) -> dict[str, Any]:
    return {**analyzer, "tags": tags.of(call, analyzer["arn"])}


@adds(AccessAnalyzer, "CreateAnalyzer")
def create(call: Call) -> dict[str, Any]:
    name = call.params["analyzerName"]
    if name in _analyzers(call):
        raise error("ConflictException", f"An analyzer named {name} already exists")
    arn = call.arn(f"analyzer/{name}", "access-analyzer")
    _analyzers(call)[name] = {
        "arn": arn,
        "name": name,
        "type": call.params["type"],
        "configuration": call.params.get("configuration"),
        "createdAt": datetime.now(timezone.utc),
        "status": "ACTIVE",
    }
    tags.of(call, arn).update(call.params.get("tags", {}))
    return {"arn": arn}


@adds(AccessAnalyzer, "GetAnalyzer")
def get(call: Call) -> dict[str, Any]:
    return {"analyzer": _described(call, _analyzer(call))}


@adds(AccessAnalyzer, "ListAnalyzers")
def list_analyzers(call: Call) -> dict[str, Any]:
    wanted = call.params.get("type")
    return {
        "analyzers": [
            _described(call, analyzer)
            for analyzer in _analyzers(call).values()
            if wanted in (None, analyzer["type"])
        ]
    }


@adds(AccessAnalyzer, "DeleteAnalyzer")
def delete(call: Call) -> None:
    analyzer = _analyzer(call)
    _analyzers(call).pop(analyzer["name"])
    call.kept("tags").pop(analyzer["arn"])


def _tags(call: Call) -> dict[str, str]:
    arn = call.params["resourceArn"]
    if all(analyzer["arn"] != arn for analyzer in _analyzers(call).values()):
        raise error("ResourceNotFoundException", f"No analyzer {arn}")
    return tags.of(call, arn)


@adds(AccessAnalyzer, "ListTagsForResource")
def list_tags(call: Call) -> dict[str, Any]:
    return {"tags": _tags(call)}


@adds(AccessAnalyzer, "TagResource")
def tag(call: Call) -> None:
    _tags(call).update(call.params["tags"])


@adds(AccessAnalyzer, "UntagResource")
def untag(call: Call) -> None:
    for key in call.params["tagKeys"]:
        _tags(call).pop(key, None)
