package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResource;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_egress_rule.VpcSecurityGroupEgressRule;
import com.hashicorp.cdktf.providers.aws.vpc_security_group_ingress_rule.VpcSecurityGroupIngressRule;
import java.util.ArrayList;
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
  private final List<ITerraformDependable> rules = new ArrayList<>();

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

  /** For what connects at once: Terraform sees no connection between a group and its rules. */
  List<ITerraformDependable> rules() {
    return List.copyOf(rules);
  }

  /** Admits connections to a port from blocks of addresses; the rules are numbered from 1. */
  public void allowFromCidrs(String what, int port, List<String> cidrs) {
    for (int index = 0; index < cidrs.size(); index++) {
      String rule = id + "-" + what + "-" + (index + 1);
      add(rule, ingress(rule, what, port).cidrIpv4(cidrs.get(index)).build());
    }
  }

  /** Lets the members of another group connect to a port of this one: both sides of the rule. */
  public void allowFrom(SecurityGroup source, String what, int port) {
    String in = id + "-" + what + "-from-" + source.id;
    add(
        in,
        ingress(in, what + " from " + source.id, port)
            .referencedSecurityGroupId(source.id())
            .build());
    String out = source.id + "-" + what + "-to-" + id;
    source.add(
        out, source.egress(out, what + " to " + id, port).referencedSecurityGroupId(id()).build());
  }

  /** Lets members connect to a port of any address on the internet. */
  public void allowToInternet(String what, int port) {
    String rule = id + "-" + what + "-to-internet";
    add(rule, egress(rule, what + " to the internet", port).cidrIpv4("0.0.0.0/0").build());
  }

  private void add(String rule, TerraformResource built) {
    rules.add(at(rule, built));
  }

  private VpcSecurityGroupIngressRule.Builder ingress(String rule, String description, int port) {
    return VpcSecurityGroupIngressRule.Builder.create(this, rule)
        .securityGroupId(group.getId())
        .description(description)
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port);
  }

  private VpcSecurityGroupEgressRule.Builder egress(String rule, String description, int port) {
    return VpcSecurityGroupEgressRule.Builder.create(this, rule)
        .securityGroupId(group.getId())
        .description(description)
        .ipProtocol("tcp")
        .fromPort(port)
        .toPort(port);
  }
}
