"""S3 access logging: moto fails on a target bucket whose policy also speaks of everybody."""

import json
from fnmatch import fnmatchcase
from typing import Any

from moto.s3.models import LOGGING_SERVICE_PRINCIPAL, FakeBucket


def _may_be_logged_to(target_bucket: FakeBucket, target_prefix: str | None) -> bool:
    """Whether the policy of the target bucket lets the logging service put objects there."""
    statements = json.loads(target_bucket.policy or '{"Statement": []}')["Statement"]
    key = f"arn:{target_bucket.partition}:s3:::{target_bucket.name}/{target_prefix or ''}log"
    return any(_allows(statement, key) for statement in statements)


def _allows(statement: dict[str, Any], key: str) -> bool:
    principal = statement.get("Principal")
    services = principal.get("Service") if isinstance(principal, dict) else None
    return (
        statement["Effect"] == "Allow"
        and LOGGING_SERVICE_PRINCIPAL in _listed(services)
        and "s3:PutObject" in _listed(statement.get("Action"))
        and any(fnmatchcase(key, str(pattern)) for pattern in _listed(statement.get("Resource")))
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


FakeBucket._log_permissions_enabled_policy = staticmethod(_may_be_logged_to)
