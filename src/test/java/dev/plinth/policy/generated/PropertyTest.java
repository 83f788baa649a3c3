package dev.plinth.policy.generated;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.plinth.policy.Rule;
import dev.plinth.policy.generated.PropertySuite.Breach;
import dev.plinth.policy.rules.Rules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules find nothing in whatever environment a platform's settings allow.
 *
 * <p>Others are made by {@code -Dplinth.seed=…}, and more by {@code -Dplinth.environments=…}, an
 * even number.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PropertyTest {
  static final long SEED = Long.getLong("plinth.seed", 3);
  static final int ENVIRONMENTS = Integer.getInteger("plinth.environments", 100);

  private static final int SHOWN = 8;

  private final Recipe recipe;
  private final Generated generated;

  PropertyTest(Recipe recipe) {
    this.recipe = recipe;
    this.generated = Generator.generate(recipe, SEED, ENVIRONMENTS);
  }

  @Test
  void together_the_environments_have_whatever_settings_allow() {
    Coverage.write(recipe, generated);

    assertThat(generated.missing())
        .as("what no environment of seed %d has, but for what none can have", SEED)
        .containsExactlyInAnyOrderElementsOf(recipe.impossible().keySet());
  }

  @TestFactory
  Stream<DynamicTest> finds_nothing() {
    List<Rule> rules = Rules.all();
    var suite = new PropertySuite(rules, recipe.waivers());
    Map<Rule, List<Breach>> breaches =
        suite.judge(generated.environments()).stream()
            .collect(groupingBy(breach -> breach.finding().rule()));
    return Stream.concat(
        rules.stream()
            .map(
                rule ->
                    dynamicTest(rule.id(), () -> check(breaches.getOrDefault(rule, List.of())))),
        recipe.waivers().stream()
            .map(
                waiver ->
                    dynamicTest(
                        waiver.rule() + " is waived where it is found",
                        () -> assertThat(suite.needs(waiver)).isTrue())));
  }

  private void check(List<Breach> breaches) {
    if (!breaches.isEmpty()) {
      throw new AssertionError(told(breaches));
    }
  }

  /** What was found, how to find it again, and the smallest settings that show it. */
  String told(List<Breach> breaches) {
    return breaches.stream()
        .limit(SHOWN)
        .map(Breach::toString)
        .collect(
            joining(
                "\n  ",
                "%s: %d findings in %d valid environments of %s\n  "
                    .formatted(
                        breaches.get(0).finding().rule().id(),
                        breaches.size(),
                        generated.environments().size(),
                        recipe.platform()),
                "\n  again by -Dplinth.seed=%d\n  the smallest: %s"
                    .formatted(generated.seed(), Shrinking.smallest(recipe, breaches.get(0)))));
  }
}
