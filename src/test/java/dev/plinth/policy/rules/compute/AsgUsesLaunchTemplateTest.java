package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.network.TargetAdmitsItsLoadBalancer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsgUsesLaunchTemplateTest extends RuleProof {
  AsgUsesLaunchTemplateTest() {
    super(new AsgUsesLaunchTemplate());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_autoscaling_group.app", "/launch_template")
            .foundAt("aws_autoscaling_group.app")
            .also(TargetAdmitsItsLoadBalancer.class),
        DocumentMutant.of("a launch configuration", "ollama/production")
            .without("aws_autoscaling_group.app", "/launch_template")
            .with("aws_autoscaling_group.app", "/launch_configuration", "\"ollama\"")
            .foundAt("aws_autoscaling_group.app")
            .also(TargetAdmitsItsLoadBalancer.class),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_autoscaling_group.app", "/launch_template")
            .foundAt("aws_autoscaling_group.app")
            .also(TargetAdmitsItsLoadBalancer.class),
        DocumentMutant.of("no template in the mix", "ollama/production")
            .without("aws_autoscaling_group.app", "/launch_template")
            .with(
                "aws_autoscaling_group.app",
                "/mixed_instances_policy",
                "{\"launch_template\": {\"override\": []}}")
            .foundAt("aws_autoscaling_group.app")
            .also(TargetAdmitsItsLoadBalancer.class));
  }

  @Test
  void allows_the_template_of_a_mix() {
    assertThat(
            judging.in(
                """
                "aws_autoscaling_group": {"app": {"mixed_instances_policy": [{"launch_template": [{
                  "launch_template_specification": [{
                    "launch_template_id": "${aws_launch_template.app.id}"}]}]}]}}
                """))
        .isEmpty();
  }
}
