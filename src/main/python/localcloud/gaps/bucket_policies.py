"""Conditions of a Deny in a bucket's policy: moto denies whether they hold or not."""

from typing import Any

from moto.iam.access_control import IAMPolicyStatement, PermissionResult

SECURE_ENDPOINT = {"aws:securetransport": "true", "s3:tlsversion": "1.3"}
"""The loopback endpoint stands for the service's HTTPS endpoint, so a request to it is secure."""

_is_action_permitted = IAMPolicyStatement.is_action_permitted


def _holds(operator: str, key: str, expected: Any) -> bool:
    """Whether a condition holds; one on what moto does not know of a request does not."""
    actual = SECURE_ENDPOINT.get(key.lower())
    if actual is None:
        return False
    listed = expected if isinstance(expected, list) else [expected]
    values = [str(value).lower() for value in listed]
    if operator.startswith("NumericLessThan"):
        return any(float(actual) < float(value) for value in values)
    return actual in values


def _permitted_under_conditions(statement: IAMPolicyStatement, *args: Any, **kwargs: Any) -> Any:
    conditions = statement._statement.get("Condition")
    if statement._statement["Effect"] != "Deny" or not conditions:
        return _is_action_permitted(statement, *args, **kwargs)
    in_force = all(
        _holds(operator, key, expected)
        for operator, keys in conditions.items()
        for key, expected in keys.items()
    )
    if not in_force:
        return PermissionResult.NEUTRAL
    unconditional = {k: v for k, v in statement._statement.items() if k != "Condition"}
    return _is_action_permitted(IAMPolicyStatement(unconditional), *args, **kwargs)


IAMPolicyStatement.is_action_permitted = _permitted_under_conditions
