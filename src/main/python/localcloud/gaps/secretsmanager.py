"""Secrets Manager: rotation that is only planned, with any schedule, and the keys of replicas."""

import json
from typing import Any

from moto.secretsmanager.models import FakeSecret, ReplicaSecret
from moto.secretsmanager.responses import SecretsManagerResponse

from localcloud.extension import Call, corrects


@corrects(SecretsManagerResponse, "RotateSecret")
def rotate(call: Call, original: Any) -> Any:
    """moto wants to run the function even if nothing is to be rotated now, and drops schedules.

    The function may be somebody else's, named by ARN. What is to be rotated at once still needs
    one that is here.
    """
    params = call.params
    secret = call.backend.secrets.get(params["SecretId"])
    if isinstance(secret, FakeSecret) and not secret.is_deleted() and _is_for_later(params):
        secret.rotation_requested = True
        secret.rotation_lambda_arn = params.get("RotationLambdaARN", secret.rotation_lambda_arn)
        answer = json.loads(secret.to_short_dict(include_version_id=False))
    else:
        answer = original()
    if "RotationRules" in params:
        secret.rotation_rules = params["RotationRules"]
    secret.rotation_enabled = True
    return answer


def _is_for_later(params: dict[str, Any]) -> bool:
    return params.get("RotateImmediately") is False


_to_dict = FakeSecret.to_dict
_create_replicas = FakeSecret.create_replicas


def _with_rules(secret: FakeSecret) -> dict[str, Any]:
    """moto tells the number of days only."""
    described = _to_dict(secret)
    if secret.rotation_requested:
        described["RotationRules"] = getattr(secret, "rotation_rules", {})
    return described


def _with_keys(
    secret: FakeSecret, replica_regions: list[dict[str, str]], force_overwrite: bool
) -> list[ReplicaSecret]:
    """moto gives every replica the key of the service."""
    replicas = _create_replicas(secret, replica_regions, force_overwrite=force_overwrite)
    for replica, wanted in zip(replicas, replica_regions):
        replica.config["KmsKeyId"] = wanted.get("KmsKeyId", replica.config["KmsKeyId"])
    return replicas


FakeSecret.to_dict = _with_rules
FakeSecret.create_replicas = _with_keys
