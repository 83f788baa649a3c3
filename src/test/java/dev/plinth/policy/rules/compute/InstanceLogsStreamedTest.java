package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.GoldenLine;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceLogsStreamedTest extends RuleProof {
  InstanceLogsStreamedTest() {
    super(new InstanceLogsStreamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no agent", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "amazon-cloudwatch-agent-ctl"),
                "\"true\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("no files", "ollama/dev")
            .with("/locals/user_data", "[\"amazon-cloudwatch-agent-ctl -a start\"]")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("a group that nobody keeps", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "@SERVICE_LOG_GROUP@"),
                "\"\\\"log_group_name\\\": \\\"/ollama\\\",\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("another name in the settings", "ollama/production")
            .with(
                GoldenLine.of("ollama/production", "user_data", "APP_LOG_GROUP="),
                "\"APP_LOG_GROUP=/ollama\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/user_data")
            .foundAt("aws_launch_template.app"));
  }

  @Test
  void leaves_instances_of_others_alone_that_run_no_agent() {
    assertThat(judging.in("\"aws_instance\": {\"app\": {\"user_data\": \"echo hello\"}}"))
        .isEmpty();
  }
}
