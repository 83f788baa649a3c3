package dev.plinth.policy.rules.storage;

import dev.plinth.terraform.Block;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a rule of a lifecycle does when.
 *
 * @param moves to other classes of storage after some days; without those on a date
 * @param ends the days after which it deletes: none, or one
 */
record LifecycleSchedule(List<Block> moves, List<Integer> ends) {
  private static final int EARLIEST_INFREQUENT = 30;
  private static final List<String> INFREQUENT = List.of("STANDARD_IA", "ONEZONE_IA");
  private static final List<String> FROM_WARM_TO_COLD =
      List.of(
          "STANDARD_IA",
          "INTELLIGENT_TIERING",
          "ONEZONE_IA",
          "GLACIER_IR",
          "GLACIER",
          "DEEP_ARCHIVE");

  static LifecycleSchedule of(Block rule) {
    return new LifecycleSchedule(
        rule.blocks("transition").stream().filter(move -> move.text("date").isEmpty()).toList(),
        rule.blocks("expiration").stream()
            .flatMapToInt(expiration -> expiration.number("days").stream())
            .filter(days -> days > 0)
            .boxed()
            .toList());
  }

  /** A move whose days are not known. */
  Optional<Block> unknown() {
    return moves.stream().filter(move -> move.number("days").isEmpty()).findFirst();
  }

  /** What S3 refuses in it, in words, if all days are known. */
  Optional<String> breach() {
    boolean tooEarly =
        moves.stream()
            .filter(move -> INFREQUENT.contains(storageClass(move)))
            .anyMatch(move -> days(move) < EARLIEST_INFREQUENT);
    return tooEarly ? Optional.of("a transition to infrequent access before 30 days") : disorder();
  }

  private Optional<String> disorder() {
    List<Integer> days =
        Stream.concat(
                moves.stream()
                    .sorted(Comparator.comparing(LifecycleSchedule::coldness))
                    .map(LifecycleSchedule::days),
                ends.stream())
            .toList();
    return IntStream.range(1, days.size())
        .filter(index -> days.get(index) <= days.get(index - 1))
        .mapToObj(index -> "%d days, and then %d".formatted(days.get(index - 1), days.get(index)))
        .findFirst();
  }

  private static int days(Block move) {
    return move.number("days").orElseThrow();
  }

  private static String storageClass(Block move) {
    return move.text("storage_class").orElse("");
  }

  private static int coldness(Block move) {
    return FROM_WARM_TO_COLD.indexOf(storageClass(move));
  }
}
