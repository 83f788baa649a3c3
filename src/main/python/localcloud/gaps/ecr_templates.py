"""ECR repository creation templates: moto has none."""

from datetime import datetime, timezone
from typing import Any

from moto.ecr.responses import ECRResponse

from localcloud.extension import Call, adds, error


@adds(ECRResponse, "CreateRepositoryCreationTemplate")
def create(call: Call) -> dict[str, Any]:
    templates, prefix = call.kept("templates"), call.params["prefix"]
    if prefix in templates:
        raise error(
            "TemplateAlreadyExistsException", f"A template with the prefix '{prefix}' exists"
        )
    now = datetime.now(timezone.utc)
    templates[prefix] = {**call.params, "createdAt": now, "updatedAt": now}
    return _answer(call, templates[prefix])


@adds(ECRResponse, "UpdateRepositoryCreationTemplate")
def update(call: Call) -> dict[str, Any]:
    template = _template(call)
    template.update(call.params, updatedAt=datetime.now(timezone.utc))
    return _answer(call, template)


@adds(ECRResponse, "DescribeRepositoryCreationTemplates")
def describe(call: Call) -> dict[str, Any]:
    wanted = call.params.get("prefixes")
    templates = call.kept("templates")
    return {
        "registryId": call.account,
        "repositoryCreationTemplates": [
            template for prefix, template in templates.items() if not wanted or prefix in wanted
        ],
    }


@adds(ECRResponse, "DeleteRepositoryCreationTemplate")
def delete(call: Call) -> dict[str, Any]:
    template = _template(call)
    del call.kept("templates")[call.params["prefix"]]
    return _answer(call, template)


def _template(call: Call) -> dict[str, Any]:
    prefix = call.params["prefix"]
    try:
        return call.kept("templates")[prefix]
    except KeyError:
        raise error(
            "TemplateNotFoundException", f"There is no template with the prefix '{prefix}'"
        ) from None


def _answer(call: Call, template: dict[str, Any]) -> dict[str, Any]:
    return {"registryId": call.account, "repositoryCreationTemplate": template}
