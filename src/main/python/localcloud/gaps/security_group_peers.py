"""Security groups of peered networks, such as that of a Kafka cluster, which rules refer to.

They belong to somebody else, often in another account, and are named by id. So a group that the
account does not have is taken for one of theirs and kept in the rule: a mistyped id is too.
"""

import re
from typing import Any

from moto.ec2.models.security_groups import SecurityGroupBackend

GROUP_ID = re.compile(r"sg-([0-9a-f]{8}|[0-9a-f]{17})")

_own = SecurityGroupBackend._add_source_group


def _own_and_peers(
    store: SecurityGroupBackend, groups: list[dict[str, Any]] | None, vpc_id: str | None
) -> list[dict[str, Any]]:
    return [
        _peer(store, group) if _is_peer(store, group) else _own(store, [group], vpc_id)[0]
        for group in groups or []
    ]


def _is_peer(store: SecurityGroupBackend, group: dict[str, Any]) -> bool:
    name = group.get("GroupId", "")
    return bool(GROUP_ID.fullmatch(name)) and store.get_security_group_from_id(name) is None


def _peer(store: SecurityGroupBackend, group: dict[str, Any]) -> dict[str, Any]:
    owner = group.get("UserId", store.account_id)
    return {**group, "OwnerId": owner, "UserId": owner}


SecurityGroupBackend._add_source_group = _own_and_peers
