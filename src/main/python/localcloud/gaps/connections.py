"""Connections to repository hosts: moto has neither of the two APIs that manage them.

The newer API has the same operations under another name, and another prefix in its ARNs.
"""

from typing import Any
from uuid import uuid4

from localcloud import tags
from localcloud.extension import Call, adds, error
from localcloud.services import serve_regional


def _connections(call: Call) -> dict[str, Any]:
    return call.kept("connections")


def _connection(call: Call, arn: str) -> dict[str, Any]:
    if arn not in _connections(call):
        raise error("ResourceNotFoundException", f"Could not find connection: {arn}")
    return _connections(call)[arn]


def create(call: Call) -> dict[str, Any]:
    """A connection waits until a person completes it in the console: here nobody does."""
    name = call.params["ConnectionName"]
    if any(kept["ConnectionName"] == name for kept in _connections(call).values()):
        raise error("InvalidInputException", f"a connection named {name} exists in this account")
    arn = call.arn(f"connection/{uuid4()}")
    _connections(call)[arn] = {
        "ConnectionArn": arn,
        "ConnectionName": name,
        "ProviderType": call.params.get("ProviderType"),
        "HostArn": call.params.get("HostArn"),
        "OwnerAccountId": call.account,
        "ConnectionStatus": "PENDING",
    }
    tags.of(call, arn).update(tags.written(call.params.get("Tags")))
    return {"ConnectionArn": arn, "Tags": tags.listed(tags.of(call, arn))}


def get(call: Call) -> dict[str, Any]:
    return {"Connection": _connection(call, call.params["ConnectionArn"])}


def list_connections(call: Call) -> dict[str, Any]:
    wanted = {
        "ProviderType": call.params.get("ProviderTypeFilter"),
        "HostArn": call.params.get("HostArnFilter"),
    }
    return {
        "Connections": [
            kept
            for kept in _connections(call).values()
            if all(value is None or kept[name] == value for name, value in wanted.items())
        ]
    }


def delete(call: Call) -> None:
    arn = _connection(call, call.params["ConnectionArn"])["ConnectionArn"]
    _connections(call).pop(arn)
    call.kept("tags").pop(arn)


def list_tags(call: Call) -> dict[str, Any]:
    arn = _connection(call, call.params["ResourceArn"])["ConnectionArn"]
    return {"Tags": tags.listed(tags.of(call, arn))}


def tag(call: Call) -> None:
    arn = _connection(call, call.params["ResourceArn"])["ConnectionArn"]
    tags.of(call, arn).update(tags.written(call.params["Tags"]))


def untag(call: Call) -> None:
    arn = _connection(call, call.params["ResourceArn"])["ConnectionArn"]
    for key in call.params["TagKeys"]:
        tags.of(call, arn).pop(key, None)


OPERATIONS = {
    "CreateConnection": create,
    "GetConnection": get,
    "ListConnections": list_connections,
    "DeleteConnection": delete,
    "ListTagsForResource": list_tags,
    "TagResource": tag,
    "UntagResource": untag,
}

for service in ("codestar-connections", "codeconnections"):
    responses = serve_regional(service)
    for operation_name, operation in OPERATIONS.items():
        adds(responses, operation_name)(operation)
