package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Cloud;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.TerraformState;
import dev.plinth.platforms.Target;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackupCleaningTest {
  @Test
  void keeps_as_long_as_the_plan_of_the_platform() {
    assertThat(
            retention(
                """
                {"outputs": {"ollama_storage_bucket": {"value": "storage"}},
                 "resources": [{"mode": "managed", "type": "aws_backup_plan", "name": "main",
                  "instances": [{"attributes": {"rule": [{"lifecycle": [{"delete_after": 14}]}]}}]}]}
                """))
        .isEqualTo(Duration.ofDays(14));
  }

  @Test
  void keeps_for_35_days_without_a_plan() {
    assertThat(
            retention(
                """
                {"outputs": {"ollama_storage_bucket": {"value": "storage"}}, "resources": []}
                """))
        .isEqualTo(Duration.ofDays(35));
  }

  private static Duration retention(String state) {
    var session = new Session(Path.of(""), new PrintWriter(new StringWriter()), false);
    var deployment =
        new Deployment("dev", "333333333333", "us-west-2", "states", "locks", "us-west-2");
    var environment =
        new DeployedEnvironment(
            new Target("ollama", "dev"),
            deployment,
            Cloud.aws(),
            new AwsAccess(Map.of(), "us-west-2"),
            TerraformState.parse(state));
    return new BackupCleaning(session, environment).retention();
  }
}
