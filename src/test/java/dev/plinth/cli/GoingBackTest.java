package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back of a deployment whose apply failed: what stops it, and what does not. */
class GoingBackTest {
  private static final String EVENT =
      "{\"type\": \"diagnostic\", \"diagnostic\": {\"severity\": \"error\","
          + " \"address\": \"aws_lb.main\", \"summary\": \"modifying\", \"detail\": \"no\"}}";

  @TempDir private Path root;
  @TempDir private Path programs;
  private FakeAws aws;

  @BeforeEach
  void prepare() throws IOException {
    Checkout.copyTo(root);
    aws = new FakeAws("222222222222", 200, true);
    aws.keepGoodConfiguration();
  }

  @AfterEach
  void end() {
    aws.close();
  }

  @Test
  void stops_where_data_would_be_lost() throws IOException {
    FakeTerraform terraform = terraform(change("update"), change("delete"));

    ProcessRun run = deploy(terraform);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("plinth: aws_lb.main: modifying")
        .contains(
            """
            not rolled back, because that would delete with its data:
              aws_dynamodb_table.main (ollama-data-table)
              ollama production is half-way. Correct the cause and deploy again;
              or go back all the same, if nobody needs that data: \
            ./plinth rollback ollama production --to 7
              the configuration that failed is in""");
    assertThat(applies(terraform)).hasSize(1);
  }

  @Test
  void replacing_is_losing_too() throws IOException {
    FakeTerraform terraform = terraform(change("update"), change("delete\", \"create"));

    assertThat(deploy(terraform).err()).contains("not rolled back, because that would delete");
    assertThat(applies(terraform)).hasSize(1);
  }

  @Test
  void takes_away_what_the_failed_apply_had_just_made() throws IOException {
    FakeTerraform terraform = terraform(change("create"), change("delete"));

    ProcessRun run = deploy(terraform);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "rolled back: ollama production is as in version 7 of 2026-01-31T12:00:00Z again");
    assertThat(applies(terraform)).hasSize(2);
  }

  @Test
  void stays_when_that_is_asked() throws IOException {
    FakeTerraform terraform = terraform(change("create"), change("delete"));

    assertThat(deploy(terraform, "--no-rollback").err())
        .contains("not rolled back, as asked: ollama production is half-way");
    assertThat(applies(terraform)).hasSize(1);
  }

  @Test
  void going_forward_says_what_data_it_loses() throws IOException {
    FakeTerraform terraform = terraform(change("delete"), change("create"));

    assertThat(deploy(terraform, "--no-rollback").out())
        .contains(
            """
            lost with all their data:
              aws_dynamodb_table.main (ollama-data-table)
            """);
  }

  private static List<String> applies(FakeTerraform terraform) {
    return terraform.asked().stream().filter(line -> line.startsWith("apply")).toList();
  }

  private static String change(String actions) {
    return """
        {"resource_changes": [{"address": "aws_dynamodb_table.main", "mode": "managed",
          "type": "aws_dynamodb_table", "change": {"actions": ["%s"],
            "before": {"name": "ollama-data-table"}, "after": {}}}]}
        """
        .formatted(actions);
  }

  /** Fails at its first apply; from then on it plans the way back, and applies. */
  private FakeTerraform terraform(String forward, String back) throws IOException {
    Path plan = Files.writeString(programs.resolve("plan.json"), forward);
    Path next = Files.writeString(programs.resolve("back.json"), back);
    Path event = Files.writeString(programs.resolve("event.json"), EVENT + "\n");
    return FakeTerraform.in(
        programs,
        "1.11.4",
        """
        plan) exit 2 ;;
        show) cat '%1$s' ;;
        apply)
          if [ -f '%2$s' ]; then mv '%2$s' '%1$s'; cat '%3$s'; exit 1; fi
          exit 0 ;;
        """
            .formatted(plan, next, event));
  }

  private ProcessRun deploy(FakeTerraform terraform, String... options) {
    Map<String, String> variables = new HashMap<>(aws.variables());
    variables.put("PATH", terraform.searchPath());
    var arguments = new ArrayList<>(List.of("deploy", "ollama", "production"));
    arguments.addAll(List.of("--confirm", "production"));
    arguments.addAll(List.of(options));
    return ProcessRun.of(root, variables, arguments.toArray(String[]::new));
  }
}
