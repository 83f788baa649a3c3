"""CodePipeline: times that no SDK can read, and who may assume the role of a pipeline."""

import json
from types import SimpleNamespace
from typing import Any

from moto.codepipeline.models import CodePipelineBackend
from moto.codepipeline.responses import CodePipelineResponse
from moto.core.utils import unix_time

from localcloud.extension import Call, corrects

TIMES = {"created": "_created", "updated": "_updated"}

_iam = CodePipelineBackend.iam_backend


class _Roles:
    """moto reads only trust policies whose statements each name one service, and nothing else."""

    def __init__(self, iam: Any):
        self.iam = iam

    def get_role_by_arn(self, arn: str) -> SimpleNamespace:
        trust = json.loads(self.iam.get_role_by_arn(arn).assume_role_policy_document)
        services = [
            {"Principal": {"Service": service}}
            for statement in _listed(trust["Statement"])
            if statement["Effect"] == "Allow"
            for service in _services(statement["Principal"])
        ]
        return SimpleNamespace(assume_role_policy_document=json.dumps({"Statement": services}))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _services(principal: Any) -> list[str]:
    return _listed(principal.get("Service", [])) if isinstance(principal, dict) else []


CodePipelineBackend.iam_backend = property(lambda backend: _Roles(_iam.fget(backend)))


def _times(call: Call, name: str) -> dict[str, float]:
    pipeline = call.backend.pipelines[name]
    return {time: unix_time(getattr(pipeline, kept)) for time, kept in TIMES.items()}


@corrects(CodePipelineResponse, "GetPipeline")
def get(call: Call, original: Any) -> Any:
    answer = original()
    answer["metadata"].update(_times(call, call.params["name"]))
    return answer


@corrects(CodePipelineResponse, "ListPipelines")
def list_pipelines(call: Call, original: Any) -> Any:
    answer = original()
    for pipeline in answer["pipelines"]:
        pipeline.update(_times(call, pipeline["name"]))
    return answer
