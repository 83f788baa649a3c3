package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
  private static final String PRIVATE = "integration=private";
  private static final String PUBLIC = "integration=public_alb";
  private static final String TARGETS = "${aws_lb_target_group.service.arn}";
  private static final String SECRET =
      "${data.aws_secretsmanager_secret_version.origin_verify.secret_string}";

  @ParameterizedTest
  @ValueSource(strings = {PUBLIC, PRIVATE})
  void https_alone_is_spoken_with_the_certificate_of_the_settings(String integration) {
    var document = troubleshooter(integration);
    var listener = document.resource("aws_lb_listener.https");

    assertThat(document.find("aws_lb_listener.http")).isEmpty();
    assertThat(listener.number("port")).hasValue(443);
    assertThat(listener.text("protocol")).hasValue("HTTPS");
    assertThat(listener.text("ssl_policy")).hasValue("ELBSecurityPolicy-TLS13-1-2-2021-06");
    assertThat(listener.text("certificate_arn").orElseThrow()).contains(":certificate/");
    assertThat(listener.text("routing_http_response_strict_transport_security_header_value"))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLIC, PRIVATE})
  void the_load_balancer_keeps_its_guards_either_way(String integration) {
    var balancer = troubleshooter(integration).resource("aws_lb.main");

    assertThat(balancer.text("name")).hasValue("troubleshooter-alb-mvp");
    assertThat(balancer.isTrue("drop_invalid_header_fields")).isTrue();
    assertThat(balancer.isTrue("enable_deletion_protection")).isTrue();
    assertThat(balancer.block("access_logs").isTrue("enabled")).isTrue();
    assertThat(balancer.number("idle_timeout")).hasValue(60);
  }

  @Test
  void from_the_internet_only_who_knows_the_secret_gets_through() {
    var document = troubleshooter(PUBLIC);
    var fallback = document.resource("aws_lb_listener.https").block("default_action");
    var rule = document.resource("aws_lb_listener_rule.verified");
    var header = rule.block("condition").block("http_header");

    assertThat(document.resource("aws_lb.main").isFalse("internal")).isTrue();
    assertThat(fallback.block("fixed_response").text("status_code")).hasValue("403");
    assertThat(header.text("http_header_name")).hasValue("X-Origin-Verify");
    assertThat(header.texts("values")).containsExactly(SECRET);
    assertThat(rule.blocks("condition")).hasSize(1);
    assertThat(rule.block("action").text("target_group_arn")).hasValue(TARGETS);
    assertThat(document.resources("aws_lb_listener_rule")).hasSize(1);
    assertThat(document.resources("aws_api_gateway_vpc_link")).isEmpty();
  }

  /** Only what has been written can be read, and nobody writes it down in the configuration. */
  @Test
  void the_secret_is_read_where_it_was_written() {
    var document = troubleshooter(PUBLIC);
    var version = document.resource("aws_secretsmanager_secret_version.origin_verify");

    assertThat(version.text("secret_string")).isEmpty();
    assertThat(version.text("secret_string_wo").orElseThrow()).startsWith("${ephemeral.");
    assertThat(document.dataSources("aws_secretsmanager_secret_version"))
        .singleElement()
        .satisfies(
            read ->
                assertThat(read.text("secret_id"))
                    .hasValue("${aws_secretsmanager_secret_version.origin_verify.secret_id}"));
    assertThat(document.resource("aws_secretsmanager_secret.origin_verify").text("kms_key_id"))
        .hasValue("${aws_kms_key.data.arn}");
  }

  @Test
  void in_the_network_a_link_leads_to_the_load_balancer() {
    var document = troubleshooter(PRIVATE);
    var carrier = document.resource("aws_lb.link");
    var targets = document.resource("aws_lb_target_group.link");
    var target = document.resource("aws_lb_target_group_attachment.link");

    assertThat(document.resource("aws_lb.main").isTrue("internal")).isTrue();
    assertThat(document.resource("aws_lb.main").texts("subnets"))
        .containsExactly("${aws_subnet.private_1.id}", "${aws_subnet.private_2.id}");
    assertThat(carrier.text("load_balancer_type")).hasValue("network");
    assertThat(carrier.isTrue("internal")).isTrue();
    assertThat(carrier.text("enforce_security_group_inbound_rules_on_private_link_traffic"))
        .hasValue("off");
    assertThat(targets.text("target_type")).hasValue("alb");
    assertThat(targets.text("protocol")).hasValue("TCP");
    assertThat(targets.block("health_check").text("protocol")).hasValue("HTTPS");
    assertThat(targets.block("health_check").text("path")).hasValue("/health");
    assertThat(target.text("target_id")).hasValue("${aws_lb.main.arn}");
    assertThat(target.texts("depends_on")).containsExactly("aws_lb_listener.https");
    assertThat(document.resource("aws_lb_listener.link").text("protocol")).hasValue("TCP");
    assertThat(document.resource("aws_api_gateway_vpc_link.main").texts("target_arns"))
        .containsExactly("${aws_lb.link.arn}");
  }

  @Test
  void in_the_network_there_is_no_secret_to_know() {
    var document = troubleshooter(PRIVATE);

    assertThat(
            document
                .resource("aws_lb_listener.https")
                .block("default_action")
                .text("target_group_arn"))
        .hasValue(TARGETS);
    assertThat(document.resources("aws_lb_listener_rule")).isEmpty();
    assertThat(document.resources("aws_secretsmanager_secret")).isEmpty();
    assertThat(document.resources("aws_route53_record")).isEmpty();
  }

  @Test
  void a_hosted_zone_gets_the_name_of_the_origin() {
    String zone = "Z0123456789ABCDEFGHIJ";

    var record =
        troubleshooter(PUBLIC, "hosted_zone_id=" + zone).resource("aws_route53_record.origin");

    assertThat(record.text("zone_id")).hasValue(zone);
    assertThat(record.text("name")).hasValue("origin.troubleshooter.example.com");
    assertThat(record.block("alias").text("name")).hasValue("${aws_lb.main.dns_name}");
    assertThat(troubleshooter(PRIVATE, "hosted_zone_id=" + zone).find("aws_route53_record.origin"))
        .isEmpty();
  }

  @Test
  void a_target_is_asked_for_its_health_where_the_settings_say() {
    var targets =
        troubleshooter("container_port=9090", "deregistration_delay_seconds=45")
            .resource("aws_lb_target_group.service");

    assertThat(targets.number("port")).hasValue(9090);
    assertThat(targets.text("name").orElseThrow()).contains("9090").hasSizeLessThanOrEqualTo(32);
    assertThat(targets.text("target_type")).hasValue("ip");
    assertThat(targets.block("health_check").text("path")).hasValue("/health");
    assertThat(targets.number("deregistration_delay")).hasValue(45);
  }
}
