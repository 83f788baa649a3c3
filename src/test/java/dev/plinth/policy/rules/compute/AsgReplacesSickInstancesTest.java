package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsgReplacesSickInstancesTest extends RuleProof {
  AsgReplacesSickInstancesTest() {
    super(new AsgReplacesSickInstances());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_autoscaling_group.app", "/health_check_type")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("by EC2 alone", "ollama/production")
            .with("aws_autoscaling_group.app", "/health_check_type", "\"EC2\"")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_autoscaling_group.app", "/health_check_type")
            .foundAt("aws_autoscaling_group.app"));
  }

  @Test
  void sees_a_load_balancer_that_is_attached_elsewhere() {
    assertThat(
            judging.in(
                """
                "aws_autoscaling_group": {"app": {"name": "app"}, "batch": {"name": "batch"}},
                "aws_autoscaling_attachment": {"app": {
                  "autoscaling_group_name": "${aws_autoscaling_group.app.name}"}}
                """))
        .containsExactly("aws_autoscaling_group.app: health_check_type is not ELB");
  }
}
