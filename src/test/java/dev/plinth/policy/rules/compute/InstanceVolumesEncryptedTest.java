package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceVolumesEncryptedTest extends RuleProof {
  InstanceVolumesEncryptedTest() {
    super(new InstanceVolumesEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_launch_template.app", "/block_device_mappings")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("in the clear", "ollama/production")
            .with("aws_launch_template.app", "/block_device_mappings/0/ebs/encrypted", "\"false\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("not said", "ollama/production")
            .without("aws_launch_template.app", "/block_device_mappings/0/ebs/encrypted")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/block_device_mappings/0/ebs/encrypted")
            .foundAt("aws_launch_template.app"));
  }

  @Test
  void allows_what_the_account_encrypts_by_default() {
    assertThat(
            judging.in(
                """
                "aws_launch_template": {"app": {}},
                "aws_ebs_encryption_by_default": {"account": {}}
                """))
        .isEmpty();
  }

  @Test
  void looks_at_each_volume_of_an_instance() {
    assertThat(
            judging.in(
                """
                "aws_instance": {
                  "own": {"root_block_device": [{"encrypted": true}],
                    "ebs_block_device": [{"encrypted": true}, {"device_name": "/dev/sdf"}]},
                  "launched": {"launch_template": {"id": "${aws_launch_template.app.id}"}}}
                """))
        .containsExactly("aws_instance.own: a volume is not encrypted");
  }
}
