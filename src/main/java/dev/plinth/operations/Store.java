package dev.plinth.operations;

import java.util.Optional;

/**
 * A bucket, repository or vault that is not empty.
 *
 * @param change its deletion
 * @param name as AWS knows it
 * @param items how many things are in it, with how to call them
 * @param bytes how large they are together; absent where AWS does not say
 * @param argument that has terraform empty it before it deletes it
 */
record Store(
    PlanDocument.Change change, String name, String items, Optional<Long> bytes, String argument) {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  /** Whether the settings say that it goes with what is in it. */
  boolean isFree() {
    return change.before().path(argument).asBoolean();
  }

  Lift lift() {
    return new Lift(change, argument, true);
  }

  @Override
  public String toString() {
    String size = bytes.map(count -> ", " + size(count)).orElse("");
    return "%s (%s): %s%s".formatted(change.address(), name, items, size);
  }

  /** In units of a thousand, as S3 is billed in. */
  static String size(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return unit == 0 ? bytes + " B" : "%.1f %s".formatted(value, UNITS[unit]);
  }
}
