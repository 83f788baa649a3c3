"""ElastiCache replication groups as they were written, their nodes, and parameter groups.

moto answers a group with fixed values for engine, encryption and nodes, and cannot change one.
"""

from datetime import datetime, timezone
from typing import Any

from moto.elasticache.responses import ElastiCacheResponse

from localcloud.extension import Call, adds, corrects, error

PORTS = {"redis": 6379, "valkey": 6379}
DEFAULTS = {
    "AutoMinorVersionUpgrade": True,
    "ClusterMode": "disabled",
    "IpDiscovery": "ipv4",
    "NetworkType": "ipv4",
    "PreferredMaintenanceWindow": "sun:05:00-sun:06:00",
    "SnapshotRetentionLimit": 0,
    "SnapshotWindow": "03:00-04:00",
}


@corrects(ElastiCacheResponse, "CreateReplicationGroup")
def create(call: Call, original: Any) -> dict[str, Any]:
    group_id = call.params["ReplicationGroupId"]
    if group_id in call.kept("groups"):
        raise error(
            "ReplicationGroupAlreadyExistsFault", f"Replication group {group_id} already exists."
        )
    group = {
        **DEFAULTS,
        "CreateTime": datetime.now(timezone.utc),
        "Port": PORTS[call.params.get("Engine", "redis")],
        **call.params,
    }
    call.kept("groups")[group_id] = group
    call.backend.tagging_service.tag_resource(_arn(call, group_id), group.pop("Tags", []))
    return {"ReplicationGroup": _shown(call, group)}


@corrects(ElastiCacheResponse, "DescribeReplicationGroups")
def describe(call: Call, original: Any) -> dict[str, Any]:
    wanted = call.params.get("ReplicationGroupId")
    groups = [_group(call, wanted)] if wanted else call.kept("groups").values()
    return {"ReplicationGroups": [_shown(call, group) for group in groups]}


@adds(ElastiCacheResponse, "ModifyReplicationGroup")
def modify(call: Call) -> dict[str, Any]:
    group = _group(call)
    group.update({name: call.params[name] for name in call.params if name != "ApplyImmediately"})
    return {"ReplicationGroup": _shown(call, group)}


@adds(ElastiCacheResponse, "IncreaseReplicaCount", "DecreaseReplicaCount")
def change_replicas(call: Call) -> dict[str, Any]:
    group = _group(call)
    group["NumCacheClusters"] = call.params["NewReplicaCount"] + 1
    return {"ReplicationGroup": _shown(call, group)}


@corrects(ElastiCacheResponse, "DeleteReplicationGroup")
def delete(call: Call, original: Any) -> dict[str, Any]:
    group = call.kept("groups").pop(_group(call)["ReplicationGroupId"])
    return {"ReplicationGroup": {**_shown(call, group), "Status": "deleting"}}


def _arn(call: Call, group_id: str) -> str:
    return call.arn(f"replicationgroup:{group_id}")


def _group(call: Call, group_id: str | None = None) -> dict[str, Any]:
    group_id = group_id or call.params["ReplicationGroupId"]
    if group_id not in call.kept("groups"):
        raise error("ReplicationGroupNotFoundFault", f"ReplicationGroup {group_id} not found.")
    return call.kept("groups")[group_id]


def _members(group: dict[str, Any]) -> list[str]:
    count = group.get("NumCacheClusters", 1)
    return [f"{group['ReplicationGroupId']}-{number:03}" for number in range(1, count + 1)]


def _endpoint(call: Call, group: dict[str, Any], prefix: str) -> dict[str, Any]:
    address = f"{prefix}.{group['ReplicationGroupId']}.local.{call.region}.cache.amazonaws.com"
    return {"Address": address, "Port": group["Port"]}


def _shown(call: Call, group: dict[str, Any]) -> dict[str, Any]:
    """A group as the service shows it: a single shard, its first node the primary."""
    members = _members(group)
    shard = {
        "NodeGroupId": "0001",
        "Status": "available",
        "PrimaryEndpoint": _endpoint(call, group, "master"),
        "ReaderEndpoint": _endpoint(call, group, "replica"),
        "NodeGroupMembers": [
            {
                "CacheClusterId": member,
                "CacheNodeId": "0001",
                "CurrentRole": "primary" if member == members[0] else "replica",
                "ReadEndpoint": _endpoint(call, group, member),
            }
            for member in members
        ],
    }
    return {
        **group,
        "ARN": _arn(call, group["ReplicationGroupId"]),
        "Description": group["ReplicationGroupDescription"],
        "Status": "available",
        "AutomaticFailover": _switch(group, "AutomaticFailoverEnabled"),
        "MultiAZ": _switch(group, "MultiAZEnabled"),
        "AuthTokenEnabled": "AuthToken" in group,
        "ClusterEnabled": group["ClusterMode"] == "enabled",
        "MemberClusters": members,
        "NodeGroups": [shard],
        "ReplicationGroupCreateTime": group["CreateTime"],
        "LogDeliveryConfigurations": [
            {**target, "Status": "active"} for target in group.get("LogDeliveryConfigurations", [])
        ],
    }


def _switch(group: dict[str, Any], name: str) -> str:
    return "enabled" if group.get(name) else "disabled"


@corrects(ElastiCacheResponse, "DescribeCacheClusters")
def describe_nodes(call: Call, original: Any) -> Any:
    """The nodes of a replication group are cache clusters too."""
    wanted = call.params.get("CacheClusterId")
    nodes = [
        _node(call, group, member)
        for group in call.kept("groups").values()
        for member in _members(group)
        if wanted in (None, member)
    ]
    if wanted and nodes:
        return {"CacheClusters": nodes}
    answer = original()
    answer["CacheClusters"] = [*answer["CacheClusters"], *nodes]
    return answer


def _node(call: Call, group: dict[str, Any], member: str) -> dict[str, Any]:
    security_groups = group.get("SecurityGroupIds", [])
    return {
        **group,
        "ARN": call.arn(f"cluster:{member}"),
        "CacheClusterId": member,
        "CacheClusterStatus": "available",
        "CacheClusterCreateTime": group["CreateTime"],
        "NumCacheNodes": 1,
        "EngineVersion": _full_version(group.get("EngineVersion", "7.1")),
        "CacheParameterGroup": {
            "CacheParameterGroupName": group.get("CacheParameterGroupName"),
            "ParameterApplyStatus": "in-sync",
        },
        "SecurityGroups": [
            {"SecurityGroupId": group_id, "Status": "active"} for group_id in security_groups
        ],
        "NotificationConfiguration": {"TopicArn": group.get("NotificationTopicArn")},
        "PreferredAvailabilityZone": f"{call.region}a",
    }


def _full_version(version: str) -> str:
    return version if version.count(".") > 1 else f"{version}.0"
