package dev.plinth.operations;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lock on a state that another run of terraform holds, or held when it was killed.
 *
 * @param id what releases it
 * @param who user and machine of that run
 * @param operation what it was doing
 * @param created when it began, in UTC
 */
record StateLock(String id, String who, String operation, String created) {
  private static final Pattern INFO =
      Pattern.compile(
          "Lock Info:.*?ID:\\s+(\\S+).*?Operation:\\s+(\\S+).*?Who:\\s+(\\S+).*?Created:\\s+([^\\n]+)",
          Pattern.DOTALL);

  /** Finds the lock in what terraform says when it cannot have the state. */
  static Optional<StateLock> in(String message) {
    return INFO.matcher(message)
        .results()
        .findFirst()
        .map(info -> new StateLock(info.group(1), info.group(3), info.group(2), info.group(4)));
  }

  Obstacle obstacle() {
    return new Obstacle(
        "the state is locked by %s since %s (%s, lock %s)"
            .formatted(who, created.strip(), operation, id),
        """
        wait until that run ends and try again;
        if it was killed, and only then, release its lock: repeat this command with --unlock %s\
        """
            .formatted(id));
  }
}
