package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Finds out whether a log group was written to lately. Its lines are searched, since the time that
 * CloudWatch shows of a stream's last line may be an hour behind.
 */
final class LogProbe implements Probe {
  private final AwsAccess access;
  private final String group;
  private final Duration silence;

  /**
   * @param silence how long nothing may have been written
   */
  LogProbe(AwsAccess access, String group, Duration silence) {
    this.access = access;
    this.group = group;
    this.silence = silence;
  }

  @Override
  public String part() {
    return "log " + group;
  }

  @Override
  public Observation attempt() {
    long since = Instant.now().minus(silence).toEpochMilli();
    try (var logs = access.logs()) {
      boolean written =
          logs
              .filterLogEventsPaginator(request -> request.logGroupName(group).startTime(since))
              .events()
              .stream()
              .findAny()
              .isPresent();
      return written
          ? Observation.good(part(), "written to in the last %s".formatted(minutes()))
          : Observation.bad(
              part(),
              "nothing was written in the last %s".formatted(minutes()),
              "what writes it does not run, or its role may not write: ./plinth health; allow"
                  + " more with --silence MINUTES where nobody uses it");
    } catch (ResourceNotFoundException missing) {
      return Observation.bad(part(), "is not there", "deploy makes it again");
    }
  }

  private String minutes() {
    return "%d minutes".formatted(silence.toMinutes());
  }
}
