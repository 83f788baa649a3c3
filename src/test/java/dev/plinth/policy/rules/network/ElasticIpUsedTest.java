package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ElasticIpUsedTest extends RuleProof {
  ElasticIpUsedTest() {
    super(new ElasticIpUsed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("another address", "ollama/production")
            .with(
                "aws_eip.spare",
                "",
                "{\"domain\": \"vpc\", \"tags\": {\"Name\": \"ollama-spare\"}}")
            .foundAt("aws_eip.spare"),
        DocumentMutant.of("gateway removed", "troubleshooter/mvp")
            .without("aws_nat_gateway.main_2")
            .foundAt("aws_eip.nat_2"),
        DocumentMutant.of("unknown", "ollama/staging")
            .unknown("aws_nat_gateway.main", "/allocation_id")
            .foundAt("aws_eip.nat"));
  }

  @Test
  void allows_an_address_that_names_its_instance() {
    assertThat(judging.in("\"aws_eip\": {\"a\": {\"instance\": \"${aws_instance.a.id}\"}}"))
        .isEmpty();
  }
}
