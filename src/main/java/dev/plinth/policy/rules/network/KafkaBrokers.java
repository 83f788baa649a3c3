package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The brokers that the variables of the microservices platform name. */
final class KafkaBrokers {
  private static final String VARIABLE = "kafka_brokers";
  private static final List<String> BLOCKS = List.of("cidr_ipv4", "cidr_ipv6", "cidr_blocks");

  private KafkaBrokers() {}

  /** The ports that they listen on, each once. */
  static List<Integer> ports(TerraformDocument document) {
    return Stream.ofNullable(document.variables().get(VARIABLE))
        .flatMap(brokers -> brokers.texts("default").stream())
        .map(broker -> broker.substring(broker.lastIndexOf(':') + 1))
        .filter(port -> port.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .distinct()
        .toList();
  }

  /** The groups and blocks that a rule names. */
  static Stream<String> peers(GroupRule rule) {
    Block body = rule.body();
    return Stream.concat(
        rule.groups().stream(), BLOCKS.stream().flatMap(argument -> body.texts(argument).stream()));
  }
}
