package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Who may connect to what, on which port. A new group admits nothing and lets nothing out; each
 * rule is a resource of its own, so that a change of one leaves the others alone.
 */
public final class SecurityGroup extends Construct {
  private final com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup group;
  private final String id;

  public SecurityGroup(Construct scope, String id, SecurityGroupProps props) {
    super(scope, id + "-security-group");
    this.id = id;
    group =
        at(
            id,
            com.hashicorp.cdktf.providers.aws.security_group.SecurityGroup.Builder.create(
                    this, "group")
                .name(props.name())
                .description(props.description())
                .vpcId(props.vpcId())
                .tags(Map.of("Name", props.name()))
                .build());
  }

  public String id() {
    return group.getId();
  }

  /** Admits connections to a port from blocks of addresses; the rules are numbered from 1. */
  public void allowFromCidrs(String what, int port, List<String> cidrs) {
    for (int index = 0; index < cidrs.size(); index++) {
      String rule = id + "-" + what + "-" + (index + 1);
      at(
          rule,
          VpcSecurityGroupIngressRule.Builder.create(this, rule)
              .securityGroupId(group.getId())
              .description(what)
              .ipProtocol("tcp")
              .fromPort(port)
              .toPort(port)
              .cidrIpv4(cidrs.get(index))
              .build());
    }
  }

  /** Lets the members of another group connect to a port of this one: both sides of the rule. */
  public void allowFrom(SecurityGroup source, String what, int port) {
    String ingress = id + "-" + what + "-from-" + source.id;
    at(
        ingress,
        VpcSecurityGroupIngressRule.Builder.create(this, ingress)
            .securityGroupId(group.getId())
            .description(what + " from " + source.id)
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .referencedSecurityGroupId(source.id())
            .build());
    String egress = source.id + "-" + what + "-to-" + id;
    at(
        egress,
        VpcSecurityGroupEgressRule.Builder.create(this, egress)
            .securityGroupId(source.id())
            .description(what + " to " + id)
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .referencedSecurityGroupId(group.getId())
            .build());
  }

  /** Lets members connect to a port of any address on the internet. */
  public void allowToInternet(String what, int port) {
    String rule = id + "-" + what + "-to-internet";
    at(
        rule,
        VpcSecurityGroupEgressRule.Builder.create(this, rule)
            .securityGroupId(group.getId())
            .description(what + " to the internet")
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .cidrIpv4("0.0.0.0/0")
            .build());
  }
}
