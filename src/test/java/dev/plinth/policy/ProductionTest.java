package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.TerraformDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"prod", "Production", "PRD", "live", "productionusw2", "${terraform.workspace}"})
  void may_be_what_it_is_called_or_what_is_not_known(String environment) {
    assertThat(Production.mayBe(of(environment))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "nonproduction", "preprod"})
  void is_not_what_has_another_name(String environment) {
    assertThat(Production.mayBe(of(environment))).isFalse();
  }

  @Test
  void may_be_what_does_not_say() {
    assertThat(Production.mayBe(TerraformDocument.read("{\"resource\": {}}"))).isTrue();
  }

  private static TerraformDocument of(String environment) {
    return TerraformDocument.read(
        """
        {"provider": {"aws": [{"default_tags": [{"tags": {"Environment": "%s"}}]}]}}
        """
            .formatted(environment));
  }
}
