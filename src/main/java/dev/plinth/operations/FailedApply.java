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
 */
record FailedApply(
    PlanDocument plan, List<ApplyLog.Failure> failures, String errors, WorkingDirectory directory) {
  private static final Pattern EXISTS =
      Pattern.compile(
          "AlreadyExists|already exists|AlreadyOwnedByYou|ResourceInUseException|Duplicate|AlreadyAssociated"
              + "|has been taken in this account");
  private static final String RETRY =
      "what was made so far is kept in the state: correct the cause and run the command again";

  /** The changes that failed because what they wanted to create exists already. */
  List<PlanDocument.Change> existing() {
    Set<String> addresses =
        failures.stream()
            .filter(FailedApply::existsAlready)
            .map(ApplyLog.Failure::address)
            .collect(Collectors.toSet());
    return plan.changes().stream().filter(change -> addresses.contains(change.address())).toList();
  }

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
