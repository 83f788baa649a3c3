package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsgSpansZonesTest extends RuleProof {
  AsgSpansZonesTest() {
    super(new AsgSpansZones());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("one subnet", "ollama/production")
            .without("aws_autoscaling_group.app", "/vpc_zone_identifier/1")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("twice the same", "ollama/production")
            .with(
                "aws_autoscaling_group.app",
                "/vpc_zone_identifier/1",
                "\"${aws_subnet.private_1.id}\"")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_autoscaling_group.app", "/vpc_zone_identifier")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_autoscaling_group.app", "/vpc_zone_identifier")
            .foundAt("aws_autoscaling_group.app"));
  }

  @Test
  void denies_two_subnets_of_one_zone() {
    assertThat(
            judging.in(
                """
                "aws_subnet": {"a": {"availability_zone": "eu-west-1a"},
                  "b": {"availability_zone": "eu-west-1a"}},
                "aws_autoscaling_group": {"app": {
                  "vpc_zone_identifier": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"]}}
                """))
        .containsExactly("aws_autoscaling_group.app: it is not surely in two zones");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"vpc_zone_identifier\": [\"subnet-1\", \"subnet-2\"]",
        "\"vpc_zone_identifier\": [\"${aws_subnet.a.id}\", \"${data.aws_subnet.b.id}\"]",
        "\"availability_zones\": [\"eu-west-1a\", \"eu-west-1b\"]"
      })
  void allows_other_ways_to_name_two(String places) {
    assertThat(judging.in("\"aws_autoscaling_group\": {\"app\": {" + places + "}}")).isEmpty();
  }
}
