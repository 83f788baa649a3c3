"""CodeBuild: moto keeps a part of a project, and wants a location where a pipeline gives it."""

from typing import Any

from moto.codebuild import responses
from moto.codebuild.responses import CodeBuildResponse

from localcloud.extension import Call, adds, corrects, error

FROM_ELSEWHERE = ("CODEPIPELINE", "NO_SOURCE")
DEFAULTS = {
    "timeoutInMinutes": 60,
    "queuedTimeoutInMinutes": 480,
    "projectVisibility": "PRIVATE",
}

_require_source = responses._validate_required_params_source
_require_artifacts = responses._validate_required_params_artifacts


def _located(part: dict[str, Any]) -> dict[str, Any]:
    """A part of a project with a location, which moto wants of every one."""
    return {"location": "pipeline", **part} if part["type"] in FROM_ELSEWHERE else part


responses._validate_required_params_source = lambda source: _require_source(_located(source))
responses._validate_required_params_artifacts = lambda artifacts: _require_artifacts(
    _located(artifacts)
)


def _keep(call: Call, project: dict[str, Any]) -> None:
    """Keeps all that was written; a project without a key of its own uses the one of S3."""
    project.update({name: value for name, value in call.params.items() if value is not None})
    if "badgeEnabled" in project:
        project["badge"] = {"badgeEnabled": project.pop("badgeEnabled")}
    if not project.get("encryptionKey"):
        project["encryptionKey"] = call.arn("alias/aws/s3", "kms")
    if project.get("concurrentBuildLimit") == -1:
        project.pop("concurrentBuildLimit")


@corrects(CodeBuildResponse, "CreateProject")
def create(call: Call, original: Any) -> Any:
    answer = original()
    project = call.backend.codebuild_projects[call.params["name"]].project_metadata
    project.update(created=project["lastModifiedDate"], **DEFAULTS)
    _keep(call, project)
    return {**answer, "project": project}


@adds(CodeBuildResponse, "UpdateProject")
def update(call: Call) -> dict[str, Any]:
    project = call.backend.codebuild_projects.get(call.params["name"])
    if project is None:
        raise error("ResourceNotFoundException", f"Project {call.params['name']} does not exist")
    _keep(call, project.project_metadata)
    return {"project": project.project_metadata}


@corrects(CodeBuildResponse, "DeleteProject")
def delete(call: Call, original: Any) -> dict[str, Any]:
    """moto leaves a project that is told by its ARN; one that is not there is no error."""
    call.backend.delete_project(call.params["name"].split("/")[-1])
    return {}
