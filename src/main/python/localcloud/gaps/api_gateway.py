"""REST APIs: moto reads little of an OpenAPI document, keeps no policy, deploys no copy."""

import json
from typing import Any

from moto.apigateway.exceptions import (
    BadRequestException,
    DeploymentNotFoundException,
    NoIntegrationDefined,
    StageStillActive,
    VpcLinkNotFound,
)
from moto.apigateway.models import Integration, RestAPI
from moto.apigateway.responses import APIGatewayResponse
from moto.apigateway.utils import deserialize_body

from localcloud.extension import Call, adds, corrects
from localcloud.restapi.definition import Definition
from localcloud.restapi.openapi import Document, Method

OF_THE_REQUEST = {"mode", "failonwarnings"}
"""What stands in the query of an import beside its parameters."""

_integration_json = Integration.to_json


def _with_connection(integration: Integration) -> dict[str, Any]:
    connection = getattr(integration, "connection_id", None)
    return {**_integration_json(integration), "connectionId": connection}


Integration.to_json = _with_connection


def _api(call: Call) -> RestAPI:
    return call.backend.get_rest_api(call.params["restApiId"])


def _escaped(policy: str | None) -> str | None:
    """The service answers a policy as the inside of a JSON string."""
    return json.dumps(json.dumps(json.loads(policy)))[1:-1] if policy else None


@corrects(APIGatewayResponse, "CreateRestApi")
def create(call: Call, original: Any) -> Any:
    answer = original()
    status, headers, text = answer
    api = call.backend.apis.get(json.loads(text).get("id"))
    if api is None:
        return answer
    api.policy = _escaped(call.params.get("policy"))
    api.binaryMediaTypes = call.params.get("binaryMediaTypes", [])
    return status, headers, json.dumps(api.to_dict())


@corrects(APIGatewayResponse, "PutRestApi")
def put(call: Call, original: Any) -> Any:
    """An overwrite leaves nothing that the document does not say; a merge only adds."""
    if set(call.params.get("parameters", {})) - OF_THE_REQUEST:
        raise BadRequestException("Parameters of an import are not known here.")
    api = _api(call)
    text = deserialize_body(call.response.body)
    document = Document(text)
    overwrite = call.params.get("mode") == "overwrite"
    if overwrite:
        _clear(api, document)
    _settle(api, text, overwrite)
    _import(call, api, document)
    return 200, {}, json.dumps(api.to_dict())


def _clear(api: RestAPI, document: Document) -> None:
    for resource in api.resources.values():
        resource.resource_methods.clear()
    paths = {method.path for method in document.methods}
    gone = [
        key
        for key, resource in api.resources.items()
        if not _leads_to(resource.get_path(), paths)
    ]
    for key in gone:
        api.resources.pop(key)
    api.models.clear()
    api.request_validators.clear()
    api.gateway_responses.clear()


def _leads_to(path: str, paths: set[str]) -> bool:
    return path == "/" or any(f"{one}/".startswith(f"{path}/") for one in paths)


def _settle(api: RestAPI, text: dict[str, Any], overwrite: bool) -> None:
    """What of the API itself is in the document."""
    if overwrite:
        api.policy, api.binaryMediaTypes, api.minimum_compression_size = None, [], None
        api.api_key_source, api.disableExecuteApiEndpoint = "HEADER", False
    api.name = text["info"]["title"]
    api.description = text["info"].get("description", "")
    if "x-amazon-apigateway-policy" in text:
        api.policy = _escaped(json.dumps(text["x-amazon-apigateway-policy"]))
    if "x-amazon-apigateway-binary-media-types" in text:
        api.binaryMediaTypes = text["x-amazon-apigateway-binary-media-types"]
    if "x-amazon-apigateway-minimum-compression-size" in text:
        api.minimum_compression_size = text["x-amazon-apigateway-minimum-compression-size"]
    if "x-amazon-apigateway-api-key-source" in text:
        api.api_key_source = text["x-amazon-apigateway-api-key-source"]
    for server in text.get("servers", []):
        endpoint = server.get("x-amazon-apigateway-endpoint-configuration", {})
        if "disableExecuteApiEndpoint" in endpoint:
            api.disableExecuteApiEndpoint = endpoint["disableExecuteApiEndpoint"]


