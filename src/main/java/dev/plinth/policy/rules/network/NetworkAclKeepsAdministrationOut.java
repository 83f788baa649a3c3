package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The second fence before SSH and RDP. */
public final class NetworkAclKeepsAdministrationOut implements DocumentRule {
  private static final List<Integer> ADMINISTRATION = List.of(22, 3389);
  private static final String WHAT = "admits the internet to port 22 or 3389";

  @Override
  public String title() {
    return "Network ACLs admit nobody from the internet to the ports of SSH and RDP";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "One careless rule of a security group is then enough, and strangers try passwords.";
  }

  @Override
  public String remedy() {
    return "Narrow the rule, or deny ports 22 and 3389 under a lower number. An ACL"
        + " keeps no connections in mind: answers need ports 1024 to 65535, and lose"
        + " 3389.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ec2", "EC2", 21), Source.cis("3.0.0", "5.1"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_network_acl": {"main": {"vpc_id": "${aws_vpc.main.id}", "ingress": [
          {"rule_no": 100, "action": "allow", "protocol": "tcp", "from_port": 0, "to_port": 1023,
           "cidr_block": "0.0.0.0/0"}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_network_acl": {"main": {"vpc_id": "${aws_vpc.main.id}", "ingress": [
          {"rule_no": 90, "action": "deny", "protocol": "tcp", "from_port": 22, "to_port": 22,
           "cidr_block": "0.0.0.0/0"},
          {"rule_no": 100, "action": "allow", "protocol": "tcp", "from_port": 0, "to_port": 1023,
           "cidr_block": "0.0.0.0/0"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var byAcl = new LinkedHashMap<String, List<AclEntry>>();
    AclEntry.all(document)
        .filter(AclEntry::inward)
        .forEach(entry -> byAcl.computeIfAbsent(entry.acl(), it -> new ArrayList<>()).add(entry));
    return byAcl.values().stream()
        .flatMap(entries -> ADMINISTRATION.stream().flatMap(port -> admitting(entries, port)))
        .distinct()
        .map(entry -> new Finding(this, entry.at().address(), WHAT, isCertain(entry)));
  }

  /** The first one that fits decides; before it, one may fit. */
  private static Stream<AclEntry> admitting(List<AclEntry> entries, int port) {
    return entries.stream()
        .sorted(Comparator.comparingInt(AclEntry::number))
        .filter(entry -> entry.allows() ? entry.mayFit(port) : entry.fits(port))
        .limit(1)
        .filter(AclEntry::allows);
  }

  private static boolean isCertain(AclEntry entry) {
    return ADMINISTRATION.stream().anyMatch(entry::fits);
  }
}
