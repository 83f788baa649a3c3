package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of jobs that write to GitHub, run with somebody else in the place of {@code gh}. */
class CommentJobTest {
  @TempDir private Path folder;

  @Test
  void renews_the_comment_of_the_same_environment_and_adds_those_that_are_missing()
      throws Exception {
    comment("ollama-dev", "<!-- plinth plan ollama dev -->\nnew \"text\" with $(false) `in` it\n");
    comment("ollama-staging", "<!-- plinth plan ollama staging -->\nfirst\n");

    List<String> calls =
        run(
            "plan.yml comment",
            // Pages follow each other, as gh prints them. A person quotes the marker: his it stays.
            """
            [{"id": 1, "body": "<!-- plinth plan ollama dev -->", "user": {"type": "User"}}]
            [{"id": 7, "body": "<!-- plinth plan ollama dev -->\\nold", "user": {"type": "Bot"}}]
            """);

    assertThat(calls)
        .containsExactly(
            "api --paginate repos/acme/infra/issues/42/comments",
            "api --method PATCH repos/acme/infra/issues/comments/7 --input body.json --silent",
            "{\"body\":\"<!-- plinth plan ollama dev -->\\nnew \\\"text\\\" with $(false) `in` it\\n\"}",
            "api --method POST repos/acme/infra/issues/42/comments --input body.json --silent",
            "{\"body\":\"<!-- plinth plan ollama staging -->\\nfirst\\n\"}");
  }

  @Test
  void adds_to_the_issue_of_an_environment_that_drifted_before() throws Exception {
    Files.createDirectories(folder.resolve("drift"));
    Files.writeString(folder.resolve("drift/ollama dev.txt"), "aws_lb.main changed\n");
    Files.writeString(folder.resolve("drift/ollama staging.txt"), "aws_lb.main changed\n");

    List<String> calls =
        run("drift.yml report", "[{\"number\": 9, \"title\": \"Drift: ollama dev\"}]");

    assertThat(calls)
        .contains(
            "issue comment 9 --body-file body.md",
            "issue create --title Drift: ollama staging --body-file body.md");
  }

  private void comment(String name, String text) throws Exception {
    Files.createDirectories(folder.resolve("comments"));
    Files.writeString(folder.resolve("comments/" + name + ".md"), text);
  }

  /** Runs the script of a job; what {@code gh} was called with, and was given in files of JSON. */
  private List<String> run(String job, String answer) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "jq")))
            || "true".equals(System.getenv("CI")),
        "jq is not installed");
    String[] names = job.split(" ");
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path calls = folder.resolve("calls");
    Files.writeString(folder.resolve("answer"), answer);
    Path gh = programs.resolve("gh");
    Files.writeString(
        gh,
        """
        #!/usr/bin/env bash
        set -euo pipefail
        printf '%s\\n' "$*" >>"$CALLS"
        case "$*" in
          *--input*) jq --compact-output . body.json >>"$CALLS" ;;
          *--paginate* | *list*) cat "$ANSWER" ;;
        esac
        """);
    assertThat(gh.toFile().setExecutable(true)).isTrue();
    String script =
        Workflow.named(names[0])
            .job(names[1])
            .commands()
            .reduce((first, last) -> last)
            .orElseThrow();
    // As GitHub calls it.
    var builder =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", programs + File.pathSeparator + System.getenv("PATH"));
    builder.environment().put("REPOSITORY", "acme/infra");
    builder.environment().put("NUMBER", "42");
    builder.environment().put("RUN", "https://example.com/1");
    builder.environment().put("CALLS", calls.toString());
    builder.environment().put("ANSWER", folder.resolve("answer").toString());
    var process = builder.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return Files.readAllLines(calls);
  }
}
