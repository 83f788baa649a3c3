package dev.plinth.policy.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.generated.PropertySuite.Breach;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
  private static final int MOST_DAYS = 1000;
  private static final Recipe RECIPE = new BootstrapRecipe();

  private final Generated generated = Generator.some(RECIPE, 1, 20);
  private final List<Breach> breaches =
      new PropertySuite(List.of(new VersionsSoonForgotten()), List.of())
          .judge(generated.environments());

  @Test
  void finds_what_a_rule_finds_and_nothing_else() {
    List<GeneratedEnvironment> long_keeping =
        generated.environments().stream()
            .filter(it -> it.settings().path("noncurrent_version_days").asInt() > MOST_DAYS)
            .toList();

    assertThat(long_keeping).isNotEmpty().hasSizeLessThan(20);
    assertThat(breaches)
        .extracting(Breach::environment)
        .map(GeneratedEnvironment::number)
        .containsExactlyElementsOf(
            long_keeping.stream().map(GeneratedEnvironment::number).toList());
  }

  @Test
  void leaves_the_settings_that_matter() {
    Breach first = breaches.get(0);
    int days = first.environment().settings().path("noncurrent_version_days").asInt();

    assertThat(Shrinking.smallest(RECIPE, first).replaceAll("\\s+", ""))
        .isEqualTo("bootstrapnonproduction,with{\"noncurrent_version_days\":%d}".formatted(days));
  }

  /** A rule that nobody needs, and that some valid environments break. */
  private static final class VersionsSoonForgotten implements DocumentRule {
    @Override
    public Stream<Finding> check(TerraformDocument document) {
      return document.variables().entrySet().stream()
          .filter(variable -> variable.getValue().number("default").orElse(0) > MOST_DAYS)
          .map(variable -> finding("variable." + variable.getKey(), "default is too much"));
    }

    @Override
    public String title() {
      return "Versions are soon forgotten";
    }

    @Override
    public Severity severity() {
      return Severity.LOW;
    }

    @Override
    public String why() {
      return "They need not be.";
    }

    @Override
    public String remedy() {
      return "None.";
    }

    @Override
    public List<Source> sources() {
      return List.of();
    }

    @Override
    public Example bad() {
      return Example.of("{}");
    }

    @Override
    public Example good() {
      return Example.of("{}");
    }
  }
}
