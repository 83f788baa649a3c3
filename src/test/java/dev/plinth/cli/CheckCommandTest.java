package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String ONE_LOG_GROUP =
      """
      {"resource": {"aws_cloudwatch_log_group": {"orders": {
        "name": "orders", "kms_key_id": "${aws_kms_key.logs.arn}"}}}}
      """;

  @TempDir private Path folder;

  @Test
  void finds_nothing_in_a_platform_of_ours() {
    assertThat(check("bootstrap", "production").done().out().strip())
        .isEqualTo("bootstrap production: nothing found");
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
            "    -> Set retention_in_days: lines that are older go within days.");
  }

  @Test
  void tells_programs_the_same() throws IOException {
    JsonNode findings = new ObjectMapper().readTree(check(file(ONE_LOG_GROUP), "--json").out());

    assertThat(findings).hasSize(1);
    assertThat(findings.at("/0/rule").asText()).isEqualTo("LogGroupForgets");
    assertThat(findings.at("/0/severity").asText()).isEqualTo("LOW");
    assertThat(findings.at("/0/address").asText()).isEqualTo("aws_cloudwatch_log_group.orders");
  }

  @Test
  void ends_well_where_nothing_is_severe_enough() throws IOException {
    assertThat(check(file(ONE_LOG_GROUP), "--severity", "MEDIUM").done().out())
        .contains("1 finding");
  }

  @Test
  void explains_a_rule() {
    assertThat(check("--explain", "S3BucketEncrypted").done().out())
        .startsWith("S3BucketEncrypted (HIGH): S3 buckets are encrypted at rest")
        .contains("ollama, property 29");
  }

  @Test
  void refuses_what_it_cannot_check() throws IOException {
    Path array = Files.writeString(folder.resolve("a.json"), "[]");
    Path cut = Files.writeString(folder.resolve("b.json"), "{\"resource\": {");
    Path binary = Files.write(folder.resolve("c.json"), new byte[] {(byte) 0xff, 0, 1});

    check("nope.json").refused(2, "plinth: nope.json: no such file");
    check(array.toString())
        .refused(
            2,
            "plinth: %s: not a JSON object; allowed is one JSON object as Terraform reads it from a .tf.json file"
                .formatted(array));
    check(cut.toString())
        .refused(
            2,
            "plinth: %s: line 1, column 15: Unexpected end-of-input: expected close marker for Object; allowed is one JSON object as Terraform reads it from a .tf.json file"
                .formatted(cut));
    check(binary.toString())
        .refused(2, "plinth: %s: no text in UTF-8, as JSON is".formatted(binary));
    check("olama")
        .refused(
            2,
            "plinth: \"olama\" is no file, and no platform that has settings files; there are: bootstrap, ollama, microservices, troubleshooter");
    assertThat(check("--explain", "Nope").err())
        .startsWith("plinth: there is no rule \"Nope\"; there are: AlarmNotifiesSomebody, ");
  }

  private String file(String json) throws IOException {
    return Files.writeString(folder.resolve("main.tf.json"), json).toString();
  }

  private static CommandLineRun check(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandLineRun.of(all);
  }
}
