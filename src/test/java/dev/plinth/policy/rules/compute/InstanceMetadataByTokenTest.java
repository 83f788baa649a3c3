package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceMetadataByTokenTest extends RuleProof {
  InstanceMetadataByTokenTest() {
    super(new InstanceMetadataByToken());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_launch_template.app", "/metadata_options")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("optional", "ollama/production")
            .with("aws_launch_template.app", "/metadata_options/http_tokens", "\"optional\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/metadata_options/http_tokens")
            .foundAt("aws_launch_template.app"));
  }

  @Test
  void looks_at_launch_configurations_and_instances_too() {
    assertThat(
            judging.in(
                """
                "aws_launch_configuration": {"old": {"image_id": "ami-1"}},
                "aws_instance": {
                  "own": {"metadata_options": {"http_tokens": "optional"}},
                  "closed": {"metadata_options": {"http_endpoint": "disabled"}},
                  "launched": {"launch_template": {"id": "${aws_launch_template.app.id}"}}}
                """))
        .containsExactly(
            "aws_launch_configuration.old: http_tokens is not required",
            "aws_instance.own: http_tokens is not required");
  }
}
