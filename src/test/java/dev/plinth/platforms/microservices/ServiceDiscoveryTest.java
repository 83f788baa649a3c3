package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import org.junit.jupiter.api.Test;

class ServiceDiscoveryTest {
  private static final String SERVICE_CONNECT = "service_discovery=service_connect";

  @Test
  void internal_services_have_a_name_in_dns() {
    var document = microservices("qa");
    var name = document.resource("aws_service_discovery_service.pricing");
    Block dns = name.block("dns_config");

    assertThat(document.resources("aws_service_discovery_service")).hasSize(5);
    assertThat(
            document.resource("aws_service_discovery_private_dns_namespace.internal").text("name"))
        .hasValue("qa.internal");
    assertThat(name.text("name")).hasValue("pricing");
    assertThat(dns.text("namespace_id"))
        .hasValue("${aws_service_discovery_private_dns_namespace.internal.id}");
    assertThat(dns.block("dns_records").text("type")).hasValue("A");
    assertThat(dns.block("dns_records").number("ttl")).hasValue(10);
    assertThat(name.blocks("health_check_custom_config")).hasSize(1);
    assertThat(
            document
                .resource("aws_ecs_service.pricing")
                .block("service_registries")
                .text("registry_arn"))
        .hasValue("${aws_service_discovery_service.pricing.arn}");
  }

  @Test
  void public_services_have_none() {
    assertThat(microservices("qa").resource("aws_ecs_service.orders").blocks("service_registries"))
        .isEmpty();
  }

  @Test
  void a_proxy_may_know_the_same_name() {
    var document = microservices("qa", SERVICE_CONNECT);
    Block place =
        document.resource("aws_ecs_service.pricing").block("service_connect_configuration");
    Block offer = place.block("service");

    assertThat(document.resources("aws_service_discovery_service")).isEmpty();
    assertThat(document.resource("aws_ecs_service.pricing").blocks("service_registries")).isEmpty();
    assertThat(place.text("namespace"))
        .hasValue("${aws_service_discovery_private_dns_namespace.internal.arn}");
    assertThat(offer.text("port_name")).hasValue("http");
    assertThat(offer.block("client_alias").text("dns_name")).hasValue("pricing.qa.internal");
    assertThat(offer.block("client_alias").number("port")).hasValue(3008);
    assertThat(place.block("log_configuration").block("options").text("awslogs-group"))
        .hasValue("${aws_cloudwatch_log_group.pricing_service.name}");
  }

  /** A name in DNS goes only when its last task has gone, and the proxy's would be refused. */
  @Test
  void the_proxys_name_in_the_namespace_is_not_the_one_in_dns() {
    assertThat(
            microservices("qa", SERVICE_CONNECT)
                .resource("aws_ecs_service.pricing")
                .block("service_connect_configuration")
                .block("service")
                .text("discovery_name"))
        .hasValue("pricing-proxy");
  }

  @Test
  void a_request_may_take_as_long_as_the_settings_say() {
    Block timeout =
        microservices("qa", SERVICE_CONNECT)
            .resource("aws_ecs_service.pricing")
            .block("service_connect_configuration")
            .block("service")
            .block("timeout");

    assertThat(timeout.number("per_request_timeout_seconds")).hasValue(30);
    assertThat(timeout.text("idle_timeout_seconds"))
        .hasValue("${max(300, var.service_connect_timeout_seconds)}");
  }

  @Test
  void public_services_call_and_are_not_called() {
    Block place =
        microservices("qa", SERVICE_CONNECT)
            .resource("aws_ecs_service.orders")
            .block("service_connect_configuration");

    assertThat(place.isTrue("enabled")).isTrue();
    assertThat(place.blocks("service")).isEmpty();
  }
}
