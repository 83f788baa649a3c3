package dev.plinth.constructs.network;

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
  public List<ITerraformDependable> rules() {
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
    admit(source, what, port);
    String out = source.id + "-" + what + "-to-" + id;
    source.add(
        out, source.egress(out, what + " to " + id, port).referencedSecurityGroupId(id()).build());
  }

  /**
   * Admits members of another group, which somebody else lets out: for many groups of one kind
   * behind one rule of the source.
   */
  public void admit(SecurityGroup source, String what, int port) {
    String in = id + "-" + what + "-from-" + source.id;
    add(
        in,
        ingress(in, what + " from " + source.id, port)
            .referencedSecurityGroupId(source.id())
            .build());
  }

  /** Admits members of a group that others own, such as one of a peered network. */
  public void admitForeign(String source, String groupId, String what, int port) {
    String in = id + "-" + what + "-from-" + source;
    add(in, ingress(in, what + " from " + source, port).referencedSecurityGroupId(groupId).build());
  }

  /** Lets members connect to a range of ports of the members of another group. */
  public void allowTo(SecurityGroup target, String what, int firstPort, int lastPort) {
    String out = id + "-" + what + "-to-" + target.id;
    add(
        out,
        egress(out, what + " to " + target.id, firstPort)
            .toPort(lastPort)
            .referencedSecurityGroupId(target.id())
            .build());
  }

  /** Lets members connect to a port of a group that others own. */
  public void allowToForeign(String target, String groupId, String what, int port) {
    String out = id + "-" + what + "-to-" + target;
    add(out, egress(out, what + " to " + target, port).referencedSecurityGroupId(groupId).build());
  }

  /** Lets members connect to a port of blocks of addresses; the rules are numbered from 1. */
  public void allowToCidrs(String what, int port, List<String> cidrs) {
    for (int index = 0; index < cidrs.size(); index++) {
      String rule = id + "-" + what + "-to-" + (index + 1);
      add(rule, egress(rule, what, port).cidrIpv4(cidrs.get(index)).build());
    }
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
