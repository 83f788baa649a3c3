package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServersTest {
  private static final String GROUP = "aws_autoscaling_group.app";
  private static final String TEMPLATE = "aws_launch_template.app";

  @ParameterizedTest
  @CsvSource({"production, 2, 2, 10", "staging, 2, 2, 4", "dev, 1, 1, 2"})
  void the_fleet_has_the_sizes_that_are_set(String environment, int min, int desired, int max) {
    Resource group = ollama(environment).resource(GROUP);

    assertThat(group.number("min_size")).hasValue(min);
    assertThat(group.number("desired_capacity")).hasValue(desired);
    assertThat(group.number("max_size")).hasValue(max);
  }

  @Test
  void a_deployment_does_not_undo_what_scaling_did() {
    assertThat(ollama("production").resource(GROUP).block("lifecycle").texts("ignore_changes"))
        .contains("desired_capacity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void an_instance_that_does_not_answer_is_replaced(String environment) {
    Resource group = ollama(environment).resource(GROUP);

    assertThat(group.text("health_check_type")).hasValue("ELB");
    assertThat(group.number("health_check_grace_period")).hasValue(300);
    assertThat(group.references("target_group_arns"))
        .extracting(Reference::address)
        .containsExactlyInAnyOrder("aws_lb_target_group.app", "aws_lb_target_group.api");
  }

  @ParameterizedTest
  @CsvSource({
    "production, private, false",
    "staging,    private, false",
    "dev,        public,  true",
  })
  void instances_are_in_two_zones_and_public_only_in_development(
      String environment, String subnets, boolean hasPublicAddress) {
    var document = ollama(environment);
    List<String> places =
        document.resource(GROUP).references("vpc_zone_identifier").stream()
            .map(Reference::address)
            .toList();
    Block card = document.resource(TEMPLATE).block("network_interfaces");

    assertThat(places)
        .containsExactly("aws_subnet." + subnets + "_1", "aws_subnet." + subnets + "_2");
    assertThat(places)
        .extracting(subnet -> document.resource(subnet).text("availability_zone").orElseThrow())
        .doesNotHaveDuplicates();
    assertThat(card.isTrue("associate_public_ip_address")).isEqualTo(hasPublicAddress);
    assertThat(card.isFalse("associate_public_ip_address")).isEqualTo(!hasPublicAddress);
  }

  @Test
  void instances_belong_to_the_groups_of_both_services_and_their_own() {
    assertThat(
            ollama("production")
                .resource(TEMPLATE)
                .block("network_interfaces")
                .references("security_groups"))
        .extracting(Reference::address)
        .containsExactlyInAnyOrder(
            "aws_security_group.frontend", "aws_security_group.backend", "aws_security_group.app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void metadata_needs_a_session_and_stays_on_the_instance(String environment) {
    Block metadata = ollama(environment).resource(TEMPLATE).block("metadata_options");

    assertThat(metadata.text("http_tokens")).hasValue("required");
    assertThat(metadata.text("http_endpoint")).hasValue("enabled");
    assertThat(metadata.number("http_put_response_hop_limit").orElseThrow()).isBetween(1, 2);
  }

  /** The steps look at single minutes, and EC2 measures by five unless it is told otherwise. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void processors_are_measured_by_the_minute(String environment) {
    assertThat(ollama(environment).resource(TEMPLATE).block("monitoring").isTrue("enabled"))
        .isTrue();
  }

  @Test
  void a_new_launch_template_replaces_instances_and_errors_roll_it_back() {
    var document = ollama("production");
    Block refresh = document.resource(GROUP).block("instance_refresh");
    Block preferences = refresh.block("preferences");

    assertThat(refresh.text("strategy")).hasValue("Rolling");
    assertThat(preferences.number("min_healthy_percentage")).hasValue(100);
    assertThat(preferences.isTrue("auto_rollback")).isTrue();
    assertThat(preferences.block("alarm_specification").texts("alarms"))
        .containsExactly(
            document
                .resource("aws_cloudwatch_metric_alarm.alb_high_5xx")
                .text("alarm_name")
                .orElseThrow());
    // A rollback needs a number to go back to: it is not there for $Latest.
    assertThat(document.resource(GROUP).block("launch_template").references("version"))
        .containsExactly(new Reference(TEMPLATE, "latest_version"));
  }

  @Test
  void an_instance_is_given_up_when_its_model_does_not_answer_in_time() {
    var document = ollama("production", "launch_timeout_seconds=900");
    Block hook =
        Stream.concat(
                document.resource(GROUP).blocks("initial_lifecycle_hook").stream(),
                document.resources("aws_autoscaling_lifecycle_hook").stream())
            .reduce((first, last) -> last)
            .orElseThrow();

    assertThat(hook.text("lifecycle_transition")).hasValue("autoscaling:EC2_INSTANCE_LAUNCHING");
    assertThat(hook.text("default_result")).hasValue("ABANDON");
    assertThat(hook.number("heartbeat_timeout")).hasValue(900);
    assertThat(userData(document)).contains("LAUNCH_HOOK=" + hook.text("name").orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, 86400", "30, 2592000"})
  void old_instances_are_replaced_after_the_days_that_are_set(int days, String seconds) {
    Resource group = ollama("production", "max_instance_age_days=" + days).resource(GROUP);

    assertThat(group.value("max_instance_lifetime").asText()).isEqualTo(seconds);
  }

  @Test
  void without_spot_every_instance_is_on_demand() {
    Resource group = ollama("production").resource(GROUP);

    assertThat(group.blocks("mixed_instances_policy")).isEmpty();
    assertThat(group.block("launch_template").references("id"))
        .containsExactly(new Reference(TEMPLATE, "id"));
  }

  @ParameterizedTest
  @CsvSource({"100, 1, 0", "75, 2, 25"})
  void with_spot_instances_are_mixed(int spot, int base, int onDemandPercentage) {
    Resource group =
        ollama("staging", "spot_percentage=" + spot, "on_demand_base=" + base).resource(GROUP);
    Block mixed = group.block("mixed_instances_policy");
    Block distribution = mixed.block("instances_distribution");

    assertThat(group.blocks("launch_template")).isEmpty();
    assertThat(group.isTrue("capacity_rebalance")).isTrue();
    assertThat(distribution.number("on_demand_base_capacity")).hasValue(base);
    assertThat(distribution.number("on_demand_percentage_above_base_capacity"))
        .hasValue(onDemandPercentage);
    assertThat(distribution.text("spot_allocation_strategy")).hasValue("price-capacity-optimized");
    assertThat(mixed.block("launch_template").blocks("override"))
        .extracting(override -> override.text("instance_type").orElseThrow())
        .containsExactly("t3.medium", "t3a.medium", "t3.large");
  }

  @Test
  void the_image_is_ubuntu_of_the_processor_or_the_one_that_is_set() {
    var intel = ollama("production").resource("data.aws_ami.ubuntu");
    var arm =
        ollama("production", "architecture=arm64", "instance_type=t4g.medium")
            .resource("data.aws_ami.ubuntu");
    var own = ollama("production", "ami=ami-0abcdef1234567890");

    assertThat(intel.texts("owners")).containsExactly("099720109477");
    assertThat(intel.isTrue("most_recent")).isTrue();
    assertThat(filter(intel, "name")).singleElement().asString().contains("jammy-22.04-amd64");
    assertThat(filter(intel, "architecture")).containsExactly("x86_64");
    assertThat(filter(arm, "name")).singleElement().asString().contains("jammy-22.04-arm64");
    assertThat(filter(arm, "architecture")).containsExactly("arm64");
    assertThat(own.find("data.aws_ami.ubuntu")).isEmpty();
    assertThat(own.resource(TEMPLATE).text("image_id")).hasValue("ami-0abcdef1234567890");

    var baked = ollama("production", "ami=baked").resource("data.aws_ami.baked");
    assertThat(baked.texts("owners")).containsExactly("self");
    assertThat(filter(baked, "name")).containsExactly("ollama-*");
    assertThat(filter(baked, "architecture")).containsExactly("x86_64");
  }

  @Test
  void a_generated_ssh_key_is_kept_in_an_encrypted_parameter() {
    var document = ollama("dev", "ssh_key=generated");
    Resource parameter = document.resources("aws_ssm_parameter").get(0);

    assertThat(document.resource(TEMPLATE).references("key_name"))
        .extracting(Reference::address)
        .containsExactly("aws_key_pair.deployer");
    assertThat(document.resource("aws_key_pair.deployer").references("public_key"))
        .extracting(Reference::address)
        .containsExactly("tls_private_key.ssh");
    assertThat(parameter.text("type")).hasValue("SecureString");
    assertThat(parameter.references("value"))
        .extracting(Reference::address)
        .containsExactly("tls_private_key.ssh");
  }

  @ParameterizedTest
  @CsvSource({"none, ''", "existing:team-key, team-key"})
  void other_ssh_keys_are_not_made_here(String setting, String name) {
    var document = ollama("production", "ssh_key=" + setting);

    assertThat(document.resource(TEMPLATE).text("key_name").orElse("")).isEqualTo(name);
    assertThat(document.resources("tls_private_key")).isEmpty();
    assertThat(document.resources("aws_key_pair")).isEmpty();
    assertThat(document.resources("aws_ssm_parameter")).isEmpty();
    assertThat(document.settings().block("required_providers").blocks("tls")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void user_data_stays_within_the_limit_of_ec2(String environment) throws IOException {
    var document = ollama(environment);
    // Stands for what is known after apply: as long as an ARN, and nothing that compresses.
    var unknown = new Random(7);
    String script =
        Pattern.compile("(?<!\\$)\\$\\{[^}]*}")
            .matcher(userData(document))
            .replaceAll(reference -> noise(unknown, reference))
            .replace("$${", "${")
            .replace("%%{", "%{");

    assertThat(document.resource(TEMPLATE).text("user_data"))
        .hasValue("${base64gzip(join(\"\\n\", local.user_data))}");
    assertThat(script).startsWith("#!/bin/bash");
    assertThat(gzipped(script)).hasSizeBetween(1_000, UserData.LIMIT_BYTES);
  }

  @ParameterizedTest
  @CsvSource({
    "production, OLLAMA_MODEL=llama3.2:1b",
    "production, WEBUI_IMAGE=ghcr.io/open-webui/open-webui:v0.6.36",
    "production, WEBUI_DATABASE=postgres",
    "production, WEBUI_COOKIES_SECURE=true",
    "production, ASG_NAME=ollama-asg",
    "dev,        ASG_NAME=ollama-asg-dev",
    "dev,        WEBUI_DATABASE=embedded",
    "dev,        WEBUI_COOKIES_SECURE=false",
  })
  void instances_are_told_their_settings(String environment, String line) {
    assertThat(ollama(environment).locals().texts("user_data")).contains(line);
  }

  @Test
  void user_data_names_secrets_and_holds_none() {
    var document = ollama("production");

    assertThat(document.locals().references("user_data"))
        .extracting(Reference::toString)
        .contains("aws_secretsmanager_secret.webui.arn")
        .noneMatch(reference -> reference.contains("password") && !reference.contains("arn"))
        .noneMatch(reference -> reference.startsWith("aws_secretsmanager_secret_version."))
        .noneMatch(reference -> reference.startsWith("ephemeral."))
        .noneMatch(reference -> reference.startsWith("tls_private_key."));
  }

  private static List<String> filter(Resource image, String name) {
    return image.blocks("filter").stream()
        .filter(filter -> filter.text("name").orElse("").equals(name))
        .flatMap(filter -> filter.texts("values").stream())
        .toList();
  }

  private static String userData(TerraformDocument document) {
    return String.join("\n", document.locals().texts("user_data"));
  }

  private static String noise(Random random, MatchResult reference) {
    return random
        .ints(100, 'a', 'z' + 1)
        .mapToObj(letter -> String.valueOf((char) letter))
        .collect(joining());
  }

  private static byte[] gzipped(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
