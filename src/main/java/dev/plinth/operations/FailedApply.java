package dev.plinth.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what an apply that failed leaves behind, and how to go on.
 *
 * @param plan what was to be done
 * @param failures the errors that terraform named
 * @param errors what terraform wrote beside its log
 * @param directory where it ran
 */
record FailedApply(
    PlanDocument plan, List<ApplyLog.Failure> failures, String errors, WorkingDirectory directory) {
  private static final Pattern EXISTS =
      Pattern.compile(
          "AlreadyExists|already exists|AlreadyOwnedByYou|ResourceInUseException|Duplicate|EntityAlreadyExists");

  OperationFailed failure() {
    Optional<StateLock> lock =
        failures.stream()
            .flatMap(failure -> StateLock.in(failure.detail()).stream())
            .findFirst()
            .or(() -> StateLock.in(errors));
    return lock.map(held -> new OperationFailed(List.of(held.obstacle())))
        .orElseGet(() -> new OperationFailed(obstacles()));
  }

  private List<Obstacle> obstacles() {
    var found = new ArrayList<Obstacle>();
    for (ApplyLog.Failure failure : failures) {
      found.add(
          new Obstacle(
              failure.toString().stripTrailing(), existsAlready(failure) ? adopt(failure) : RETRY));
    }
    if (found.isEmpty()) {
      String said = errors.isBlank() ? "it ended without a word" : errors.strip();
      found.add(new Obstacle("terraform apply failed: " + said, RETRY));
    }
    return found;
  }

  private static final String RETRY =
      "what was made so far is kept in the state: correct the cause and run the command again";

  private static boolean existsAlready(ApplyLog.Failure failure) {
    return EXISTS.matcher(failure.summary() + failure.detail()).find();
  }

  /** A run that was killed may have made things that it could not write into the state. */
  private String adopt(ApplyLog.Failure failure) {
    String id =
        plan.changes().stream()
            .filter(change -> change.address().equals(failure.address()))
            .findFirst()
            .flatMap(ResourceIds::of)
            .orElse("ID");
    return """
        it exists, and the state does not know it: perhaps a run was killed when it had just been made.
        If it belongs to this environment, adopt it and run the command again:
          terraform -chdir=%s import '%s' '%s'\
        """
        .formatted(directory.path(), failure.address(), id);
  }
}
