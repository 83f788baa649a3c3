"""Elastic Load Balancing, of which moto knows application load balancers best."""

from typing import Any

from moto.elbv2.models import ELBv2Backend
from moto.elbv2.responses import ELBV2Response

from localcloud.extension import Call, corrects

_ENFORCEMENT = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"

_create = ELBv2Backend.create_load_balancer


def _create_named(self: ELBv2Backend, *args: Any, **kwargs: Any) -> Any:
    """moto says of every load balancer in its ARN that it is one for applications."""
    balancer = _create(self, *args, **kwargs)
    if balancer.type == "network":
        old = balancer.arn
        balancer.arn = old.replace(":loadbalancer/app/", ":loadbalancer/net/")
        self.load_balancers[balancer.arn] = self.load_balancers.pop(old)
        self.tagging_service.copy_tags(old, balancer.arn)
        self.tagging_service.delete_all_tags_for_resource(old)
    return balancer


@corrects(ELBV2Response, "SetSecurityGroups")
def keep_enforcement(call: Call, original: Any) -> Any:
    """moto forgets whether the rules of a group count for what PrivateLink brings."""
    answer = original()
    enforcement = call.params.get(_ENFORCEMENT)
    if enforcement:
        balancer = call.backend.load_balancers[call.params["LoadBalancerArn"]]
        balancer.enforce_security_group_inbound_rules_on_private_link_traffic = enforcement
        answer[_ENFORCEMENT] = enforcement
    return answer


ELBv2Backend.create_load_balancer = _create_named
