package dev.plinth.operations.saving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.operations.TerraformState;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StillCostingTest {
  @Test
  void counts_what_goes_on_costing_in_words_that_read_well() {
    assertThat(StillCosting.of(state("aws_nat_gateway", "aws_ecr_repository", "aws_kms_key")))
        .containsExactly(
            "2 NAT gateways: by the hour, whatever passes",
            "2 keys: by the month",
            "2 image repositories: what is in it");
  }

  /** Two of each type. */
  private static TerraformState state(String... types) {
    return TerraformState.parse(
        Stream.of(types)
            .map(
                type ->
                    """
                    {"mode": "managed", "type": "%s",
                     "instances": [{"attributes": {}}, {"attributes": {}}]}
                    """
                        .formatted(type))
            .collect(Collectors.joining(",", "{\"resources\": [", "]}")));
  }
}
