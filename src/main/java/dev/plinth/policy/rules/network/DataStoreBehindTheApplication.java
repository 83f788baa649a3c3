package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two doors between the internet and the data. */
public final class DataStoreBehindTheApplication implements DocumentRule {
  private static final Set<String> STORES =
      Set.of(
          "aws_db_instance",
          "aws_rds_cluster",
          "aws_docdb_cluster",
          "aws_neptune_cluster",
          "aws_redshift_cluster",
          "aws_elasticache_cluster",
          "aws_elasticache_replication_group",
          "aws_elasticache_serverless_cache",
          "aws_memorydb_cluster",
          "aws_dax_cluster",
          "aws_opensearch_domain",
          "aws_opensearchserverless_vpc_endpoint",
          "aws_msk_cluster",
          "aws_mq_broker",
          "aws_efs_mount_target");

  @Override
  public String title() {
    return "No group that the internet reaches is admitted to a database, a cache or a broker";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever takes over what faces the internet is at the data at once, with"
        + " nothing between the two.";
  }

  @Override
  public String remedy() {
    return "Admit the group of the application, which admits the load balancer. What"
        + " connects directly stops working.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Controlling access with security groups",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"data": {"vpc_security_group_ids": ["${aws_security_group.data.id}"]}},
          "aws_security_group": {"data": {"name": "data"}, "web": {"name": "web"}},
          "aws_vpc_security_group_ingress_rule": {
            "web": {"security_group_id": "${aws_security_group.web.id}",
              "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 443, "to_port": 443},
            "data": {"security_group_id": "${aws_security_group.data.id}",
              "referenced_security_group_id": "${aws_security_group.web.id}",
              "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"data": {"vpc_security_group_ids": ["${aws_security_group.data.id}"]}},
          "aws_security_group": {"data": {"name": "data"}, "web": {"name": "web"}, "app": {"name": "app"}},
          "aws_vpc_security_group_ingress_rule": {
            "web": {"security_group_id": "${aws_security_group.web.id}",
              "cidr_ipv4": "0.0.0.0/0", "ip_protocol": "tcp", "from_port": 443, "to_port": 443},
            "data": {"security_group_id": "${aws_security_group.data.id}",
              "referenced_security_group_id": "${aws_security_group.app.id}",
              "ip_protocol": "tcp", "from_port": 5432, "to_port": 5432}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var members = new GroupMembers(document);
    List<GroupRule> rules = GroupRule.inward(document);
    Set<String> exposed =
        rules.stream()
            .filter(rule -> rule.peers().contains(Peer.INTERNET))
            .map(GroupRule::group)
            .collect(Collectors.toSet());
    return rules.stream()
        .filter(rule -> isAroundStore(members, rule.group()))
        .flatMap(rule -> check(document, rule, exposed));
  }

  private Stream<Finding> check(TerraformDocument document, GroupRule rule, Set<String> exposed) {
    return rule.groups().stream()
        .filter(group -> !group.equals(rule.group()))
        .flatMap(
            group ->
                exposed.contains(group)
                    ? Stream.of(
                        finding(
                            rule.at(), "admits %s, which the internet reaches".formatted(group)))
                    : isKnown(document, group)
                        ? Stream.empty()
                        : Stream.of(
                            new Finding(
                                this, rule.at().address(), "whom it admits is not known", false)));
  }

  /** A group of another document is not this one's to judge. */
  private static boolean isKnown(TerraformDocument document, String group) {
    return document.find(group).isPresent() || group.startsWith("sg-");
  }

  private static boolean isAroundStore(GroupMembers members, String group) {
    return members.of(group).stream().anyMatch(member -> STORES.contains(member.type()));
  }
}
