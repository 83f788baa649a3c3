package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed and yet worth a look is said on stderr, by each command that synthesizes. */
class WarningsTest {
  private static final String WARNING =
      "plinth: warning: no environment in account 222222222222 and us-east-1 has"
          + " owns_account_singletons: CloudTrail and AWS Config are made by nobody; set it in one,"
          + " unless the organization has them";

  @TempDir private Path root;
  @TempDir private Path programs;

  @ParameterizedTest
  @ValueSource(strings = {"plan", "deploy"})
  void plan_and_deploy_warn(String command) throws IOException {
    ProcessRun run = run(command, "--set", "owns_account_singletons=false");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err().lines()).containsExactly(WARNING);
    assertThat(run.out()).doesNotContain("warning");
  }

  @Test
  void there_is_nothing_to_say_of_our_own_settings() throws IOException {
    assertThat(run("plan").err()).isEmpty();
  }

  private ProcessRun run(String command, String... options) throws IOException {
    Checkout.copyTo(root);
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", "plan) exit 0 ;;");
    try (var aws = new FakeAws("222222222222", 200, true)) {
      Map<String, String> variables = new HashMap<>(aws.variables());
      variables.put("PATH", terraform.searchPath());
      var arguments = new ArrayList<>(List.of(command, "microservices", "prod"));
      arguments.addAll(List.of(options));
      return ProcessRun.of(root, variables, arguments.toArray(String[]::new));
    }
  }
}
