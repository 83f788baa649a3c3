package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final List<String> NAMES =
      List.of(
          "name",
          "alarm_name",
          "bucket",
          "cluster_identifier",
          "custom_suffix",
          "dashboard_name",
          "identifier",
          "key_name",
          "replication_group_id");

  /** Their names need to be unique only within the resource that they are a part of. */
  private static final Set<String> PARTS =
      Set.of(
          "aws_iam_role_policy",
          "aws_s3_bucket_intelligent_tiering_configuration",
          "aws_s3_bucket_metric");

  @ParameterizedTest
  @CsvSource({
    "aws_lb.main,                               name,           ollama-alb",
    "aws_lb_target_group.app,                   name,           ollama-tg",
    "aws_lb_target_group.api,                   name,           ollama-api-tg",
    "aws_autoscaling_group.app,                 name,           ollama-asg",
    "aws_launch_template.app,                   name,           ollama-lt",
    "aws_key_pair.deployer,                     key_name,       ollama-key",
    "aws_dynamodb_table.main,                   name,           ollama-data-table",
    "aws_iam_role.ec2_role,                     name,           ollama-ec2-role",
    "aws_iam_instance_profile.ec2_profile,      name,           ollama-ec2-profile",
    "aws_security_group.alb,                    name,           ollama-alb-sg",
    "aws_security_group.frontend,               name,           ollama-frontend-sg",
    "aws_security_group.backend,                name,           ollama-backend-sg",
    "aws_security_group.app,                    name,           ollama-app-sg",
    "aws_sns_topic.alerts,                      name,           ollama-alerts",
    "aws_cloudwatch_dashboard.ollama,           dashboard_name, ollama-dashboard",
    "aws_cloudwatch_log_group.ollama_app,       name,           /aws/ec2/ollama-app",
    "aws_cloudwatch_log_group.ollama_service,   name,           /aws/ec2/ollama-service",
    "aws_cloudwatch_metric_alarm.high_cpu,      alarm_name,     ollama-high-cpu",
    "aws_cloudwatch_metric_alarm.low_cpu,       alarm_name,     ollama-low-cpu",
    "aws_cloudfront_distribution.storage,       comment,        ollama-cdn",
  })
  void production_has_the_plain_name_and_the_others_their_own(
      String address, String argument, String name) {
    assertThat(ollama("production").resource(address).text(argument)).hasValue(name);
    assertThat(ollama("staging").resource(address).text(argument)).hasValue(name + "-staging");
    assertThat(ollama("dev", "ssh_key=generated").resource(address).text(argument))
        .hasValue(name + "-dev");
  }

  @ParameterizedTest
  @CsvSource({
    "production, ollama-storage-a1b2, ollama-logs-a1b2",
    "staging,    ollama-storage-staging-a1b2, ollama-logs-staging-a1b2",
    "dev,        ollama-storage-dev-a1b2, ollama-logs-dev-a1b2",
  })
  void buckets_end_in_the_suffix_that_is_set(String environment, String storage, String logs) {
    var document = ollama(environment, "storage_suffix=a1b2");

    assertThat(document.resource("aws_s3_bucket.storage").text("bucket")).hasValue(storage);
    assertThat(document.resource("aws_s3_bucket.logs").text("bucket")).hasValue(logs);
    assertThat(document.resources("random_id")).isEmpty();
    assertThat(document.settings().block("required_providers").blocks("random")).isEmpty();
  }

  @Test
  void buckets_end_in_a_random_suffix_otherwise() {
    var document = ollama("production");

    assertThat(document.resource("aws_s3_bucket.storage").text("bucket"))
        .hasValue("ollama-storage-${random_id.suffix.hex}");
    assertThat(document.resource("random_id.suffix").number("byte_length").orElse(0))
        .isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_name_says_whose_it_is(String environment) {
    assertThat(names(environment))
        .hasSizeGreaterThan(40)
        .allMatch(name -> name.matches("(/aws/[a-z0-9/]+/|alias/|/)?ollama(-[a-z0-9-]+)?(/.*)?"));
  }

  @Test
  void environments_of_one_account_do_not_share_a_name() {
    assertThat(names("dev")).doesNotContainAnyElementsOf(names("staging"));
    assertThat(names("dev")).doesNotContainAnyElementsOf(names("production"));
    assertThat(names("staging")).doesNotContainAnyElementsOf(names("production"));
  }

  private static List<String> names(String environment) {
    return ollama(environment, "storage_suffix=ollama").resources().stream()
        .filter(resource -> !PARTS.contains(resource.type()))
        .flatMap(NamesTest::names)
        .filter(name -> !name.startsWith("${"))
        .toList();
  }

  private static Stream<String> names(Resource resource) {
    return Stream.concat(
        NAMES.stream().flatMap(argument -> resource.text(argument).stream()),
        resource.blocks("tags").stream().flatMap(tags -> tags.text("Name").stream()));
  }
}
