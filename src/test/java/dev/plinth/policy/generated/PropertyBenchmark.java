package dev.plinth.policy.generated;

import dev.plinth.policy.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How long it takes to hold all rules against generated environments: a table, to be read by
 * people. Run it from the root of the project, as {@code docs/performance.md} says.
 */
public final class PropertyBenchmark {
  private static final Map<String, Recipe> RECIPES =
      Map.of(
          "ollama", new OllamaRecipe(),
          "microservices", new MicroservicesRecipe(),
          "troubleshooter", new TroubleshooterRecipe());

  private PropertyBenchmark() {}

  /**
   * @param args platforms; without: all three, one after the other
   */
  public static void main(String[] args) {
    System.out.println(
        "platform        environments  rules  generating  judging  seconds  findings");
    List<String> platforms =
        args.length == 0 ? List.of("ollama", "microservices", "troubleshooter") : List.of(args);
    platforms.forEach(platform -> measure(RECIPES.get(platform)));
  }

  private static void measure(Recipe recipe) {
    Instant begin = Instant.now();
    Generated generated = Generator.generate(recipe, PropertyTest.SEED, PropertyTest.ENVIRONMENTS);
    Instant made = Instant.now();
    int findings =
        new PropertySuite(Rules.all(), recipe.waivers()).judge(generated.environments()).size();
    Instant judged = Instant.now();
    System.out.printf(
        "%-14s  %12d  %5d  %10.1f  %7.1f  %7.1f  %8d%n",
        recipe.platform(),
        generated.environments().size(),
        Rules.all().size(),
        seconds(begin, made),
        seconds(made, judged),
        seconds(begin, judged),
        findings);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
