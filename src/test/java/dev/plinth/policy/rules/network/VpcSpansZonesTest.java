package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VpcSpansZonesTest extends RuleProof {
  private static final String ZONE = "/availability_zone";

  VpcSpansZonesTest() {
    super(new VpcSpansZones());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("one zone", "troubleshooter/mvp")
            .with("aws_subnet.public_2", ZONE, "\"us-west-2a\"")
            .with("aws_subnet.private_2", ZONE, "\"us-west-2a\"")
            .foundAt("aws_vpc.main"),
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_subnet.public_2", ZONE)
            .without("aws_subnet.private_2", ZONE)
            .foundAt("aws_vpc.main"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_subnet.public_2", ZONE)
            .unknown("aws_subnet.private_2", ZONE)
            .foundAt("aws_vpc.main"));
  }

  @Test
  void takes_zones_as_aws_lists_them_for_different_ones() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {}},
                "aws_subnet": {
                  "a": {"vpc_id": "${aws_vpc.v.id}",
                    "availability_zone": "${data.aws_availability_zones.here.names[0]}"},
                  "b": {"vpc_id": "${aws_vpc.v.id}",
                    "availability_zone": "${data.aws_availability_zones.here.names[1]}"}}
                """))
        .isEmpty();
  }

  @Test
  void does_not_judge_a_vpc_whose_subnets_are_elsewhere() {
    assertThat(judging.in("\"aws_vpc\": {\"v\": {\"cidr_block\": \"10.0.0.0/16\"}}")).isEmpty();
  }
}
