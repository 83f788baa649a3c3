package dev.plinth.environment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses which key was meant by one that does not exist. */
public final class NearMiss {
  private static final int FEW_LETTERS = 3;

  private NearMiss() {}

  /** The most similar key, if it is the same but for a few letters or for what it begins with. */
  public static Optional<String> of(String written, Collection<String> keys) {
    return keys.stream()
        .filter(key -> key.endsWith("_" + written) || distance(written, key) <= FEW_LETTERS)
        .min(Comparator.comparingInt(key -> distance(written, key)));
  }

  /** What to do about a key that does not exist: the key that was meant, or something else. */
  public static String remedy(String written, Collection<String> keys, String otherwise) {
    return of(written, keys).map("did you mean %s?"::formatted).orElse(otherwise);
  }

  /**
   * Asks whether a short name was meant, with a blank behind it; empty if none is near: one that
   * begins the same, or that less than half of the letters tell apart.
   */
  public static String question(String written, Collection<String> names) {
    return names.stream()
        .filter(
            name ->
                (!written.isEmpty() && name.startsWith(written))
                    || 2 * distance(written, name) < name.length())
        .min(Comparator.comparingInt(name -> distance(written, name)))
        .map("did you mean %s? "::formatted)
        .orElse("");
  }

  /** How many letters must be put in, left out or changed: Levenshtein's distance. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        current[column] =
            Math.min(
                previous[column - 1] + changed,
                Math.min(previous[column], current[column - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
