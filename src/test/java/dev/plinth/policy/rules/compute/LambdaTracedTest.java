package dev.plinth.policy.rules.compute;

import static dev.plinth.policy.rules.compute.WithFunction.ADDRESS;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class LambdaTracedTest extends RuleProof {
  LambdaTracedTest() {
    super(new LambdaTraced());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        WithFunction.of("removed").without(ADDRESS, "/tracing_config").foundAt(ADDRESS),
        WithFunction.of("passed through")
            .with(ADDRESS, "/tracing_config/mode", "\"PassThrough\"")
            .foundAt(ADDRESS),
        WithFunction.of("unknown").unknown(ADDRESS, "/tracing_config/mode").foundAt(ADDRESS));
  }
}
