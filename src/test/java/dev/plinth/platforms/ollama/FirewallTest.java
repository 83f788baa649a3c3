package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plinth.environment.InvalidSettings;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallTest {
  private static final String INGRESS = "aws_vpc_security_group_ingress_rule";
  private static final String EGRESS = "aws_vpc_security_group_egress_rule";

  @Test
  void production_admits_this_and_nothing_else() {
    assertThat(rules(ollama("production"), INGRESS))
        .containsExactlyInAnyOrder(
            "alb 80 0.0.0.0/0",
            "alb 443 0.0.0.0/0",
            "frontend 8080 alb",
            "backend 11434 alb",
            "backend 11434 frontend",
            "database 5432 app",
            "cache 6379 app",
            "endpoints 443 ${aws_vpc.main.cidr_block}");
  }

  @Test
  void production_lets_this_out_and_nothing_else() {
    assertThat(rules(ollama("production"), EGRESS))
        .containsExactlyInAnyOrder(
            "app 80 0.0.0.0/0",
            "app 443 0.0.0.0/0",
            "alb 8080 frontend",
            "alb 11434 backend",
            "frontend 11434 backend",
            "app 5432 database",
            "app 6379 cache");
  }

  @Test
  void development_without_shared_data_has_no_rules_for_it() {
    assertThat(rules(ollama("dev"), INGRESS))
        .containsExactlyInAnyOrder(
            "alb 80 0.0.0.0/0",
            "alb 443 0.0.0.0/0",
            "frontend 8080 alb",
            "backend 11434 alb",
            "backend 11434 frontend");
  }

  @Test
  void blocks_of_addresses_come_from_the_settings() {
    var document =
        ollama(
            "production",
            "web_allowed_cidrs=[\"198.51.100.0/24\",\"203.0.113.0/24\"]",
            "ssh_cidrs=[\"192.0.2.0/28\"]");

    assertThat(rules(document, INGRESS))
        .contains(
            "alb 80 198.51.100.0/24",
            "alb 80 203.0.113.0/24",
            "alb 443 198.51.100.0/24",
            "alb 443 203.0.113.0/24",
            "app 22 192.0.2.0/28")
        .noneMatch(rule -> rule.endsWith("0.0.0.0/0"));
  }

  @Test
  void the_whole_internet_may_never_open_ssh() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> ollama("production", "ssh_cidrs=[\"0.0.0.0/0\"]"))
        .withMessageContaining("ollama_ssh_cidrs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void rules_are_of_one_port_and_stand_by_themselves(String environment) {
    var document = ollama(environment);

    assertThat(Stream.of(INGRESS, EGRESS).flatMap(type -> document.resources(type).stream()))
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.text("ip_protocol")).hasValue("tcp");
              assertThat(rule.number("from_port")).isEqualTo(rule.number("to_port")).isPresent();
              assertThat(rule.text("description").orElse("")).isNotBlank();
            });
    assertThat(document.resources("aws_security_group"))
        .allSatisfy(
            group -> {
              assertThat(group.blocks("ingress")).isEmpty();
              assertThat(group.blocks("egress")).isEmpty();
              assertThat(group.text("description").orElse("")).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void the_default_group_of_the_network_admits_nothing(String environment) {
    Resource group = ollama(environment).resource("aws_default_security_group.main");

    assertThat(group.references("vpc_id")).contains(new Reference("aws_vpc.main", "id"));
    assertThat(group.blocks("ingress")).isEmpty();
    assertThat(group.blocks("egress")).isEmpty();
  }

  /** A rule in words: group, port, and who is at the other end. */
  private static List<String> rules(TerraformDocument document, String type) {
    return document.resources(type).stream()
        .map(
            rule ->
                "%s %d %s"
                    .formatted(
                        group(rule, "security_group_id"),
                        rule.number("from_port").orElseThrow(),
                        rule.text("cidr_ipv4")
                            .orElseGet(() -> group(rule, "referenced_security_group_id"))))
        .toList();
  }

  private static String group(Resource rule, String argument) {
    return rule.references(argument).get(0).address().replace("aws_security_group.", "");
  }
}
