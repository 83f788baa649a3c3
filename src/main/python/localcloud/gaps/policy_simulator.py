"""IAM's policy simulator: what the policies of a user or a role allow."""

from collections.abc import Iterator
from typing import Any

from moto.iam.access_control import IAMPolicy, IAMPolicyStatement, PermissionResult
from moto.iam.responses import IamResponse

from localcloud.extension import Answer, Call, adds, error


@adds(IamResponse, "SimulatePrincipalPolicy")
def simulate(call: Call) -> Answer:
    """Boundaries and policies of an organization are left out: moto has none that it applies."""
    arn = call.params["PolicySourceArn"]
    statements = list(_statements(call.backend, arn))
    return {
        "EvaluationResults": [
            _result(statements, action, resource)
            for action in call.params["ActionNames"]
            for resource in call.params.get("ResourceArns", ["*"])
        ],
        "IsTruncated": False,
    }


def _result(statements: list[dict[str, Any]], action: str, resource: str) -> dict[str, Any]:
    """A statement with a condition does not apply where nothing is known of what it asks for."""
    missing = set()
    found = set()
    for statement in statements:
        permission = IAMPolicyStatement(
            {key: value for key, value in statement.items() if key != "Condition"}
        ).is_action_permitted(action, resource)
        if permission is PermissionResult.NEUTRAL:
            continue
        if "Condition" in statement:
            missing.update(key for test in statement["Condition"].values() for key in test)
        else:
            found.add(permission)
    return {
        "EvalActionName": action,
        "EvalResourceName": resource,
        "EvalDecision": _decision(found),
        "MissingContextValues": sorted(missing),
    }


def _decision(found: set[PermissionResult]) -> str:
    if PermissionResult.DENIED in found:
        return "explicitDeny"
    return "allowed" if PermissionResult.PERMITTED in found else "implicitDeny"


def _statements(backend: Any, arn: str) -> Iterator[dict[str, Any]]:
    for policy in _policies(backend, arn):
        statements = IAMPolicy(policy)._policy_json["Statement"]
        yield from statements if isinstance(statements, list) else [statements]


def _policies(backend: Any, arn: str) -> Iterator[Any]:
    kind, _, name = arn.split(":", 5)[5].partition("/")
    name = name.rsplit("/", 1)[-1]
    if kind == "user":
        yield from _inline(backend.get_user(name).policies)
        yield from backend.list_attached_user_policies(name)[0]
        for group in backend.get_groups_for_user(name):
            yield from _inline(group.policies)
            yield from backend.list_attached_group_policies(group.name)[0]
    elif kind == "role":
        yield from _inline(backend.get_role(name).policies)
        yield from backend.list_attached_role_policies(name)[0]
    else:
        raise error("InvalidInput", f"Invalid Entity Arn: {arn} does not define an entity type")


def _inline(policies: dict[str, Any]) -> Iterator[Any]:
    yield from policies.values()
