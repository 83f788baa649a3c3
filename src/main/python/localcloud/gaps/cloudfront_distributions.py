"""CloudFront distributions as they were written, and their monitoring."""

from copy import deepcopy
from typing import Any

from moto.cloudfront import models, urls
from moto.cloudfront.models import random_id
from moto.cloudfront.responses import CloudFrontResponse

from localcloud.extension import Call, adds, corrects, error

EMPTY = {"Quantity": 0}
DEFAULTS: dict[str, Any] = {
    "Aliases": EMPTY,
    "CacheBehaviors": EMPTY,
    "CustomErrorResponses": EMPTY,
    "OriginGroups": EMPTY,
    "DefaultRootObject": "",
    "HttpVersion": "http2",
    "IsIPV6Enabled": False,
    "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
    "PriceClass": "PriceClass_All",
    "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    "ViewerCertificate": {"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1"},
    "WebACLId": "",
}
"""What the service answers where nothing was written."""

_MotoDistributionConfig = models.DistributionConfig


class DistributionConfig(dict[str, Any]):
    """What was written: moto loses the access control of an origin and invents forwarded values."""

    def __init__(self, config: dict[str, Any]):
        _MotoDistributionConfig(deepcopy(config))
        super().__init__({**DEFAULTS, **config})

    @property
    def caller_reference(self) -> str:
        return self["CallerReference"]


_init = models.Distribution.__init__


def _with_global_arn(
    self: models.Distribution, account: str, partition: str, config: dict[str, Any]
) -> None:
    """moto's ARN of a distribution lacks its empty region."""
    _init(self, account, partition, config)
    self.arn = f"arn:{partition}:cloudfront::{account}:distribution/{self.id}"


models.DistributionConfig = DistributionConfig
models.Distribution.__init__ = _with_global_arn

# moto knows some paths only; the operation is told from method and path in any case.
urls.url_paths["{0}/2020-05-31/(?P<path>.+)$"] = CloudFrontResponse.dispatch


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
