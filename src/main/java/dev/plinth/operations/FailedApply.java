package dev.plinth.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what an apply that failed leaves behind, and how to go on.
 *
 * @param plan what was to be done
 * @param failures the errors that terraform named
 * @param errors what terraform wrote beside its log
 * @param directory where it ran
 * @param causes what was found to be the cause, which is then said in place of the errors
 */
record FailedApply(
    PlanDocument plan,
    List<ApplyLog.Failure> failures,
    String errors,
    WorkingDirectory directory,
    List<Obstacle> causes) {
  private static final Pattern EXISTS =
      Pattern.compile(
          "AlreadyExists|already exists|AlreadyOwnedByYou|ResourceInUseException|Duplicate|AlreadyAssociated"
              + "|has been taken in this account");
  private static final String STALE = "Saved plan is stale";
  private static final String KEPT = "what was made so far is kept in the state: ";
  private static final String RETRY = KEPT + "correct the cause and run the command again";

  /** The changes that failed because what they wanted to create exists already. */
  List<PlanDocument.Change> existing() {
    Set<String> addresses =
        failures.stream()
            .filter(FailedApply::existsAlready)
            .map(ApplyLog.Failure::address)
            .collect(Collectors.toSet());
    return plan.changes().stream().filter(change -> addresses.contains(change.address())).toList();
  }

  /** The same, whose cause was found. */
  FailedApply because(List<Obstacle> found) {
    return new FailedApply(plan, failures, errors, directory, found);
  }

  /** Whether nothing was done at all, because another run has the state or has changed it. */
  boolean didNothing() {
    return lock().isPresent() || isStale();
  }

  /** The addresses of what it was the first to make. */
  Set<String> made() {
    return plan.changes().stream()
        .filter(change -> change.creates() && !change.deletes())
        .map(PlanDocument.Change::address)
        .collect(Collectors.toSet());
  }

  /** That the state is nowhere but here, and must not be lost. */
  OperationFailed unsaved() {
    return failure()
        .then(
            "the state could not be saved: all that was made is known in %s alone"
                .formatted(directory.unsavedState()),
            """
            keep that file. Correct the cause, such as credentials that have expired, and run the command again
            in this checkout: it saves that state first. It tells how to release the lock, if that is left\
            """);
  }

  OperationFailed failure() {
    if (isStale()) {
      return new OperationFailed(
          "another run has changed the state since this plan was made",
          "nothing was changed by this one; run the command again and read the new plan");
    }
    return lock()
        .map(held -> new OperationFailed(List.of(held.obstacle())))
        .orElseGet(() -> new OperationFailed(causes.isEmpty() ? obstacles() : causes));
  }

  /** Terraform applies no plan to a state that is not the one that it was made for. */
  private boolean isStale() {
    return failures.stream().anyMatch(failure -> failure.summary().equals(STALE))
        || errors.contains(STALE);
  }

  private Optional<StateLock> lock() {
    return failures.stream()
        .flatMap(failure -> StateLock.in(failure.detail()).stream())
        .findFirst()
        .or(() -> StateLock.in(errors));
  }

  /** One of its errors, and what to do about it. */
  Obstacle obstacle(ApplyLog.Failure failure) {
    return new Obstacle(
        failure.toString().stripTrailing(),
        existsAlready(failure)
            ? adopt(failure)
            : AwsFailure.remedyIn(failure.detail()).map(KEPT::concat).orElse(RETRY));
  }

  private List<Obstacle> obstacles() {
    var found = new ArrayList<Obstacle>();
    failures.forEach(failure -> found.add(obstacle(failure)));
    if (found.isEmpty()) {
      String said = errors.isBlank() ? "it ended without a word" : errors.strip();
      found.add(new Obstacle("terraform apply failed: " + said, RETRY));
    }
    return found;
  }

  private static boolean existsAlready(ApplyLog.Failure failure) {
    return EXISTS.matcher(failure.summary() + failure.detail()).find();
  }

  private String adopt(ApplyLog.Failure failure) {
    return """
        it exists, and the state does not know it: perhaps a run was killed when it had just been made.
        If it belongs to this environment, adopt it and run the command again:
          terraform -chdir=%s import '%s' ID\
        """
        .formatted(directory.path(), failure.address());
  }
}
