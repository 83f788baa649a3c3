"""ElastiCache parameter groups, which moto has none of, and changes of subnet groups."""

import re
from typing import Any

from moto.elasticache.models import ElastiCacheBackend
from moto.elasticache.responses import ElastiCacheResponse

from localcloud.extension import Call, adds, error

_init = ElastiCacheBackend.__init__


def _with_parameter_groups(store: ElastiCacheBackend, *args: Any, **kwargs: Any) -> None:
    """moto refuses to list the tags of a parameter group, whose ARN it does not know."""
    _init(store, *args, **kwargs)
    kinds = store.arn_regex.pattern.replace("(cluster|", "(cluster|parametergroup|")
    store.arn_regex = re.compile(kinds)


ElastiCacheBackend.__init__ = _with_parameter_groups


@adds(ElastiCacheResponse, "CreateCacheParameterGroup")
def create(call: Call) -> dict[str, Any]:
    name = call.params["CacheParameterGroupName"].lower()
    if name in call.kept("parameters"):
        raise error(
            "CacheParameterGroupAlreadyExistsFault", f"Parameter group {name} already exists."
        )
    arn = call.arn(f"parametergroup:{name}")
    call.kept("parameters")[name] = {
        "CacheParameterGroupName": name,
        "CacheParameterGroupFamily": call.params["CacheParameterGroupFamily"],
        "Description": call.params["Description"],
        "ARN": arn,
        "Values": {},
    }
    call.backend.tagging_service.tag_resource(arn, call.params.get("Tags", []))
    return {"CacheParameterGroup": _group(call)}


def _group(call: Call) -> dict[str, Any]:
    name = call.params["CacheParameterGroupName"].lower()
    if name not in call.kept("parameters"):
        raise error("CacheParameterGroupNotFoundFault", f"CacheParameterGroup {name} not found.")
    return call.kept("parameters")[name]


@adds(ElastiCacheResponse, "DescribeCacheParameterGroups")
def describe(call: Call) -> dict[str, Any]:
    named = "CacheParameterGroupName" in call.params
    return {
        "CacheParameterGroups": [_group(call)] if named else list(call.kept("parameters").values())
    }


@adds(ElastiCacheResponse, "ModifyCacheParameterGroup")
def modify(call: Call) -> dict[str, Any]:
    for parameter in call.params["ParameterNameValues"]:
        _group(call)["Values"][parameter["ParameterName"]] = parameter["ParameterValue"]
    return {"CacheParameterGroupName": _group(call)["CacheParameterGroupName"]}


@adds(ElastiCacheResponse, "ResetCacheParameterGroup")
def reset(call: Call) -> dict[str, Any]:
    values = _group(call)["Values"]
    for parameter in call.params.get("ParameterNameValues", []):
        values.pop(parameter["ParameterName"], None)
    if call.params.get("ResetAllParameters"):
        values.clear()
    return {"CacheParameterGroupName": _group(call)["CacheParameterGroupName"]}


@adds(ElastiCacheResponse, "DescribeCacheParameters")
def describe_parameters(call: Call) -> dict[str, Any]:
    return {
        "Parameters": [
            {"ParameterName": name, "ParameterValue": value, "Source": "user"}
            for name, value in _group(call)["Values"].items()
        ]
    }


@adds(ElastiCacheResponse, "DeleteCacheParameterGroup")
def delete(call: Call) -> None:
    call.kept("parameters").pop(_group(call)["CacheParameterGroupName"])


def _subnet_group(call: Call) -> Any:
    name = call.params["CacheSubnetGroupName"]
    if name not in call.backend.cache_subnet_groups:
        raise error("CacheSubnetGroupNotFoundFault", f"Cache Subnet Group {name} not found.")
    return call.backend.cache_subnet_groups[name]


@adds(ElastiCacheResponse, "ModifyCacheSubnetGroup")
def modify_subnet_group(call: Call) -> dict[str, Any]:
    group = _subnet_group(call)
    changed = type(group)(
        account_id=call.account,
        region_name=call.region,
        cache_subnet_group_name=call.params["CacheSubnetGroupName"],
        cache_subnet_group_description=call.params.get(
            "CacheSubnetGroupDescription", group.cache_subnet_group_description
        ),
        subnet_ids=call.params["SubnetIds"],
        tags=group.tags,
    )
    call.backend.cache_subnet_groups[call.params["CacheSubnetGroupName"]] = changed
    return {"CacheSubnetGroup": changed}


@adds(ElastiCacheResponse, "DeleteCacheSubnetGroup")
def delete_subnet_group(call: Call) -> None:
    _subnet_group(call)
    call.backend.cache_subnet_groups.pop(call.params["CacheSubnetGroupName"])
