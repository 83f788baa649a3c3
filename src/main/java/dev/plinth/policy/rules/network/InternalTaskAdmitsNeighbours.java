package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Those who need a service reach it. */
public final class InternalTaskAdmitsNeighbours implements DocumentRule {
  @Override
  public String title() {
    return "Internal services admit the other services and Kafka";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Calls of other services, and what Kafka pushes, time out.";
  }

  @Override
  public String remedy() {
    return "Admit the group that all services have, and Kafka's group or addresses, on"
        + " the service's port.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(35));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"stock": {"network_configuration": {
            "security_groups": ["${aws_security_group.internal_service.id}", "${aws_security_group.stock.id}"]}}},
          "aws_security_group": {"stock": {"name": "stock"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"stock": {"network_configuration": {
            "security_groups": ["${aws_security_group.internal_service.id}",
              "${aws_security_group.stock.id}", "${aws_security_group.client.id}"]}}},
          "aws_security_group": {
            "client": {"egress": [{"protocol": "tcp", "from_port": 9094, "to_port": 9094,
              "cidr_blocks": ["10.90.0.0/20"]}]},
            "stock": {"ingress": [{"protocol": "tcp", "from_port": 3007, "to_port": 3007,
              "security_groups": ["${aws_security_group.client.id}"], "cidr_blocks": ["10.90.0.0/20"]}]}}},
         "variable": {"kafka_brokers": {"default": ["b-1.kafka.example.com:9094"]}}
        }
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    var members = new GroupMembers(document);
    List<Integer> ports = KafkaBrokers.ports(document);
    return ServiceNetwork.all(document)
        .filter(tasks -> tasks.are(ServiceKind.INTERNAL))
        .flatMap(
            tasks ->
                Stream.of(
                        admitsServices(members, tasks) ? "" : "none of its groups admits services",
                        admitsKafka(ports, tasks) ? "" : "none of its groups admits Kafka")
                    .filter(what -> !what.isEmpty())
                    .map(what -> finding(tasks.service(), what)));
  }

  private static boolean admitsServices(GroupMembers members, ServiceNetwork tasks) {
    return tasks
        .inward()
        .flatMap(rule -> rule.groups().stream())
        .flatMap(group -> members.of(group).stream())
        .anyMatch(member -> member.type().equals("aws_ecs_service"));
  }

  /** Kafka is whom the brokers' ports are let out to. */
  private static boolean admitsKafka(List<Integer> ports, ServiceNetwork tasks) {
    Set<String> brokers =
        tasks
            .outward()
            .filter(rule -> ports.stream().anyMatch(rule::takes))
            .flatMap(KafkaBrokers::peers)
            .collect(Collectors.toSet());
    return tasks.inward().flatMap(KafkaBrokers::peers).anyMatch(brokers::contains);
  }
}
