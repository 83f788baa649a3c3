package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each request has one way to go. */
public final class ListenerRulesDistinct implements DocumentRule {
  @Override
  public String title() {
    return "No two rules of a listener have the same priority or the same paths and hosts";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "AWS refuses the second priority, and a rule whose requests another takes"
        + " first never gets one.";
  }

  @Override
  public String remedy() {
    return "Give each rule a priority of its own, and each service paths or hosts of its own.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(39));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener_rule": {
          "cart": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 10,
            "condition": [{"path_pattern": {"values": ["/api/*"]}}]},
          "orders": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 20,
            "condition": [{"path_pattern": {"values": ["/api/*"]}}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_listener_rule": {
          "cart": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 10,
            "condition": [{"path_pattern": {"values": ["/api/cart/*"]}}]},
          "orders": {"listener_arn": "${aws_lb_listener.https.arn}", "priority": 20,
            "condition": [{"path_pattern": {"values": ["/api/orders/*"]}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var priorities = new HashSet<List<String>>();
    var ways = new HashSet<List<String>>();
    return Balancers.rules(document).toList().stream()
        .flatMap(rule -> Stream.concat(priority(rule, priorities), conditions(rule, ways)));
  }

  /** AWS chooses one where none is written. */
  private Stream<Finding> priority(Resource rule, Set<List<String>> taken) {
    if (!rule.isSet("priority")) {
      return Stream.empty();
    }
    if (rule.isUnknown("priority")) {
      return Stream.of(finding(rule, "priority", "its priority is not known"));
    }
    return taken.add(List.of(listener(rule), rule.value("priority").asText()))
        ? Stream.empty()
        : Stream.of(finding(rule, "another rule of the listener has its priority"));
  }

  private Stream<Finding> conditions(Resource rule, Set<List<String>> taken) {
    List<Block> conditions = rule.blocks("condition");
    List<String> paths = values(conditions, "path_pattern");
    List<String> hosts = values(conditions, "host_header");
    String others =
        conditions.stream()
            .filter(condition -> condition.blocks("path_pattern").isEmpty())
            .filter(condition -> condition.blocks("host_header").isEmpty())
            .map(Block::toString)
            .sorted()
            .toList()
            .toString();
    boolean distinct = true;
    for (String host : hosts) {
      for (String path : paths) {
        distinct &= taken.add(List.of(listener(rule), host, path, others));
      }
    }
    return distinct
        ? Stream.empty()
        : Stream.of(finding(rule, "another rule of the listener has its path and host"));
  }

  /** One that stands for all where a rule does not ask. */
  private static List<String> values(List<Block> conditions, String kind) {
    List<String> values =
        conditions.stream()
            .flatMap(condition -> condition.blocks(kind).stream())
            .flatMap(asked -> asked.texts("values").stream())
            .distinct()
            .toList();
    return values.isEmpty() ? List.of("*") : values;
  }

  private static String listener(Resource rule) {
    return rule.text("listener_arn").orElse("");
  }
}
