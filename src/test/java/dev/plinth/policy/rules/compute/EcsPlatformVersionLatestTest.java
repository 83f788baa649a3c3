package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsPlatformVersionLatestTest extends RuleProof {
  EcsPlatformVersionLatestTest() {
    super(new EcsPlatformVersionLatest());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("old", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/platform_version", "\"1.3.0\"")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("older", "microservices/prod")
            .with("aws_ecs_service.cart", "/platform_version", "\"1.0.0\"")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/platform_version")
            .foundAt("aws_ecs_service.service"));
  }

  @Test
  void allows_the_default_which_is_the_latest() {
    assertThat(judging.in("\"aws_ecs_service\": {\"a\": {\"platform_version\": null}}")).isEmpty();
  }
}
