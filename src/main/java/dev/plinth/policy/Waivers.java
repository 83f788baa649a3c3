package dev.plinth.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is accepted on a day.
 *
 * @param all of them, those that have expired as well
 */
public record Waivers(List<Waiver> all, LocalDate today) {

  /** The waiver that covers a finding and holds. */
  public Optional<Waiver> holding(String document, Finding finding) {
    return all.stream()
        .filter(waiver -> !waiver.hasExpired(today) && waiver.covers(document, finding))
        .findFirst();
  }

  /** Those that hold no longer. */
  public Stream<Waiver> expired() {
    return all.stream().filter(waiver -> waiver.hasExpired(today));
  }

  /** Those that hold. */
  public Stream<Waiver> holding() {
    return all.stream().filter(waiver -> !waiver.hasExpired(today));
  }
}
