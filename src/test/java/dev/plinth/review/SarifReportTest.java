package dev.plinth.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.plinth.policy.Finding;
import dev.plinth.policy.rules.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();

  @Test
  void is_valid_by_the_schema_of_the_standard() {
    assertThat(SCHEMA.validate(log(Runs.mixed(Runs.everything())))).isEmpty();
  }

  @Test
  void is_valid_with_every_rule_there_is() {
    var all =
        Rules.all().stream().map(rule -> new Finding(rule, "aws_lb.a", "is bad", true)).toList();
    var judged =
        new Judged("a b/ö.json", Origin.file("a b/ö.json"), Rules.all(), all, List.of(), List.of());

    assertThat(SCHEMA.validate(log(new CheckRun(List.of(judged), Runs.everything(), List.of()))))
        .isEmpty();
  }

  @Test
  void is_valid_where_nothing_was_found_and_says_that_it_looked() {
    JsonNode log = log(Runs.run(List.of(), List.of(), Runs.everything()));

    assertThat(SCHEMA.validate(log)).isEmpty();
    assertThat(log.at("/runs/0/results").isArray()).isTrue();
    assertThat(log.at("/runs/0/results")).isEmpty();
  }

  /** Otherwise the tests above would prove nothing. */
  @Test
  void the_schema_refuses_a_level_that_it_does_not_know() {
    JsonNode log = log(Runs.mixed(Runs.everything()));
    ((ObjectNode) log.at("/runs/0/results/0")).put("level", "fatal");

    assertThat(SCHEMA.validate(log)).isNotEmpty();
  }

  @Test
  void tells_each_finding_at_its_address() {
    JsonNode result = log(Runs.mixed(Runs.everything())).at("/runs/0/results/0");

    assertThat(result.at("/ruleId").asText()).isEqualTo("S3BucketEncrypted");
    assertThat(result.at("/ruleIndex").asInt()).isZero();
    assertThat(result.at("/level").asText()).isEqualTo("error");
    assertThat(result.at("/message/text").asText()).startsWith("aws_s3_bucket.a: no encryption. ");
    assertThat(result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText())
        .isEqualTo("aws_s3_bucket.a");
    assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri").asText())
        .isEqualTo("main.tf.json");
  }

  @ParameterizedTest
  @CsvSource({"0, error, 8.0", "1, warning, 5.5", "2, note, 2.0"})
  void severities_are_those_of_code_scanning(int index, String level, String severity) {
    JsonNode rule = log(Runs.mixed(Runs.everything())).at("/runs/0/tool/driver/rules/" + index);

    assertThat(rule.at("/defaultConfiguration/level").asText()).isEqualTo(level);
    assertThat(rule.at("/properties/security-severity").asText()).isEqualTo(severity);
    assertThat(rule.at("/properties/tags/0").asText()).isEqualTo("security");
    assertThat(rule.at("/help/markdown").asText()).contains("## Good");
  }

  @Test
  void suppresses_what_is_waived_with_its_reason() {
    JsonNode results = log(Runs.mixed(Runs.everything())).at("/runs/0/results");

    assertThat(results).hasSize(4);
    assertThat(results.at("/3/suppressions/0/kind").asText()).isEqualTo("external");
    assertThat(results.at("/3/suppressions/0/justification").asText())
        .isEqualTo("It is empty. (until 2027-12-31, waivers.json:2)");
    assertThat(results.at("/0/suppressions")).isEmpty();
  }

  @Test
  void leaves_out_what_is_waived_where_that_is_wanted() {
    CheckRun run = Runs.mixed(Runs.everything()).withoutWaived();

    assertThat(log(run).at("/runs/0/results")).hasSize(3);
  }

  @Test
  void what_does_not_count_is_a_note() {
    JsonNode results = log(Runs.mixed(Runs.mediumAndKnown())).at("/runs/0/results");

    assertThat(results.findValuesAsText("level")).containsExactly("error", "note", "note", "error");
  }

  @Test
  void a_finding_keeps_its_fingerprint_and_shares_it_with_no_other() {
    CheckRun run = Runs.mixed(Runs.everything());
    var first = log(run).findValuesAsText("primaryLocationLineHash");

    assertThat(first).hasSize(4).doesNotHaveDuplicates();
    assertThat(log(run).findValuesAsText("primaryLocationLineHash")).isEqualTo(first);
    assertThat(first.get(0)).isEqualTo("f25e30c6bd30db4a:1");
  }

  @Test
  void notifies_of_what_was_not_judged_and_of_idle_waivers() {
    JsonNode invocation = log(Runs.mixed(Runs.everything())).at("/runs/0/invocations/0");

    assertThat(invocation.at("/toolExecutionNotifications/0/message/text").asText())
        .isEqualTo("main.tf.json: not judged: module.net: its text is elsewhere");
    assertThat(invocation.at("/toolConfigurationNotifications/0/message/text").asText())
        .contains("expired on 2025-12-31");
  }

  private static JsonNode log(CheckRun run) {
    try {
      return JSON.readTree(SarifReport.of(run));
    } catch (IOException invalid) {
      throw new UncheckedIOException(invalid);
    }
  }

  private static JsonSchema schema() {
    try (var resource = SarifReportTest.class.getResourceAsStream("sarif-2.1.0-rtm.5.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
          .getSchema(
              JSON.readTree(resource),
              SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
