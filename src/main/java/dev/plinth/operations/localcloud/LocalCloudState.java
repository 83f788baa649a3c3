package dev.plinth.operations.localcloud;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.Optional;

/**
 * Which local cloud is in use, as the state file has it.
 *
 * @param endpoint where it answers
 * @param pid of its process, or null for an emulator that somebody else runs
 * @param started when that process began, in milliseconds since 1970: a process id alone may have
 *     gone to another process since
 * @param log the file that it writes its log to, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LocalCloudState(URI endpoint, Long pid, Long started, String log) {
  /** The start is counted from the boot, which moves when the clock is set right. */
  private static final long CLOCK_TOLERANCE_MILLIS = 2000;

  static LocalCloudState ofOthers(URI endpoint) {
    return new LocalCloudState(endpoint, null, null, null);
  }

  static LocalCloudState of(URI endpoint, ProcessHandle process, String log) {
    return new LocalCloudState(endpoint, process.pid(), began(process), log);
  }

  /** Whether its process is one of ours to start and stop. */
  @JsonIgnore
  public boolean isOurs() {
    return pid != null;
  }

  /** Its process, if that still runs and is the one that was started. */
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(pid)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> Math.abs(began(process) - started) < CLOCK_TOLERANCE_MILLIS);
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().orElseThrow().toEpochMilli();
  }
}
