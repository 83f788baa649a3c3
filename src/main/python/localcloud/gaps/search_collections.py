"""OpenSearch Serverless: policies of data and of life, endpoints, and changes of collections."""

import json
from fnmatch import fnmatchcase
from typing import Any
from uuid import uuid4

from moto.core.utils import unix_time
from moto.opensearchserverless.models import Collection, OSEndpoint
from moto.opensearchserverless.responses import OpenSearchServiceServerlessResponse as Responses

from localcloud.extension import Call, adds, backend, corrects, error

WRITTEN = ("name", "type", "description")
ENDPOINT_SETTINGS = {"subnet_ids": "SubnetIds", "security_group_ids": "SecurityGroupIds"}


def _now() -> int:
    return int(unix_time() * 1000)


def _missing(kind: str, name: str) -> Exception:
    return error("ResourceNotFoundException", f"{kind} {name} is not found")


@adds(Responses, "DeleteSecurityPolicy")
def delete_security_policy(call: Call) -> None:
    policy = call.backend.get_security_policy(call.params["name"], call.params["type"])
    policies = call.backend.security_policies
    for token in [token for token, kept in policies.items() if kept is policy]:
        policies.pop(token)


@corrects(Responses, "CreateCollection")
def create_collection(call: Call, original: Any) -> Any:
    """moto takes any policy that names it for its encryption, wildcards apart."""
    name = call.params["name"]
    if any(kept.name == name for kept in call.backend.collections.values()):
        raise error("ConflictException", f"Collection with name {name} already exists")
    collection = _collection(call, name)
    call.backend.collections[collection.id] = collection
    call.backend.tag_resource(collection.arn, call.params.get("tags", []))
    return {"createCollectionDetail": collection.to_dict()}


def _collection(call: Call, name: str) -> Any:
    return Collection(
        client_token=call.params.get("clientToken"),
        description=call.params.get("description"),
        name=name,
        standby_replicas=call.params.get("standbyReplicas", "ENABLED"),
        tags=call.params.get("tags", []),
        type=call.params.get("type", "TIMESERIES"),
        policy={"KmsARN": _encryption(call, name).get("KmsARN", "auto")},
        region=call.region,
        account_id=call.account,
    )


def _encryption(call: Call, name: str) -> dict[str, Any]:
    for policy in call.backend.security_policies.values():
        if policy.type == "encryption" and any(
            fnmatchcase(f"collection/{name}", resource)
            for rule in policy.policy["Rules"]
            for resource in rule["Resource"]
        ):
            return dict(policy.policy)
    raise error(
        "ValidationException",
        "No matching security policy of encryption type found for collection name: "
        f"{name}. Please create security policy of encryption type for this collection.",
    )


@adds(Responses, "UpdateCollection")
def update_collection(call: Call) -> dict[str, Any]:
    collection = call.backend.collections.get(call.params["id"])
    if collection is None:
        raise _missing("Collection", call.params["id"])
    collection.description = call.params.get("description", collection.description)
    collection.last_modified_date = _now()
    return {"updateCollectionDetail": collection.to_dict()}


def _identity(params: dict[str, Any]) -> str:
    return f"{params['type']}/{params['name']}"


def _policy(call: Call, kind: str) -> dict[str, Any]:
    kept = call.kept(kind).get(_identity(call.params))
    if kept is None:
        raise _missing("Policy", call.params["name"])
    return dict(kept)


def _create_policy(call: Call, kind: str) -> dict[str, Any]:
    identity = _identity(call.params)
    if identity in call.kept(kind):
        raise error("ConflictException", f"Policy {identity} already exists")
    kept = {name: call.params[name] for name in WRITTEN if name in call.params}
    kept["createdDate"] = _now()
    return _keep_policy(call, kind, kept)


def _update_policy(call: Call, kind: str) -> dict[str, Any]:
    kept = _policy(call, kind)
    if call.params["policyVersion"] != kept["policyVersion"]:
        raise error(
            "ValidationException",
            "Policy version specified in the request refers to an older version"
            " and policy has since changed",
        )
    if "description" in call.params:
        kept["description"] = call.params["description"]
    return _keep_policy(call, kind, kept)


def _keep_policy(call: Call, kind: str, kept: dict[str, Any]) -> dict[str, Any]:
    if "policy" in call.params:
        kept["policy"] = json.loads(call.params["policy"])
    kept["policyVersion"] = uuid4().hex[:20]
    kept["lastModifiedDate"] = _now()
    call.kept(kind)[_identity(kept)] = kept
    return kept


def _delete_policy(call: Call, kind: str) -> None:
    _policy(call, kind)
    call.kept(kind).pop(_identity(call.params))


def _summaries(call: Call, kind: str) -> list[dict[str, Any]]:
    return [
        {name: value for name, value in kept.items() if name != "policy"}
        for kept in call.kept(kind).values()
        if kept["type"] == call.params["type"]
    ]


@adds(Responses, "CreateAccessPolicy")
def create_access_policy(call: Call) -> dict[str, Any]:
    return {"accessPolicyDetail": _create_policy(call, "access")}


@adds(Responses, "GetAccessPolicy")
def access_policy(call: Call) -> dict[str, Any]:
    return {"accessPolicyDetail": _policy(call, "access")}


@adds(Responses, "UpdateAccessPolicy")
def update_access_policy(call: Call) -> dict[str, Any]:
    return {"accessPolicyDetail": _update_policy(call, "access")}


