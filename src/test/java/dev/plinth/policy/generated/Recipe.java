package dev.plinth.policy.generated;

import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.policy.Waiver;
import java.time.LocalDate;
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

  /**
   * What rules find where a setting asks for it, and what would be accepted there; the project's
   * own waivers are about its own environments.
   */
  List<Waiver> waivers() {
    return List.of();
  }

  /** Accepts what a rule finds at an address. */
  final Waiver waiver(String rule, String address, String reason) {
    return new Waiver(rule, address, platform + "/*", reason, LocalDate.MAX, "recipe");
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
