package dev.plinth.operations.watching;

import java.util.List;

/**
 * What was seen in an environment at one moment.
 *
 * @param environment the platform and its environment, as on the command line
 */
public record Findings(String environment, List<Observation> observations) {
  public Findings {
    observations = List.copyOf(observations);
  }

  /** Whether nothing is bad. */
  public boolean isGood() {
    return count(Verdict.BAD) == 0;
  }

  /** Whether everything is good, and nothing unknown. */
  public boolean isCertain() {
    return isGood() && count(Verdict.UNKNOWN) == 0;
  }

  public long count(Verdict verdict) {
    return observations.stream().filter(seen -> seen.verdict() == verdict).count();
  }
}
