package dev.plinth.policy.generated;

import dev.plinth.environment.EnvironmentSettings;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How environments of a platform are made. */
abstract class Recipe {
  private final String platform;
  private final Class<? extends EnvironmentSettings> type;
  private final Slots slots;

  /**
   * @param narrowings texts that stand for all that a setting may say
   * @param sizes kinds of numbers that are right only together
   */
  Recipe(
      String platform,
      Class<? extends EnvironmentSettings> type,
      Map<String, Narrowing> narrowings,
      Map<String, List<Kind>> sizes) {
    this.platform = platform;
    this.type = type;
    this.slots = new Slots(type, narrowings, sizes);
  }

  final String platform() {
    return platform;
  }

  final Class<? extends EnvironmentSettings> type() {
    return type;
  }

  final Slots slots() {
    return slots;
  }

  /** How many entries a catalogue gets. */
  int entries(String catalogue, Random random) {
    throw new IllegalArgumentException("no catalogue of " + platform + ": " + catalogue);
  }

  /** The sizes that its catalogues have in some environment. */
  Map<String, List<Integer>> catalogueSizes() {
    return Map.of();
  }

  /** The settings that name a document, or something in it. */
  List<String> aboutDocuments() {
    return List.of();
  }

  /** Lets the values agree with each other, as far as one pass can. */
  abstract void arrange(Draft draft);

  /**
   * What no valid environment has: the goal to the reason. Everything else that settings allow is
   * in some environment.
   */
  abstract Map<String, String> impossible();
}
