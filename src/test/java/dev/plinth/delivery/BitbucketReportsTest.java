package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What steps show at a pull request of Bitbucket, with somebody else in the place of curl. */
class BitbucketReportsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REPORTS =
      "http://api.bitbucket.org/2.0/repositories/acme/infra/commit/c0ffee/reports/";

  @TempDir private Path folder;

  /**
   * A request.
   *
   * @param line method and address
   */
  private record Call(String line, JsonNode body) {}

  @Test
  void shows_the_plan_of_an_environment() throws Exception {
    write(
        "target/plans/ollama-dev.md",
        """
        <!-- plinth plan ollama dev -->
        ## Plan of `ollama` in `dev`

        **1 to add** with "text", $(false) and `this`

        ### Data that is lost

        - `aws_s3_bucket.a`

        <details><summary>aws_s3_bucket.a</summary>
        """);

    List<Call> calls = run("Plan ollama dev", "0");

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).line()).isEqualTo("PUT " + REPORTS + "plinth-plan-ollama-dev");
    JsonNode report = calls.get(0).body();
    assertThat(report.path("title").asText()).isEqualTo("Plan of ollama dev");
    assertThat(report.path("result").asText()).isEqualTo("PASSED");
    assertThat(report.path("report_type").asText()).isEqualTo("TEST");
    assertThat(report.path("link").asText())
        .isEqualTo("https://bitbucket.org/acme/infra/pipelines/results/7");
    assertThat(report.path("details").asText())
        .isEqualTo(
            """
            Plan of `ollama` in `dev`

            **1 to add** with "text", $(false) and `this`

            Data that is lost

            - `aws_s3_bucket.a`
            """);
  }

  @Test
  void cuts_a_plan_that_is_longer_than_a_report_may_be() throws Exception {
    write("target/plans/ollama-dev.md", "<!-- x -->\n" + "- `aws_s3_bucket.ä`\n".repeat(900));

    String details = run("Plan ollama dev", "0").get(0).body().path("details").asText();

    assertThat(details).hasSizeLessThanOrEqualTo(2000).endsWith("is an artifact of the step");
  }

  @Test
  void says_that_there_is_no_plan() throws Exception {
    JsonNode report = run("Plan ollama dev", "1").get(0).body();

    assertThat(report.path("result").asText()).isEqualTo("FAILED");
    assertThat(report.path("details").asText()).startsWith("There is no plan");
  }

  @Test
  void shows_findings_where_they_are() throws Exception {
    write("target/sarif/rules.sarif", sarif(1, "main.tf"));

    List<Call> calls = run("Settings, rules, generated files", "1");

    assertThat(calls)
        .extracting(Call::line)
        .containsExactly(
            "PUT " + REPORTS + "plinth-rules", "POST " + REPORTS + "plinth-rules/annotations");
    assertThat(calls.get(0).body().path("result").asText()).isEqualTo("FAILED");
    JsonNode annotation = calls.get(1).body().path(0);
    assertThat(annotation.path("path").asText()).isEqualTo("main.tf");
    assertThat(annotation.path("line").asInt()).isEqualTo(3);
    assertThat(annotation.path("severity").asText()).isEqualTo("HIGH");
    assertThat(annotation.path("summary").asText()).startsWith("R1: it is wrong 0").hasSize(450);
    assertThat(annotation.path("annotation_type").asText()).isEqualTo("VULNERABILITY");
  }

  @Test
  void sends_as_many_findings_at_once_as_bitbucket_takes() throws Exception {
    write("target/sarif/trivy.sarif", sarif(1150, "ollama/dev/cdk.tf.json"));

    List<Call> calls = run("Show what scanners found", "0");

    assertThat(calls).hasSize(11);
    assertThat(calls.subList(1, 11)).allSatisfy(it -> assertThat(it.body()).hasSize(100));
    // The file is synthesized: nobody finds it in the repository.
    assertThat(calls.get(1).body().path(0).has("path")).isFalse();
    assertThat(calls.get(1).body().path(0).path("summary").asText())
        .startsWith("ollama/dev/cdk.tf.json: R1: ");
    assertThat(
            calls.stream()
                .skip(1)
                .flatMap(it -> it.body().findValuesAsText("external_id").stream()))
        .doesNotHaveDuplicates()
        .hasSize(1000);
  }

  @Test
  void shows_that_nothing_was_found() throws Exception {
    write("target/sarif/trivy.sarif", sarif(0, ""));

    List<Call> calls = run("Show what scanners found", "0");

    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).body().path("result").asText()).isEqualTo("PASSED");
  }

  private static String sarif(int findings, String file) {
    return IntStream.range(0, findings)
        .mapToObj(
            number ->
                """
                {"ruleId": "R1", "level": "error", "message": {"text": "it is wrong %d %s"},
                 "locations": [{"physicalLocation": {
                   "artifactLocation": {"uri": "%s"}, "region": {"startLine": 3}}}]}
                """
                    .formatted(number, "x".repeat(600), file))
        .collect(Collectors.joining(",", "{\"runs\": [{\"results\": [", "]}]}"));
  }

  private void write(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Runs what comes after the script of a step; what it sent. */
  private List<Call> run(String step, String exitCode) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "jq")))
            || "true".equals(System.getenv("CI")),
        "jq is not installed");
    write(
        "programs/curl",
        """
        #!/usr/bin/env bash
        set -euo pipefail
        [[ " $* " == *" --proxy http://localhost:29418 "* ]]
        while (($#)); do
          case $1 in
            --request) method=$2 ;;
            --data-binary) body=${2#@} ;;
          esac
          address=$1
          shift
        done
        printf '%s %s\\n' "$method" "$address" >>"$CALLS"
        jq --compact-output . "$body" >>"$CALLS"
        """);
    Path programs = folder.resolve("programs");
    assertThat(programs.resolve("curl").toFile().setExecutable(true)).isTrue();
    Path calls = Files.createFile(folder.resolve("calls"));
    var builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-ec", BitbucketTest.after(step))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("CALLS", calls.toString());
    builder.environment().put("BITBUCKET_DEPLOYMENT_ENVIRONMENT", "plan-ollama-dev");
    builder.environment().put("BITBUCKET_EXIT_CODE", exitCode);
    builder.environment().put("BITBUCKET_REPO_FULL_NAME", "acme/infra");
    builder.environment().put("BITBUCKET_COMMIT", "c0ffee");
    builder.environment().put("BITBUCKET_BUILD_NUMBER", "7");
    var process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    var found = new ArrayList<Call>();
    List<String> lines = Files.readAllLines(calls);
    for (int line = 0; line < lines.size(); line += 2) {
      found.add(new Call(lines.get(line), JSON.readTree(lines.get(line + 1))));
    }
    return found;
  }
}
