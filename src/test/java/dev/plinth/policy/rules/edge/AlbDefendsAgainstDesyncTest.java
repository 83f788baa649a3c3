package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlbDefendsAgainstDesyncTest extends RuleProof {
  private static final String BALANCER = "aws_lb.main";
  private static final String MODE = "/desync_mitigation_mode";

  AlbDefendsAgainstDesyncTest() {
    super(new AlbDefendsAgainstDesync());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with(BALANCER, MODE, "\"monitor\"")
            .foundAt(BALANCER),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(BALANCER, MODE, "\"off\"")
            .foundAt(BALANCER),
        DocumentMutant.of("unknown", "ollama/dev").unknown(BALANCER, MODE).foundAt(BALANCER));
  }

  @Test
  void knows_what_aws_does_by_itself() {
    assertThat(judging.in("\"aws_alb\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
