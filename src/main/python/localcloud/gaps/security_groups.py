"""EC2 security group rules: descriptions of rules without a CIDR, and changes of any rule."""

from typing import Any

from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.responses import EC2Response

from localcloud.extension import Call, corrects

_init = SecurityGroupRule.__init__


def _described(
    rule: SecurityGroupRule,
    ec2_backend: Any,
    ip_protocol: str,
    group_id: str,
    from_port: str | None,
    to_port: str | None,
    ip_range: dict[str, str] | None,
    source_group: dict[str, str] | None = None,
    prefix_list_id: dict[str, str] | None = None,
    **rest: Any,
) -> None:
    """moto keeps the description within the source, and reads that of a CIDR only."""
    given = (ip_protocol, group_id, from_port, to_port, ip_range, source_group, prefix_list_id)
    _init(rule, ec2_backend, *given, **rest)
    sources = [source for source in (ip_range, source_group, prefix_list_id) if source]
    rule.own_description = sources[0].get("Description") if sources else None


SecurityGroupRule.__init__ = _described
SecurityGroupRule.description = property(lambda rule: rule.own_description)


@corrects(EC2Response, "ModifySecurityGroupRules")
def modify(call: Call, original: Any) -> dict[str, Any]:
    """moto changes rules with a CIDR and ports only."""
    group = call.backend.get_security_group_from_id(call.params["GroupId"])
    for change in call.params["SecurityGroupRules"]:
        _change(group.get_rule(change["SecurityGroupRuleId"]), change["SecurityGroupRule"])
    return {"Return": True}


def _change(rule: SecurityGroupRule, wanted: dict[str, Any]) -> None:
    rule.ip_protocol = wanted["IpProtocol"]
    ports = (None, None) if rule.ip_protocol == "-1" else (wanted["FromPort"], wanted["ToPort"])
    rule.from_port, rule.to_port = ports
    rule.own_description = wanted.get("Description")
    cidrs = {"CidrIp": wanted.get("CidrIpv4"), "CidrIpv6": wanted.get("CidrIpv6")}
    rule.ip_range = {name: cidr for name, cidr in cidrs.items() if cidr}
    referenced = wanted.get("ReferencedGroupId")
    if referenced and rule.source_group.get("GroupId") != referenced:
        rule.source_group = {"GroupId": referenced, "OwnerId": rule.owner_id}
    rule.prefix_list_id = wanted.get("PrefixListId")
