"""CloudFront: distributions as they were written, and the policies and functions moto lacks."""

from copy import deepcopy
from datetime import datetime, timezone
from typing import Any

from moto.cloudfront import models, urls
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse

from localcloud.extension import Call, adds, corrects, error

_MotoDistributionConfig = models.DistributionConfig


class DistributionConfig(dict[str, Any]):
    """What was written: moto loses the access control of an origin, and invents old-style caching."""

    def __init__(self, config: dict[str, Any]):
        _MotoDistributionConfig(deepcopy(config))
        super().__init__(config)

    @property
    def caller_reference(self) -> str:
        return self["CallerReference"]


models.DistributionConfig = DistributionConfig

# moto knows some paths only; the operation is told from method and path in any case.
urls.url_paths["{0}/2020-05-31/(?P<path>.+)$"] = CloudFrontResponse.dispatch


def policy(kind: str, missing: str) -> None:
    """Adds the operations of a kind of policy, e.g. CachePolicy."""
    config_name = f"{kind}Config"

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
        policies = call.kept(kind)
        if call.params["Id"] not in policies:
            raise error(missing, f"The {kind} {call.params['Id']} does not exist.")
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


policy("CachePolicy", "NoSuchCachePolicy")
policy("OriginRequestPolicy", "NoSuchOriginRequestPolicy")
policy("ResponseHeadersPolicy", "NoSuchResponseHeadersPolicy")


@adds(CloudFrontResponse, "CreateMonitoringSubscription")
def create_subscription(call: Call) -> dict[str, Any]:
    subscription = call.params["MonitoringSubscription"]
    call.kept("subscriptions")[call.params["DistributionId"]] = subscription
    return {"MonitoringSubscription": subscription}


@adds(CloudFrontResponse, "GetMonitoringSubscription")
def get_subscription(call: Call) -> dict[str, Any]:
    return {"MonitoringSubscription": _subscription(call)}


@adds(CloudFrontResponse, "DeleteMonitoringSubscription")
def delete_subscription(call: Call) -> dict[str, Any]:
    _subscription(call)
    call.kept("subscriptions").pop(call.params["DistributionId"])
    return {}


def _subscription(call: Call) -> dict[str, Any]:
    subscription = call.kept("subscriptions").get(call.params["DistributionId"])
    if subscription is None:
        raise error("NoSuchMonitoringSubscription", "A monitoring subscription does not exist.")
    return subscription


@corrects(CloudFrontResponse, "UpdateDistribution", "UpdateOriginAccessControl")
def new_tag_of_version(call: Call, original: Any) -> Any:
    """moto never changes the ETag that tells one version of a thing from the next."""
    answer = original()
    answer["ETag"] = random_id()
    thing = call.backend.distributions.get(call.params["Id"])
    thing = thing or call.backend.origin_access_controls[call.params["Id"]]
    thing.etag = answer["ETag"]
    return answer