def _import(call: Call, api: RestAPI, document: Document) -> None:
    for name, schema in document.models.items():
        api.add_model(name, "", json.dumps(schema), "application/json")
    validators = {
        name: api.create_request_validator(
            name,
            one.get("validateRequestBody", False),
            one.get("validateRequestParameters", False),
        ).id
        for name, one in document.validators.items()
    }
    for kind, response in document.gateway_responses.items():
        status = response.get("statusCode")
        api.put_gateway_response(
            kind,
            str(status) if status is not None else None,
            response.get("responseParameters", {}),
            response.get("responseTemplates", {}),
        )
    for method in document.methods:
        _import_method(_resource(call, api, method.path), method, validators)


def _resource(call: Call, api: RestAPI, path: str) -> Any:
    found = api.get_resource_for_path(path)
    if found is not None:
        return found
    above, _, part = path.rstrip("/").rpartition("/")
    parent = _resource(call, api, above or "/")
    return call.backend.create_resource(api.id, parent.id, part)


def _import_method(resource: Any, written: Method, validators: dict[str, str]) -> None:
    method = resource.add_method(
        written.verb,
        written.authorization,
        written.api_key_required,
        request_parameters=written.parameters,
        request_models=written.models,
        operation_name=written.operation_name,
        request_validator_id=validators.get(written.validator or ""),
    )
    for status, response in written.responses.items():
        method.create_response(status, response["models"], response["parameters"])
    if written.integration is not None:
        _import_integration(resource, written.verb, written.integration)


def _import_integration(resource: Any, verb: str, written: dict[str, Any]) -> None:
    integration = resource.add_integration(
        verb,
        written["type"],
        written.get("uri"),
        request_templates=written.get("requestTemplates"),
        passthrough_behavior=written.get("passthroughBehavior", "when_no_match").upper(),
        integration_method=written.get("httpMethod"),
        tls_config=written.get("tlsConfig"),
        cache_namespace=written.get("cacheNamespace", resource.id),
        timeout_in_millis=written["timeoutInMillis"],
        request_parameters=written.get("requestParameters"),
        content_handling=written.get("contentHandling"),
        credentials=written.get("credentials"),
        connection_type=written.get("connectionType", "INTERNET"),
    )
    integration.connection_id = written.get("connectionId")
    for pattern, response in written.get("responses", {}).items():
        integration.create_integration_response(
            str(response["statusCode"]),
            "" if pattern == "default" else pattern,
            response.get("responseTemplates", {}),
            response.get("responseParameters", {}),
            response.get("contentHandling"),
        )


@corrects(APIGatewayResponse, "UpdateRestApi")
def update(call: Call, original: Any) -> Any:
    """moto turns "false" to true, and knows neither policies nor compression."""
    api = _api(call)
    for operation in call.params.get("patchOperations", []):
        if not _patched(api, operation):
            call.backend.update_rest_api(api.id, [operation])
    return 200, {}, json.dumps(api.to_dict())


def _patched(api: RestAPI, operation: dict[str, Any]) -> bool:
    path, value = operation["path"], operation.get("value")
    if path == "/policy":
        api.policy = _escaped(value)
    elif path == "/minimumCompressionSize":
        api.minimum_compression_size = int(value) if value else None
    elif path == "/disableExecuteApiEndpoint":
        api.disableExecuteApiEndpoint = str(value).lower() == "true"
    elif path.startswith("/binaryMediaTypes/"):
        media = path.removeprefix("/binaryMediaTypes/").replace("~1", "/")
        if operation["op"] == "add" and media not in api.binaryMediaTypes:
            api.binaryMediaTypes.append(media)
        if operation["op"] == "remove" and media in api.binaryMediaTypes:
            api.binaryMediaTypes.remove(media)
    else:
        return False
    return True


