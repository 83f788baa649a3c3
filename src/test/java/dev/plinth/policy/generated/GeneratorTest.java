package dev.plinth.policy.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.SettingsSchema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorTest {
  static Stream<Recipe> recipes() {
    return Stream.of(
        new BootstrapRecipe(),
        new OllamaRecipe(),
        new MicroservicesRecipe(),
        new TroubleshooterRecipe());
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void sets_every_setting(Recipe recipe) {
    var known =
        SettingsSchema.of(recipe.type()).stream().map(definition -> definition.key()).toList();

    GeneratedEnvironment environment = Generator.some(recipe, 1, 2).environments().get(0);

    assertThat(Kinds.names(environment.settings())).containsExactlyElementsOf(known);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void says_what_each_setting_has_to_be_in_some_environment(Recipe recipe) {
    List<String> goals = Goal.of(recipe).stream().map(Goal::name).toList();

    assertThat(goals.stream().distinct()).hasSameSizeAs(goals);
    assertThat(recipe.slots().settings().keySet())
        .allMatch(key -> goals.stream().anyMatch(goal -> goal.startsWith(key + ": ")));
  }

  @Test
  void makes_the_same_of_the_same_seed() {
    var recipe = new OllamaRecipe();

    List<GeneratedEnvironment> once = Generator.some(recipe, 1, 6).environments();

    assertThat(Generator.some(new OllamaRecipe(), 1, 6).environments()).isEqualTo(once);
    assertThat(Generator.some(recipe, 2, 6).environments()).isNotEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void seldom_makes_what_is_refused(Recipe recipe) {
    Generated generated = Generator.some(recipe, 1, 20);

    assertThat(generated.refused()).as("refused at first").isLessThanOrEqualTo(6);
  }

  @Test
  void makes_neighbours_that_get_along() {
    List<GeneratedEnvironment> environments =
        Generator.some(new MicroservicesRecipe(), 1, 20).environments();

    for (int index = 0; index < environments.size(); index += 2) {
      GeneratedEnvironment one = environments.get(index);
      GeneratedEnvironment other = environments.get(index + 1);
      assertThat(one.name()).isNotEqualTo(other.name());
      assertThat(one.neighbour()).contains(other.alone());
      assertThat(other.neighbour()).contains(one.alone());
    }
  }
}
