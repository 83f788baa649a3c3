package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final String ACCOUNT = "222222222222";
  private static final String PLAN =
      """
      {"format_version": "1.2", "resource_changes": [
        {"address": "aws_dynamodb_table.main", "mode": "managed", "type": "aws_dynamodb_table",
         "name": "main",
         "change": {"actions": ["delete", "create"], "replace_paths": [["name"]],
                    "before": {"name": "ollama-data-table"}, "after": {"name": "other"}}}]}
      """;

  @TempDir private Path root;
  @TempDir private Path programs;

  @BeforeEach
  void prepare() throws IOException {
    Checkout.copyTo(root);
    Files.writeString(programs.resolve("shown.json"), PLAN);
  }

  @Test
  void writes_a_review_of_the_plan_and_the_plan_itself() throws IOException {
    Path comment = root.resolve("plan.md");
    Path json = root.resolve("plan.json");

    ProcessRun run = plan("--markdown", comment.toString(), "--json", json.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(comment)
        .content()
        .startsWith("<!-- plinth plan ollama production -->\n")
        .contains("**1 to add, 0 to change, 1 to destroy** (1 replaced).")
        .contains("> - `aws_dynamodb_table.main` `ollama-data-table`: destroyed, and made anew")
        .contains("- CRITICAL `DataStoreSurvivesPlan` at `aws_dynamodb_table.main`")
        // What is configured is judged by its configuration, in which all is known.
        .contains("### Rules: 1 found");
    assertThat(json).content().contains("\"aws_dynamodb_table.main\"");
    assertThat(Files.getPosixFilePermissions(json))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void refuses_a_file_that_cannot_be_written() throws IOException {
    ProcessRun run = plan("--markdown", root.resolve("missing/plan.md").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("missing/plan.md: cannot be written");
  }

  private ProcessRun plan(String... options) throws IOException {
    FakeTerraform terraform =
        FakeTerraform.in(
            programs,
            "1.11.4",
            "plan) exit 2 ;; show) cat '%s' ;;".formatted(programs.resolve("shown.json")));
    var arguments = new ArrayList<>(List.of("plan", "ollama", "production"));
    arguments.addAll(List.of(options));
    try (var aws = new FakeAws(ACCOUNT, 200, true)) {
      var variables = new HashMap<>(aws.variables());
      variables.put("PATH", terraform.searchPath());
      return ProcessRun.of(root, variables, arguments.toArray(String[]::new));
    }
  }
}
