package dev.plinth.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Carries a plan out. Where that meets what an earlier run made before it was killed, it adopts
 * what is provably of the same environment, shows the new plan, asks again, and goes on.
 */
final class Rollout {
  private final Session session;
  private final Terraform terraform;
  private final Strays strays;
  private final Runnable approval;
  private final Map<String, String> adopted = new TreeMap<>();

  /** Of a run. */
  static Rollout of(Session session, Run run, Terraform terraform, Runnable approval) {
    return new Rollout(session, terraform, new Strays(run.access(), run.deployment()), approval);
  }

  /**
   * @param approval is asked whenever a plan has been shown
   */
  Rollout(Session session, Terraform terraform, Strays strays, Runnable approval) {
    this.session = session;
    this.terraform = terraform;
    this.strays = strays;
    this.approval = approval;
  }

  /**
   * Carries out the plan just shown.
   *
   * @return what failed of it, if something did
   * @throws OperationFailed if it was not begun: somebody said no, or the state is locked or was
   *     changed since
   */
  Optional<FailedApply> carryOut(PlanDocument plan) {
    Optional<FailedApply> failed = agreeAndApply(plan);
    while (failed.isPresent()) {
      Optional<PlanDocument> next = adopt(strays.ids(failed.get().existing()));
      if (next.isEmpty()) {
        return failed;
      }
      List<Obstacle> foreign = foreign(next.get());
      if (!foreign.isEmpty()) {
        terraform.directory().adoptNothing();
        return Optional.of(failed.get().because(foreign));
      }
      failed = agreeAndApply(next.get());
    }
    terraform.directory().adoptNothing();
    return Optional.empty();
  }

  /** Carries out the plan just shown, after a run that was killed. */
  Optional<FailedApply> recover(PlanDocument plan) {
    PlanDocument next = adopt(strays.doubles(plan)).orElse(plan);
    List<Obstacle> foreign = foreign(next);
    if (!foreign.isEmpty()) {
      terraform.directory().adoptNothing();
      throw new OperationFailed(foreign);
    }
    return carryOut(next);
  }

  /** A plan that takes these into the state; none if there is nothing new to take. */
  private Optional<PlanDocument> adopt(Map<String, String> found) {
    var more = new TreeMap<>(found);
    more.keySet().removeAll(adopted.keySet());
    if (more.isEmpty()) {
      return Optional.empty();
    }
    session.say("adopting what an earlier run made and could not record:");
    more.forEach((address, id) -> session.say("  %s (%s)", address, id));
    adopted.putAll(more);
    terraform.directory().adopt(adopted);
    terraform.plan();
    return Optional.of(terraform.shownPlan());
  }

  /** What a plan would adopt that is somebody else's. */
  private static List<Obstacle> foreign(PlanDocument plan) {
    return plan.adoptions().stream()
        .filter(adoption -> !Ownership.isOurs(adoption))
        .map(
            adoption ->
                new Obstacle(
                    "%s exists already and does not carry this environment's tags"
                        .formatted(adoption.address()),
                    "delete or rename it, if nobody needs it, and run the command again"))
        .toList();
  }

  private Optional<FailedApply> agreeAndApply(PlanDocument plan) {
    approval.run();
    int steps = plan.changes().stream().mapToInt(change -> change.actions().size()).sum();
    try (var progress = ApplyProgress.of(session, steps)) {
      var log = new ApplyLog(progress);
      TerraformProcess.Result result = terraform.apply(log);
      if (result.exitCode() == 0) {
        return Optional.empty();
      }
      var failed =
          new FailedApply(plan, log.failures(), result.errors(), terraform.directory(), List.of());
      if (terraform.directory().holdsUnsavedState()) {
        throw failed.unsaved();
      }
      if (result.interrupted() || failed.didNothing()) {
        throw failed.failure();
      }
      return Optional.of(failed);
    }
  }
}
