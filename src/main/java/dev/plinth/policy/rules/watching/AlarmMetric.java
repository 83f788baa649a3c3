package dev.plinth.policy.rules.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A metric that an alarm looks at, by itself or in a formula.
 *
 * @param namespace such as {@code AWS/ECS}; empty where it is not known
 * @param name such as {@code CPUUtilization}
 * @param dimensions by their names; references stay as they are written
 */
record AlarmMetric(String namespace, String name, Map<String, String> dimensions) {
  /** All that an alarm looks at. */
  static Stream<AlarmMetric> of(Resource alarm) {
    return Stream.concat(
            Stream.of((Block) alarm),
            alarm.blocks("metric_query").stream().flatMap(query -> query.blocks("metric").stream()))
        .filter(block -> block.isSet("metric_name"))
        .map(
            block ->
                new AlarmMetric(
                    block.text("namespace").orElse(""),
                    block.text("metric_name").orElse(""),
                    dimensions(block.value("dimensions"))));
  }

  boolean is(String otherNamespace, String otherName) {
    return namespace.equals(otherNamespace) && name.equals(otherName);
  }

  private static Map<String, String> dimensions(JsonNode written) {
    return written.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asText()));
  }
}
