package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InstanceWithoutPublicAddressTest extends RuleProof {
  InstanceWithoutPublicAddressTest() {
    super(new InstanceWithoutPublicAddress());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("public", "ollama/production")
            .with(
                "aws_launch_template.app",
                "/network_interfaces/0/associate_public_ip_address",
                "true")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("public as text", "ollama/production")
            .with(
                "aws_launch_template.app",
                "/network_interfaces/0/associate_public_ip_address",
                "\"true\"")
            .foundAt("aws_launch_template.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_launch_template.app", "/network_interfaces/0/associate_public_ip_address")
            .foundAt("aws_launch_template.app"));
  }

  @Test
  void looks_at_launch_configurations_and_instances_too() {
    assertThat(
            judging.in(
                """
                "aws_launch_configuration": {"old": {"associate_public_ip_address": true}},
                "aws_instance": {"own": {"associate_public_ip_address": "true"},
                  "private": {"associate_public_ip_address": false}}
                """))
        .containsExactly(
            "aws_launch_configuration.old: associate_public_ip_address is not false",
            "aws_instance.own: associate_public_ip_address is not false");
  }
}
