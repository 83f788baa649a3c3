package dev.plinth.policy.rules.compute;

import static dev.plinth.policy.rules.compute.WithFunction.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaRuntimeSupportedTest extends RuleProof {
  LambdaRuntimeSupportedTest() {
    super(new LambdaRuntimeSupported());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        WithFunction.of("deprecated").with(ADDRESS, "/runtime", "\"python3.8\"").foundAt(ADDRESS),
        WithFunction.of("removed").without(ADDRESS, "/runtime").foundAt(ADDRESS),
        WithFunction.of("unknown").unknown(ADDRESS, "/runtime").foundAt(ADDRESS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java17", "java21", "nodejs22.x", "python3.12", "python3.14", "provided.al2023"})
  void allows_what_is_supported(String runtime) {
    assertThat(judging.in(function(runtime))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodejs18.x",
        "nodejs20.x",
        "python3.10",
        "java8",
        "go1.x",
        "dotnet6",
        "provided.al2"
      })
  void denies_what_is_deprecated(String runtime) {
    assertThat(judging.in(function(runtime)))
        .containsExactly("aws_lambda_function.search: runtime is not a supported one");
  }

  @Test
  void leaves_images_alone_which_bring_their_own() {
    assertThat(judging.in("\"aws_lambda_function\": {\"a\": {\"package_type\": \"Image\"}}"))
        .isEmpty();
  }

  private static String function(String runtime) {
    return "\"aws_lambda_function\": {\"search\": {\"runtime\": \"%s\"}}".formatted(runtime);
  }
}
