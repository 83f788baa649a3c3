package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A door of its own for each kind of caller, and none that everybody goes through. */
public final class SecurityGroupAdmitsLittle implements DocumentRule {
  private static final Set<Integer> WEB = Set.of(80, 443);

  @Override
  public String title() {
    return "Security groups admit named ports, and the whole internet only to web ports"
        + " of load balancers";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A port that is open to everybody is scanned within minutes; whatever listens"
        + " there answers strangers.";
  }

  @Override
  public String remedy() {
    return "Name the port and the security group or addresses that need it. Connections"
        + " that are open may break when a rule goes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(25),
        Source.microservices(10),
        Source.fsbp("ec2", "EC2", 18),
        Source.fsbp("ec2", "EC2", 19),
        Source.cis("3.0.0", "5.2"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"app": {"name": "app", "vpc_id": "${aws_vpc.main.id}"}},
          "aws_vpc_security_group_ingress_rule": {"ssh": {"security_group_id": "${aws_security_group.app.id}",
            "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 22, "to_port": 22}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_security_group": {"app": {"name": "app", "vpc_id": "${aws_vpc.main.id}"}},
          "aws_vpc_security_group_ingress_rule": {"ssh": {"security_group_id": "${aws_security_group.app.id}",
            "cidr_ipv4": "198.51.100.0/24", "ip_protocol": "tcp", "from_port": 22, "to_port": 22}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var members = new GroupMembers(document);
    return GroupRule.inward(document).stream().flatMap(rule -> check(members, rule));
  }

  private Stream<Finding> check(GroupMembers members, GroupRule rule) {
    String at = rule.at().address();
    if (rule.isUnknown()) {
      return Stream.of(new Finding(this, at, "its ports are not known", false));
    }
    if (rule.takesEverything() && !isAmongThemselves(rule)) {
      return Stream.of(finding(at, "admits all ports"));
    }
    if (rule.takesOnly(WEB) && members.areLoadBalancers(rule.group())) {
      return Stream.empty();
    }
    if (rule.peers().contains(Peer.INTERNET)) {
      return Stream.of(finding(at, "admits the whole internet to " + rule.ports()));
    }
    return rule.peers().contains(Peer.UNKNOWN)
        ? Stream.of(new Finding(this, at, "whom it admits is not known", false))
        : Stream.empty();
  }

  /** Members of one group that trust each other, as those of a cluster do. */
  private static boolean isAmongThemselves(GroupRule rule) {
    return rule.peers().isEmpty() && rule.groups().equals(List.of(rule.group()));
  }
}
