package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigRecordsEverythingTest extends RuleProof {
  ConfigRecordsEverythingTest() {
    super(new ConfigRecordsEverything());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_config_configuration_recorder.main")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened: some types", "microservices/prod")
            .with(
                "aws_config_configuration_recorder.main", "/recording_group/all_supported", "false")
            .foundAt("aws_config_configuration_recorder.main"),
        DocumentMutant.of("weakened: no users and roles", "microservices/qa")
            .without(
                "aws_config_configuration_recorder.main",
                "/recording_group/include_global_resource_types")
            .foundAt("aws_config_configuration_recorder.main"),
        DocumentMutant.of("nowhere to write to", "microservices/qa")
            .without("aws_config_delivery_channel.main")
            .foundAt("aws_config_configuration_recorder.main"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_config_configuration_recorder_status.main", "/is_enabled")
            .foundAt("aws_config_configuration_recorder.main"));
  }

  @Test
  void asks_nobody_else_for_a_recorder() {
    assertThat(judging.in("\"aws_cloudtrail\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
