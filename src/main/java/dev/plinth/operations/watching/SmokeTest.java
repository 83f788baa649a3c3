package dev.plinth.operations.watching;

import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;

/** Tries out a deployed environment: everything that its users need, one after the other. */
public final class SmokeTest {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Session session;
  private final DeployedEnvironment environment;
  private final SmokeOptions options;

  public SmokeTest(Session session, DeployedEnvironment environment, SmokeOptions options) {
    this.session = session;
    this.environment = environment;
    this.options = options;
  }

  /** Tries every part, and those that fail again until the patience is at its end. */
  public Findings carryOut() {
    String mark = "plinth-smoke-" + UUID.randomUUID();
    Instant end = Instant.now().plus(options.patience());
    List<Observation> seen =
        SmokeList.of(environment, options, mark).stream()
            .map(probe -> patiently(probe, end))
            .toList();
    return new Findings(environment.target().toString(), seen);
  }

  private Observation patiently(Probe probe, Instant end) {
    Observation seen = guarded(probe);
    Duration pause = FIRST_PAUSE;
    boolean told = false;
    while (seen.verdict() == Verdict.BAD && Instant.now().plus(pause).isBefore(end)) {
      if (!told) {
        session.err().printf("plinth: waiting for %s: %s%n", seen.part(), seen.says());
        told = true;
      }
      sleep(pause);
      pause = longer(pause);
      seen = guarded(probe);
    }
    return seen;
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** Who may not look knows nothing; every other failure is one of the part. */
  private static Observation guarded(Probe probe) {
    try {
      return probe.attempt();
    } catch (SdkException failure) {
      return RefusedLook.judged(probe.part(), failure);
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while waiting for an answer", "run smoke again");
    }
  }
}
