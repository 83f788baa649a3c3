package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.policy.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String ONE_LOG_GROUP =
      """
      {
        "terraform": {
          "required_version": ">= 1.9, < 2.0",
          "required_providers": {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}
        },
        "provider": {"aws": {
          "region": "eu-central-1",
          "allowed_account_ids": ["444455556666"],
          "default_tags": {"tags": {"Environment": "test"}}
        }},
        "resource": {"aws_cloudwatch_log_group": {"orders": {
          "name": "orders", "kms_key_id": "${aws_kms_key.logs.arn}"}}}
      }
      """;
  private static final String WAIVER =
      """
      [{"rule": "LogGroupForgets", "address": "aws_cloudwatch_log_group.orders",
        "reason": "The law wants them.", "expires": "2027-11-30"}]
      """;

  @TempDir private Path folder;

  @Test
  void finds_nothing_in_a_platform_of_ours() {
    assertThat(check("bootstrap", "production", "--as-of", "2026-12-01").done().out().lines())
        .first()
        .asString()
        .startsWith("bootstrap/production: nothing found");
  }

  @Test
  void says_what_is_wrong_with_anybodys_file_and_what_to_do() throws IOException {
    CommandLineRun run = check(file(ONE_LOG_GROUP));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines())
        .containsExactly(
            folder.resolve("main.tf.json") + ": 1 finding",
            "  LOW      LogGroupForgets: Log groups keep lines for a set time",
            "    aws_cloudwatch_log_group.orders: retention_in_days is not set",
            "    " + Rules.named("LogGroupForgets").orElseThrow().why(),
            "    -> Set retention_in_days: lines that are older go within days.");
  }

  @Test
  void tells_programs_the_same() throws IOException {
    JsonNode report = json(check(file(ONE_LOG_GROUP), "--json").out());

    assertThat(report.at("/findings")).hasSize(1);
    assertThat(report.at("/findings/0/rule").asText()).isEqualTo("LogGroupForgets");
    assertThat(report.at("/findings/0/severity").asText()).isEqualTo("LOW");
    assertThat(report.at("/findings/0/address").asText())
        .isEqualTo("aws_cloudwatch_log_group.orders");
    assertThat(report.at("/findings/0/counts").asBoolean()).isTrue();
    assertThat(report.at("/notJudged").isArray()).isTrue();
  }

  @Test
  void ends_well_where_nothing_is_severe_enough() throws IOException {
    assertThat(check(file(ONE_LOG_GROUP), "--severity", "MEDIUM").done().out())
        .contains("1 finding");
  }

  @Test
  void counts_what_is_not_known_before_apply_unless_that_is_allowed() throws IOException {
    String unknown =
        file(
            ONE_LOG_GROUP.replaceFirst(
                "(?s)\"aws_cloudwatch.*",
                """
                "aws_ebs_volume": {"a": {
                  "availability_zone": "eu-central-1a", "size": 8,
                  "encrypted": "${data.aws_ssm_parameter.a.value}"}}}}
                """
                    .replace("$", "\\$")));

    assertThat(check(unknown).exitCode()).isEqualTo(1);
    assertThat(check(unknown, "--allow-unknown").done().out())
        .contains("1 finding", "(a value decides that is known only after apply)");
  }

  @Test
  void several_files_are_told_one_by_one() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("b.tf.json"), ONE_LOG_GROUP.replace("\"orders\"", "\"bills\""));

    assertThat(check(file(ONE_LOG_GROUP), other.toString()).out())
        .contains("main.tf.json: 1 finding", "b.tf.json: 1 finding", "2 documents: 2 findings");
  }

  @Test
  void a_plan_is_told_by_the_addresses_of_its_instances() throws IOException {
    String plan =
        file(
            """
            {"format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {
              "root_module": {"child_modules": [{"address": "module.logs[\\"a\\"]", "resources": [{
                "address": "module.logs[\\"a\\"].aws_cloudwatch_log_group.orders[0]",
                "mode": "managed", "type": "aws_cloudwatch_log_group", "name": "orders", "index": 0,
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "values": {"name": "orders"}}]}]}}}
            """);
    JsonNode log = json(check(plan, "--format", "sarif").out());

    assertThat(log.findValuesAsText("fullyQualifiedName"))
        .contains("module.logs[\"a\"].aws_cloudwatch_log_group.orders[0]");
    assertThat(log.at("/runs/0/results/0/locations/0/physicalLocation/region/startLine").asInt())
        .isEqualTo(1);
  }

  @Test
  void the_files_of_a_folder_are_one_configuration() throws IOException {
    file(ONE_LOG_GROUP);
    Files.writeString(
        folder.resolve("keys.tf.json"),
        """
        {"resource": {"aws_cloudwatch_log_group": {"bills":
          {"name": "b", "kms_key_id": "${aws_kms_key.logs.arn}"}}}}
        """);

    CommandLineRun run = check(folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .startsWith(folder + ": 2 findings")
        .contains("aws_cloudwatch_log_group.orders: ", "aws_cloudwatch_log_group.bills: ");
    assertThat(json(check(folder.toString(), "--format", "sarif").out()).findValuesAsText("uri"))
        .anyMatch(uri -> uri.endsWith("/main.tf.json"))
        .anyMatch(uri -> uri.endsWith("/keys.tf.json"));
  }

  @Test
  void says_that_a_folders_other_files_were_not_judged() throws IOException {
    file(ONE_LOG_GROUP);
    Files.writeString(folder.resolve("network.tf"), "resource \"aws_vpc\" \"main\" {}");

    assertThat(check(folder.toString()).out())
        .contains("network.tf: HCL, not JSON: check a plan instead");
  }

  @Test
  void accepts_what_is_waived_and_says_why() throws IOException {
    String waivers = Files.writeString(folder.resolve("accepted.json"), WAIVER).toString();

    assertThat(
            check(file(ONE_LOG_GROUP), "--waivers", waivers, "--as-of", "2027-11-30").done().out())
        .contains(
            "nothing found, 1 waived",
            "  waived   LogGroupForgets until 2027-11-30: The law wants them.");
  }

  @Test
  void accepts_it_no_longer_after_its_last_day() throws IOException {
    String waivers = Files.writeString(folder.resolve("accepted.json"), WAIVER).toString();
    CommandLineRun run = check(file(ONE_LOG_GROUP), "--waivers", waivers, "--as-of", "2027-12-01");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            waivers
                + ":1: waiver of LogGroupForgets at aws_cloudwatch_log_group.orders expired on"
                + " 2027-11-30: mend it, or decide again");
  }

  @Test
  void refuses_waivers_that_do_not_hold_water() throws IOException {
    Path waivers =
        Files.writeString(
            folder.resolve("accepted.json"), WAIVER.replace("LogGroupForgets", "LogGroupForget"));

    check(file(ONE_LOG_GROUP), "--waivers", waivers.toString())
        .refused(
            2,
            "plinth: %s:1: there is no rule \"LogGroupForget\": did you mean LogGroupForgets?"
                .formatted(waivers));
    check("bootstrap", "--waivers", waivers.toString())
        .refused(
            2,
            "plinth: --waivers is for files: what platforms may is in environments/waivers.json");
  }

  @Test
  void a_projects_own_waivers_are_read_for_its_platforms() throws IOException {
    Checkout.copyTo(folder);
    Files.writeString(folder.resolve("environments/waivers.json"), "[{\"rule\": 7}]");

    assertThat(CommandLineRun.in(folder, "check", "bootstrap", "production").err())
        .startsWith("plinth: environments/waivers.json:1: rule is not a text");
  }

  @Test
  void writes_a_report_to_a_file_and_the_text_all_the_same() throws IOException {
    Path report = folder.resolve("results.sarif");

    assertThat(check(file(ONE_LOG_GROUP), "--format", "sarif", "--out", report.toString()).out())
        .contains("LogGroupForgets: Log groups keep lines for a set time");
    assertThat(json(Files.readString(report)).at("/version").asText()).isEqualTo("2.1.0");
    check(file(ONE_LOG_GROUP), "--out", folder.toString())
        .refused(
            2, "plinth: %s: cannot be written: check its folder and permissions".formatted(folder));
  }

  @Test
  void leaves_out_what_is_waived_where_that_is_wanted() throws IOException {
    String waivers = Files.writeString(folder.resolve("accepted.json"), WAIVER).toString();
    String[] arguments = {
      file(ONE_LOG_GROUP), "--waivers", waivers, "--as-of", "2026-12-01", "--format", "sarif"
    };

    assertThat(json(check(arguments).out()).at("/runs/0/results")).hasSize(1);
    assertThat(json(check(with(arguments, "--omit-waived")).out()).at("/runs/0/results")).isEmpty();
  }

  @Test
  void explains_a_rule() {
    assertThat(check("--explain", "S3BucketEncrypted").done().out())
        .startsWith("S3BucketEncrypted (HIGH): S3 buckets are encrypted at rest")
        .contains("ollama, property 29", "bad\n  # main.tf.json", "good\n  # main.tf.json");
    check("--explain", "S3BucketEncrypt")
        .refused(
            2, "plinth: there is no rule \"S3BucketEncrypt\": did you mean S3BucketEncrypted?");
    check("--explain", "Nope")
        .refused(
            2, "plinth: there is no rule \"Nope\": ./plinth check --rules shows those there are");
  }

  @Test
  void lists_the_rules_by_topic() {
    assertThat(check("--rules").done().out())
        .contains("Storage\n", "  HIGH     S3BucketEncrypted: S3 buckets are encrypted at rest");
  }

  private String file(String json) throws IOException {
    return Files.writeString(folder.resolve("main.tf.json"), json).toString();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static String[] with(String[] arguments, String more) {
    return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
  }

  private static CommandLineRun check(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("check"), Stream.of(arguments)).toArray(String[]::new));
  }
}
