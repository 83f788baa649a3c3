"""CloudFront cache, origin request and response headers policies: moto has none."""

from datetime import datetime, timezone
from typing import Any

from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse

from localcloud.extension import Call, adds, error
from localcloud.managed_cloudfront_policies import (
    CACHE_POLICIES,
    ORIGIN_REQUEST_POLICIES,
    RESPONSE_HEADERS_POLICIES,
)

MANAGED_SINCE = datetime(2020, 7, 1, tzinfo=timezone.utc)


def policy(kind: str, plural: str, managed: dict[str, dict[str, Any]]) -> None:
    """Adds the operations of a kind of policy, e.g. CachePolicy, beside those AWS manages."""
    config_name = f"{kind}Config"
    aws_own = {
        policy_id: {
            "Id": policy_id,
            "ETag": policy_id,
            "LastModifiedTime": MANAGED_SINCE,
            "Config": config,
        }
        for policy_id, config in managed.items()
    }

    def shown(kept: dict[str, Any]) -> dict[str, Any]:
        return {
            kind: {
                "Id": kept["Id"],
                "LastModifiedTime": kept["LastModifiedTime"],
                config_name: kept["Config"],
            },
            "ETag": kept["ETag"],
        }

    def found(call: Call) -> dict[str, Any]:
        policies = {**aws_own, **call.kept(kind)}
        if call.params["Id"] not in policies:
            raise error(f"NoSuch{kind}", f"The {kind} {call.params['Id']} does not exist.")
        return policies[call.params["Id"]]

    def keep(call: Call, policy_id: str) -> dict[str, Any]:
        call.kept(kind)[policy_id] = {
            "Id": policy_id,
            "ETag": random_id(),
            "LastModifiedTime": datetime.now(timezone.utc),
            "Config": call.params[config_name],
        }
        return shown(call.kept(kind)[policy_id])

    @adds(CloudFrontResponse, f"Create{kind}")
    def create(call: Call) -> dict[str, Any]:
        return keep(call, random_id().lower())

    @adds(CloudFrontResponse, f"Get{kind}")
    def get(call: Call) -> dict[str, Any]:
        return shown(found(call))

    @adds(CloudFrontResponse, f"Get{kind}Config")
    def get_config(call: Call) -> dict[str, Any]:
        return {config_name: found(call)["Config"], "ETag": found(call)["ETag"]}

    @adds(CloudFrontResponse, f"Update{kind}")
    def update(call: Call) -> dict[str, Any]:
        return keep(call, found(call)["Id"])

    @adds(CloudFrontResponse, f"Delete{kind}")
    def delete(call: Call) -> None:
        call.kept(kind).pop(found(call)["Id"])

    @adds(CloudFrontResponse, f"List{plural}")
    def list_all(call: Call) -> dict[str, Any]:
        kinds = {"managed": aws_own, "custom": call.kept(kind)}
        items = [
            {"Type": name, kind: shown(kept)[kind]}
            for name, policies in kinds.items()
            if call.params.get("Type", name) == name
            for kept in policies.values()
        ]
        return {f"{kind}List": {"MaxItems": len(items), "Quantity": len(items), "Items": items}}


policy("CachePolicy", "CachePolicies", CACHE_POLICIES)
policy("OriginRequestPolicy", "OriginRequestPolicies", ORIGIN_REQUEST_POLICIES)
policy("ResponseHeadersPolicy", "ResponseHeadersPolicies", RESPONSE_HEADERS_POLICIES)