@corrects(APIGatewayResponse, "PutIntegration")
def put_integration(call: Call, original: Any) -> Any:
    """moto forgets which VPC link a private integration goes through."""
    status, headers, _ = original()
    integration = call.backend.get_integration(
        call.params["restApiId"], call.params["resourceId"], call.params["httpMethod"]
    )
    integration.connection_id = call.params.get("connectionId")
    return status, headers, json.dumps(integration.to_json())


@corrects(APIGatewayResponse, "CreateDeployment")
def deploy(call: Call, original: Any) -> Any:
    """A deployment is a copy of the API as it is now, with an integration for every method."""
    api = _api(call)
    methods = [one for place in api.resources.values() for one in place.resource_methods.values()]
    if not all(method.method_integration for method in methods):
        raise NoIntegrationDefined()
    answer = original()
    api.deployments[json.loads(answer[2])["id"]].definition = Definition.of(api)
    return answer


@adds(APIGatewayResponse, "UpdateDeployment")
def update_deployment(call: Call) -> dict[str, Any]:
    deployment = _api(call).deployments.get(call.params["deploymentId"])
    if deployment is None:
        raise DeploymentNotFoundException()
    for operation in call.params.get("patchOperations", []):
        if operation["path"] != "/description":
            raise BadRequestException(f"Invalid patch path {operation['path']}")
        deployment.description = operation.get("value", "")
    return deployment.to_json()


@corrects(APIGatewayResponse, "DeleteDeployment")
def delete_deployment(call: Call, original: Any) -> Any:
    """moto does not see the stages that were made apart from the deployment."""
    api = _api(call)
    identity = call.params["deploymentId"]
    if any(stage.deployment_id == identity for stage in api.stages.values()):
        raise StageStillActive()
    if api.deployments.pop(identity, None) is None:
        raise DeploymentNotFoundException()
    return 202, {}, "{}"


@corrects(APIGatewayResponse, "UpdateStage")
def update_stage(call: Call, original: Any) -> Any:
    """moto keeps the settings of a method that are removed, and takes paths of no method."""
    api = _api(call)
    stage = call.backend.get_stage(api.id, call.params["stageName"])
    for operation in call.params.get("patchOperations", []):
        path = operation["path"]
        if path == "/deploymentId" and operation.get("value") not in api.deployments:
            raise DeploymentNotFoundException()
        if operation["op"] == "remove" and path.strip("/") in stage.method_settings:
            stage.method_settings.pop(path.strip("/"))
        elif _is_of_no_method(path):
            raise BadRequestException(f"Invalid patch path {path}")
        else:
            call.backend.update_stage(api.id, stage.name, [operation])
    return json.loads(json.dumps(stage.to_json()))


def _is_of_no_method(path: str) -> bool:
    """The path of a method is escaped: ~1a~1b/GET, not /a/b/GET."""
    parts = path.strip("/").split("/")
    return len(parts) > 4 and parts[0] not in ("variables", "canarySettings")


@adds(APIGatewayResponse, "UpdateVpcLink")
def update_vpc_link(call: Call) -> dict[str, Any]:
    link = call.backend.vpc_links.get(call.params["vpcLinkId"])
    if link is None:
        raise VpcLinkNotFound()
    for operation in call.params.get("patchOperations", []):
        if operation["path"] not in ("/name", "/description"):
            raise BadRequestException(f"Invalid patch path {operation['path']}")
        setattr(link, operation["path"].strip("/"), operation.get("value", ""))
    return link.to_json()


@corrects(APIGatewayResponse, "UpdateAccount")
def update_account(call: Call, original: Any) -> Any:
    """The role is taken away by an operation without a value."""
    operations = [{"value": None, **one} for one in call.params.get("patchOperations", [])]
    return 200, {}, json.dumps(call.backend.update_account(operations).to_json())
