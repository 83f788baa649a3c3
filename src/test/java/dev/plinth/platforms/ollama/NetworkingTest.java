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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkingTest {
  private static final String[] THREE_ZONES = {
    "availability_zones=[\"us-east-1a\",\"us-east-1b\",\"us-east-1c\"]",
    "public_subnet_cidrs=[\"10.0.1.0/24\",\"10.0.2.0/24\",\"10.0.3.0/24\"]",
    "private_subnet_cidrs=[\"10.0.10.0/24\",\"10.0.11.0/24\",\"10.0.12.0/24\"]"
  };

  @Test
  void production_has_the_blocks_of_the_design() {
    var document = ollama("production");
    Resource vpc = document.resource("aws_vpc.main");

    assertThat(vpc.text("cidr_block")).hasValue("10.0.0.0/16");
    assertThat(vpc.isTrue("enable_dns_support")).isTrue();
    assertThat(vpc.isTrue("enable_dns_hostnames")).isTrue();
    assertThat(subnets(document))
        .containsExactly(
            "private_1 us-east-1a 10.0.10.0/24",
            "private_2 us-east-1b 10.0.11.0/24",
            "public_1 us-east-1a 10.0.1.0/24",
            "public_2 us-east-1b 10.0.2.0/24");
  }

  @Test
  void a_third_zone_has_its_own_subnets_and_gateway() {
    var document = ollama("production", THREE_ZONES);

    assertThat(subnets(document))
        .hasSize(6)
        .contains("private_3 us-east-1c 10.0.12.0/24", "public_3 us-east-1c 10.0.3.0/24");
    assertThat(document.resources("aws_route_table_association")).hasSize(6);
    assertThat(gatewayOf(document, "private_3")).isEqualTo("aws_nat_gateway.main_3");
    assertThat(document.resource("aws_lb.main").references("subnets")).hasSize(3);
    assertThat(document.resource("aws_autoscaling_group.app").references("vpc_zone_identifier"))
        .hasSize(3);
  }

  @Test
  void one_zone_is_refused() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(
            () ->
                ollama(
                    "production",
                    "availability_zones=[\"us-east-1a\"]",
                    "public_subnet_cidrs=[\"10.0.1.0/24\"]",
                    "private_subnet_cidrs=[\"10.0.10.0/24\"]"))
        .withMessageContaining("ollama_availability_zones")
        .withMessageContaining("2 to 6");
  }

  @ParameterizedTest
  @CsvSource({
    "per_zone, 2, aws_nat_gateway.main, aws_nat_gateway.main_2",
    "single,   1, aws_nat_gateway.main, aws_nat_gateway.main",
  })
  void private_subnets_reach_the_internet_through_nat(
      String mode, int gateways, String first, String second) {
    var document = ollama("production", "nat_gateways=" + mode);

    assertThat(document.resources("aws_nat_gateway"))
        .hasSize(gateways)
        .flatExtracting(gateway -> gateway.references("subnet_id"))
        .extracting(Reference::address)
        .isSubsetOf("aws_subnet.public_1", "aws_subnet.public_2")
        .doesNotHaveDuplicates();
    assertThat(document.resources("aws_eip")).hasSize(gateways);
    assertThat(gatewayOf(document, "private_1")).isEqualTo(first);
    assertThat(gatewayOf(document, "private_2")).isEqualTo(second);
  }

  @Test
  void without_nat_private_subnets_have_no_way_out() {
    var document = ollama("dev");

    assertThat(document.resources("aws_nat_gateway")).isEmpty();
    assertThat(document.resources("aws_eip")).isEmpty();
    assertThat(document.resources("aws_route_table_association")).hasSize(4);
    assertThat(document.resources("aws_route"))
        .extracting(Resource::name)
        .containsExactly("public_internet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void public_subnets_lead_to_the_internet_gateway(String environment) {
    var document = ollama(environment);

    assertThat(List.of("public_1", "public_2"))
        .allMatch(it -> gatewayOf(document, it).equals("aws_internet_gateway.main"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void nothing_gets_a_public_address_by_accident(String environment) {
    assertThat(ollama(environment).resources("aws_subnet"))
        .hasSize(4)
        .allMatch(subnet -> subnet.isFalse("map_public_ip_on_launch"));
  }

  @ParameterizedTest
  @CsvSource({"dev, 2", "staging, 2", "production, 3"})
  void the_free_endpoints_serve_every_route_table(String environment, int tables) {
    var document = ollama(environment);

    for (String service : List.of("dynamodb", "s3")) {
      Resource endpoint = document.resource("aws_vpc_endpoint." + service);
      assertThat(endpoint.text("vpc_endpoint_type")).hasValue("Gateway");
      assertThat(endpoint.text("service_name")).hasValue("com.amazonaws.us-east-1." + service);
      assertThat(endpoint.references("route_table_ids"))
          .extracting(Reference::address)
          .hasSize(tables)
          .containsExactlyInAnyOrderElementsOf(
              document.resources("aws_route_table").stream().map(Resource::address).toList());
    }
  }

  @Test
  void interface_endpoints_are_in_the_private_subnets() {
    var document = ollama("production", "interface_endpoints=[\"ecr.api\",\"ssm\"]");

    assertThat(document.resources("aws_vpc_endpoint"))
        .extracting(Resource::name)
        .containsExactlyInAnyOrder("dynamodb", "s3", "ecr_api", "ssm");
    Resource ssm = document.resource("aws_vpc_endpoint.ssm");
    assertThat(ssm.text("vpc_endpoint_type")).hasValue("Interface");
    assertThat(ssm.isTrue("private_dns_enabled")).isTrue();
    assertThat(ssm.references("security_group_ids"))
        .extracting(Reference::address)
        .containsExactly("aws_security_group.endpoints");
    assertThat(ssm.references("subnet_ids"))
        .extracting(Reference::address)
        .containsExactly("aws_subnet.private_1", "aws_subnet.private_2");
    assertThat(document.resource("aws_vpc_endpoint.ecr_api").text("service_name"))
        .hasValue("com.amazonaws.us-east-1.ecr.api");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void everything_is_in_the_one_network(String environment) {
    assertThat(ollama(environment).resources())
        .filteredOn(resource -> !resource.value("vpc_id").isMissingNode())
        .hasSizeGreaterThan(10)
        .allMatch(
            resource ->
                resource.references("vpc_id").equals(List.of(new Reference("aws_vpc.main", "id"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_connection_is_recorded(String environment) {
    Resource log = ollama(environment).resource("aws_flow_log.main");

    assertThat(log.text("traffic_type")).hasValue("ALL");
    assertThat(log.references("vpc_id"))
        .extracting(Reference::address)
        .containsExactly("aws_vpc.main");
    assertThat(log.references("log_destination"))
        .extracting(Reference::address)
        .containsExactly("aws_cloudwatch_log_group.flow_log");
  }

  private static List<String> subnets(TerraformDocument document) {
    return document.resources("aws_subnet").stream()
        .map(
            subnet ->
                Stream.of("availability_zone", "cidr_block")
                    .map(argument -> subnet.text(argument).orElseThrow())
                    .reduce(subnet.name(), "%s %s"::formatted))
        .toList();
  }

  /** Where the traffic of a subnet to the internet goes. */
  private static String gatewayOf(TerraformDocument document, String subnet) {
    String table =
        document
            .resource("aws_route_table_association." + subnet)
            .references("route_table_id")
            .get(0)
            .address();
    Resource route =
        document.resources("aws_route").stream()
            .filter(it -> it.references("route_table_id").get(0).address().equals(table))
            .filter(it -> it.text("destination_cidr_block").orElse("").equals("0.0.0.0/0"))
            .findFirst()
            .orElseThrow();
    return Stream.of("nat_gateway_id", "gateway_id")
        .flatMap(argument -> route.references(argument).stream())
        .map(Reference::address)
        .findFirst()
        .orElseThrow();
  }
}
