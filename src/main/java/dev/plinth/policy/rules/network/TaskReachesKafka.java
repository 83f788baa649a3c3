package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Events are what the services live on. */
public final class TaskReachesKafka implements DocumentRule {
  @Override
  public String title() {
    return "Every service may connect to the brokers of Kafka";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A service that cannot reach the brokers neither hears of anything nor tells"
        + " of it, and its tasks look healthy.";
  }

  @Override
  public String remedy() {
    return "Let one of the service's groups out to the brokers on each of their ports.";
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
            "security_groups": ["${aws_security_group.stock.id}"]}}},
          "aws_security_group": {"stock": {"name": "stock"}}},
         "variable": {"kafka_brokers": {"default": ["b-1.kafka.example.com:9094"]}}
        }
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": [{"tags": {"Service": "microservices"}}]}}, "resource": {
          "aws_ecs_service": {"stock": {"network_configuration": {
            "security_groups": ["${aws_security_group.stock.id}"]}}},
          "aws_security_group": {"stock": {"name": "stock", "egress": [
            {"protocol": "tcp", "from_port": 9094, "to_port": 9094, "cidr_blocks": ["10.90.0.0/20"]}]}}},
         "variable": {"kafka_brokers": {"default": ["b-1.kafka.example.com:9094"]}}
        }
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    List<Integer> ports = KafkaBrokers.ports(document);
    List<ServiceNetwork> services = ServiceNetwork.all(document).toList();
    if (ports.isEmpty()) {
      return services.stream()
          .map(tasks -> finding(tasks.service(), "variable kafka_brokers names no broker"));
    }
    return services.stream()
        .flatMap(
            tasks ->
                ports.stream()
                    .filter(port -> tasks.outward().noneMatch(rule -> leads(rule, port)))
                    .map(
                        port ->
                            finding(
                                tasks.service(),
                                "none of its groups lets port %d out".formatted(port))));
  }

  private static boolean leads(GroupRule rule, int port) {
    return rule.takes(port) && KafkaBrokers.peers(rule).findAny().isPresent();
  }
}
