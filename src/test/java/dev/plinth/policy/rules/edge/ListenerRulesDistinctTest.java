package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ListenerRulesDistinctTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String CART = "aws_lb_listener_rule.cart";

  ListenerRulesDistinctTest() {
    super(new ListenerRulesDistinct());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("priority taken", "ollama/production")
            .with("aws_lb_listener_rule.api_2", "/priority", "1")
            .foundAt("aws_lb_listener_rule.api_2"),
        DocumentMutant.of("path taken", PLATFORM)
            .with(
                "aws_lb_listener_rule.orders",
                "/condition/0/path_pattern/values/1",
                "\"/api/cart/*\"")
            .foundAt("aws_lb_listener_rule.orders"),
        DocumentMutant.of("host removed", PLATFORM)
            .with(CART, "/condition/0/path_pattern/values/0", "\"/api/*\"")
            .with(
                "aws_lb_listener_rule.storefront",
                "/condition",
                "[{\"path_pattern\": {\"values\": [\"/api/*\"]}}]")
            .foundAt("aws_lb_listener_rule.storefront"),
        DocumentMutant.of("unknown", PLATFORM).unknown(CART, "/priority").foundAt(CART));
  }

  @Test
  void tells_callers_apart_by_other_conditions() {
    assertThat(
            judging.in(
                """
                "aws_lb_listener_rule": {
                  "a": {"listener_arn": "l", "priority": 1, "condition": [
                    {"path_pattern": {"values": ["/x"]}},
                    {"source_ip": {"values": ["198.51.100.0/24"]}}]},
                  "b": {"listener_arn": "l", "priority": 2, "condition": [
                    {"path_pattern": {"values": ["/x"]}},
                    {"source_ip": {"values": ["203.0.113.0/24"]}}]}}
                """))
        .isEmpty();
  }

  @Test
  void lets_two_listeners_have_the_same() {
    assertThat(
            judging.in(
                """
                "aws_lb_listener_rule": {
                  "a": {"listener_arn": "l", "priority": 1},
                  "b": {"listener_arn": "m", "priority": 1}}
                """))
        .isEmpty();
  }

  @Test
  void lets_one_rule_say_a_path_twice() {
    assertThat(
            judging.in(
                """
                "aws_lb_listener_rule": {"a": {"listener_arn": "l", "priority": 1, "condition": [
                  {"path_pattern": {"values": ["/x", "/x"]}}]}}
                """))
        .isEmpty();
  }
}
