package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirewallTest {
  @Test
  void the_internet_reaches_the_load_balancer_alone_and_by_https_alone() {
    var open =
        ingress(troubleshooter()).stream()
            .filter(rule -> rule.text("cidr_ipv4").isPresent())
            .toList();

    assertThat(open)
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.text("security_group_id"))
                  .hasValue("${aws_security_group.alb_sg.id}");
              assertThat(rule.number("from_port")).hasValue(443);
              assertThat(rule.number("to_port")).hasValue(443);
            });
  }

  @Test
  void nobody_reaches_a_private_origin_but_by_the_link() {
    var document = troubleshooter("integration=private");

    assertThat(ingress(document))
        .noneSatisfy(rule -> assertThat(rule.text("cidr_ipv4")).isPresent());
    assertThat(admitted(document, "alb_sg")).containsExactly("${aws_security_group.nlb_sg.id}");
    assertThat(admitted(document, "nlb_sg")).isEmpty();
    assertThat(document.resource("aws_lb.link").texts("security_groups"))
        .containsExactly("${aws_security_group.nlb_sg.id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public_alb", "private"})
  void tasks_are_reached_by_the_load_balancer_on_their_port(String integration) {
    var document = troubleshooter("integration=" + integration, "container_port=9090");
    var rule =
        document.resource(
            "aws_vpc_security_group_ingress_rule.ecs_service_sg_requests_from_alb_sg");

    assertThat(admitted(document, "ecs_service_sg"))
        .containsExactly("${aws_security_group.alb_sg.id}");
    assertThat(rule.number("from_port")).hasValue(9090);
    assertThat(document.resource("aws_ecs_service.service").block("network_configuration"))
        .satisfies(
            network -> {
              assertThat(network.texts("security_groups"))
                  .containsExactly("${aws_security_group.ecs_service_sg.id}");
              assertThat(network.isFalse("assign_public_ip")).isTrue();
            });
  }

  @Test
  void vectors_in_the_network_are_reached_by_the_programs_alone() {
    assertThat(admitted(troubleshooter("vector_reach=vpc"), "vectors_sg"))
        .containsExactly("${aws_security_group.ecs_service_sg.id}");
  }

  @Test
  void there_is_no_group_for_what_is_not_there() {
    var document = troubleshooter("vector_reach=internet");

    assertThat(document.resources("aws_security_group"))
        .extracting(Resource::name)
        .containsExactlyInAnyOrder("alb_sg", "ecs_service_sg");
  }

  private static List<Resource> ingress(TerraformDocument document) {
    return document.resources("aws_vpc_security_group_ingress_rule");
  }

  /** The groups whose members a group admits. */
  private static List<String> admitted(TerraformDocument document, String group) {
    return ingress(document).stream()
        .filter(
            rule ->
                rule.text("security_group_id")
                    .orElseThrow()
                    .equals("${aws_security_group." + group + ".id}"))
        .map(rule -> rule.text("referenced_security_group_id").orElseThrow())
        .toList();
  }
}
