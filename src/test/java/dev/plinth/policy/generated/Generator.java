package dev.plinth.policy.generated;

import dev.plinth.environment.InvalidSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Makes valid environments of a platform that together have whatever its settings allow.
 *
 * <p>Each value is judged by itself, and judged again where the recipe knows that values must
 * agree; the reader of settings files is the judge. Then what no environment has is dealt out: an
 * environment is changed to have it, as long as it stays valid. The same seed makes the same
 * environments.
 *
 * <p>Two and two are neighbours: their files stand side by side.
 */
final class Generator {
  private static final int TRIES = 60;
  private static final int ROUNDS = 12;
  private static final int OFFERS = 8;

  private final Recipe recipe;
  private final Random random;
  private final Path folder;
  private final List<Goal> goals;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<GeneratedEnvironment> environments = new ArrayList<>();
  private final List<BitSet> reached = new ArrayList<>();
  private int judged;
  private String lastRefusal = "";

  private Generator(Recipe recipe, long seed, Path folder) {
    this.recipe = recipe;
    this.random = new Random(seed);
    this.folder = folder;
    this.goals = Goal.of(recipe);
  }

  /**
   * Environments that together have whatever settings allow, as far as their number suffices.
   *
   * @param seed whatever it is, the same one makes the same environments
   * @param number how many: an even number
   */
  static Generated generate(Recipe recipe, long seed, int number) {
    return generate(recipe, seed, number, ROUNDS);
  }

  /** Environments as they are drawn, whatever they have. */
  static Generated some(Recipe recipe, long seed, int number) {
    return generate(recipe, seed, number, 0);
  }

  private static Generated generate(Recipe recipe, long seed, int number, int rounds) {
    try (var folder = new TemporaryFolder()) {
      var generator = new Generator(recipe, seed, folder.path());
      IntStream.range(0, number).forEach(generator::add);
      int refused = generator.judged - number;
      IntStream.range(0, rounds).forEach(round -> generator.dealOut());
      return new Generated(seed, List.copyOf(generator.environments), generator.counts(), refused);
    }
  }

  private void add(int index) {
    var neighbour = Optional.of(index - 1).filter(it -> index % 2 == 1).map(environments::get);
    for (int tries = 0; tries < TRIES; tries++) {
      var draft = new Draft(recipe, new Random(random.nextLong()));
      draft.arrange(neighbour);
      GeneratedEnvironment environment = draft.environment(index);
      if (isValid(environment)) {
        drafts.add(draft);
        environments.add(environment);
        reached.add(reachedBy(environment));
        if (index % 2 == 1) {
          environments.set(index - 1, environments.get(index - 1).beside(environment));
        }
        return;
      }
    }
    throw new IllegalStateException(
        "no valid environment of %s in %d tries: %s"
            .formatted(recipe.platform(), TRIES, lastRefusal));
  }

  /** Changes environments so that one of them has what none has. */
  private void dealOut() {
    missingIndexes().stream()
        .filter(goal -> !recipe.impossible().containsKey(goals.get(goal).name()))
        .forEach(this::deal);
  }

  private void deal(int goal) {
    for (int offer = 0; offer < OFFERS && !isReached(goal); offer++) {
      int index = random.nextInt(drafts.size());
      int other = index ^ 1;
      Draft draft = drafts.get(index).copy(new Random(random.nextLong()));
      goals.get(goal).pursue().accept(draft);
      draft.arrange(Optional.of(environments.get(other).alone()));
      GeneratedEnvironment changed = draft.environment(index);
      BitSet now = reachedBy(changed);
      GeneratedEnvironment neighbour = environments.get(other).beside(changed);
      if (now.get(goal) && losesNothing(index, now) && isValid(changed) && isValid(neighbour)) {
        drafts.set(index, draft);
        environments.set(index, changed);
        environments.set(other, neighbour);
        reached.set(index, now);
      }
    }
  }

  private boolean losesNothing(int index, BitSet now) {
    var lost = (BitSet) reached.get(index).clone();
    lost.andNot(now);
    IntStream.range(0, reached.size())
        .filter(it -> it != index)
        .forEach(it -> lost.andNot(reached.get(it)));
    return lost.isEmpty();
  }

  private boolean isReached(int goal) {
    return reached.stream().anyMatch(it -> it.get(goal));
  }

  private List<Integer> missingIndexes() {
    return IntStream.range(0, goals.size()).filter(goal -> !isReached(goal)).boxed().toList();
  }

  private Map<String, Integer> counts() {
    var counts = new LinkedHashMap<String, Integer>();
    for (int goal = 0; goal < goals.size(); goal++) {
      int index = goal;
      counts.put(
          goals.get(goal).name(), (int) reached.stream().filter(it -> it.get(index)).count());
    }
    return counts;
  }

  private BitSet reachedBy(GeneratedEnvironment environment) {
    var bits = new BitSet();
    IntStream.range(0, goals.size())
        .filter(goal -> goals.get(goal).reached().test(environment))
        .forEach(bits::set);
    return bits;
  }

  private boolean isValid(GeneratedEnvironment environment) {
    judged++;
    Path root = folder.resolve(Integer.toString(judged));
    try {
      environment
          .write(root)
          .read(environment.platform(), environment.name(), recipe.type(), Map.of());
      return true;
    } catch (InvalidSettings refused) {
      lastRefusal = refused.getMessage();
      return false;
    }
  }
}
