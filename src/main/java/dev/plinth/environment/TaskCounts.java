package dev.plinth.environment;

/**
 * How many tasks a service has, which scaling moves between two bounds.
 *
 * @param minSetting what the setting of the lower bound is called
 * @param maxSetting that of the upper
 */
public record TaskCounts(String minSetting, String maxSetting) {
  /** Notes bounds the wrong way round, and a count outside of them. */
  public void check(Problems problems, int desired, int min, int max) {
    if (min > max) {
      problems.add(minSetting, min, "at most %d, %s".formatted(max, maxSetting));
    } else if (desired < min || desired > max) {
      problems.add(
          "desired_count",
          desired,
          "from %d, %s, to %d, %s".formatted(min, minSetting, max, maxSetting));
    }
  }
}