@adds(Responses, "DeleteAccessPolicy")
def delete_access_policy(call: Call) -> None:
    _delete_policy(call, "access")


@adds(Responses, "ListAccessPolicies")
def access_policies(call: Call) -> dict[str, Any]:
    return {"accessPolicySummaries": _summaries(call, "access")}


@adds(Responses, "CreateLifecyclePolicy")
def create_lifecycle_policy(call: Call) -> dict[str, Any]:
    return {"lifecyclePolicyDetail": _create_policy(call, "lifecycle")}


@adds(Responses, "BatchGetLifecyclePolicy")
def lifecycle_policy_batch(call: Call) -> dict[str, Any]:
    wanted = call.params["identifiers"]
    found = [one for one in wanted if _identity(one) in call.kept("lifecycle")]
    return {
        "lifecyclePolicyDetails": [call.kept("lifecycle")[_identity(one)] for one in found],
        "lifecyclePolicyErrorDetails": [
            {**one, "errorCode": "NOT_FOUND", "errorMessage": "The policy is not found."}
            for one in wanted
            if one not in found
        ],
    }


@adds(Responses, "UpdateLifecyclePolicy")
def update_lifecycle_policy(call: Call) -> dict[str, Any]:
    return {"lifecyclePolicyDetail": _update_policy(call, "lifecycle")}


@adds(Responses, "DeleteLifecyclePolicy")
def delete_lifecycle_policy(call: Call) -> None:
    _delete_policy(call, "lifecycle")


@adds(Responses, "ListLifecyclePolicies")
def lifecycle_policies(call: Call) -> dict[str, Any]:
    return {"lifecyclePolicySummaries": _summaries(call, "lifecycle")}


@corrects(Responses, "CreateVpcEndpoint")
def create_endpoint(call: Call, original: Any) -> Any:
    """An endpoint of the service is one of the VPC too, under the same id, and is read there."""
    answer = original()
    endpoint = _endpoint(call, answer["createVpcEndpointDetail"]["id"])
    vpcs = backend("ec2", call.account, call.region)
    made = vpcs.create_vpc_endpoint(
        endpoint.vpc_id,
        f"com.amazonaws.{call.region}.aoss",
        "Interface",
        None,
        [],
        subnet_ids=list(endpoint.subnet_ids),
        security_group_ids=list(endpoint.security_group_ids or []),
    )
    vpcs.vpc_end_points.pop(made.id)
    made.id = endpoint.id
    vpcs.vpc_end_points[made.id] = made
    for interface in made.network_interface_ids:
        vpcs.get_network_interface(interface).status = "in-use"
    return answer


def _endpoint(call: Call, identity: str) -> OSEndpoint:
    for endpoint in call.backend.os_endpoints.values():
        if endpoint.id == identity:
            return endpoint
    raise _missing("VpcEndpoint", identity)


def _described(call: Call, endpoint: OSEndpoint) -> dict[str, Any]:
    return {
        **endpoint.to_dict(),
        "vpcId": endpoint.vpc_id,
        "subnetIds": endpoint.subnet_ids,
        "securityGroupIds": endpoint.security_group_ids or [],
        "createdDate": call.kept("endpoint dates").setdefault(endpoint.id, _now()),
    }


@adds(Responses, "BatchGetVpcEndpoint")
def endpoint_batch(call: Call) -> dict[str, Any]:
    kept = {endpoint.id: endpoint for endpoint in call.backend.os_endpoints.values()}
    return {
        "vpcEndpointDetails": [
            _described(call, kept[one]) for one in call.params["ids"] if one in kept
        ],
        "vpcEndpointErrorDetails": [
            {"id": one, "errorCode": "NOT_FOUND", "errorMessage": "The endpoint is not found."}
            for one in call.params["ids"]
            if one not in kept
        ],
    }


@adds(Responses, "UpdateVpcEndpoint")
def update_endpoint(call: Call) -> dict[str, Any]:
    endpoint = _endpoint(call, call.params["id"])
    for attribute, name in ENDPOINT_SETTINGS.items():
        gone = call.params.get(f"remove{name}", [])
        left = [one for one in getattr(endpoint, attribute) or [] if one not in gone]
        setattr(endpoint, attribute, left + call.params.get(f"add{name}", []))
    backend("ec2", call.account, call.region).modify_vpc_endpoint(
        endpoint.id,
        None,
        call.params.get("addSubnetIds"),
        call.params.get("removeSubnetIds"),
        None,
        None,
        call.params.get("addSecurityGroupIds"),
        call.params.get("removeSecurityGroupIds"),
    )
    return {"UpdateVpcEndpointDetail": _described(call, endpoint)}


@adds(Responses, "DeleteVpcEndpoint")
def delete_endpoint(call: Call) -> dict[str, Any]:
    endpoint = _endpoint(call, call.params["id"])
    endpoints = call.backend.os_endpoints
    for token in [token for token, kept in endpoints.items() if kept is endpoint]:
        endpoints.pop(token)
    call.kept("endpoint dates").pop(endpoint.id, None)
    backend("ec2", call.account, call.region).delete_vpc_endpoints([endpoint.id])
    return {
        "deleteVpcEndpointDetail": {
            "id": endpoint.id,
            "name": endpoint.name,
            "status": "DELETING",
        }
    }
