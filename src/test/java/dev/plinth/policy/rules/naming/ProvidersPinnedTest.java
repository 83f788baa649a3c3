package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersPinnedTest extends RuleProof {

  ProvidersPinnedTest() {
    super(new ProvidersPinned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("without Terraform's", "ollama/production")
            .removed("/terraform/required_version")
            .foundAt("terraform"),
        DocumentMutant.of("open", "troubleshooter/mvp")
            .with("/terraform/required_providers/aws/version", "\">= 5.0.0\"")
            .foundAt("terraform.required_providers.aws"),
        DocumentMutant.of("removed", "ollama/staging")
            .removed("/terraform/required_providers/tls")
            .foundAt("terraform.required_providers.tls"),
        DocumentMutant.of("without any", "bootstrap/production")
            .removed("/terraform/required_providers")
            .foundAt("terraform.required_providers.aws"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.100.0", "= 5.100.0", "~> 5.1", ">= 5.0, < 6.0", "~>5.0"})
  void allows_versions_that_end_somewhere(String version) {
    assertThat(judging.inDocument(document(version))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", ">= 5.0", "> 4.0, >= 5.0", "", "*"})
  void denies_versions_without_an_end(String version) {
    assertThat(judging.inDocument(document(version)))
        .containsExactly("terraform.required_providers.aws: its version is not held from above");
  }

  private static String document(String version) {
    return """
        {"terraform": {"required_version": "1.0.0", "required_providers": {"aws": {"version": "%s"}}},
         "resource": {"aws_vpc": {"a": {}}}}
        """
        .formatted(version);
  }
}
