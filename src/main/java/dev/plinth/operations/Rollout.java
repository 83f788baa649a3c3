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

  /**
   * @param approval is asked whenever a plan has been shown
   */
  Rollout(Session session, Terraform terraform, Strays strays, Runnable approval) {
    this.session = session;
    this.terraform = terraform;
    this.strays = strays;
    this.approval = approval;
  }

  /** Carries out the plan just shown. */
  void carryOut(PlanDocument plan) {
    PlanDocument next = plan;
    Optional<FailedApply> failed = agreeAndApply(next);
    while (failed.isPresent()) {
      FailedApply failure = failed.get();
      next = adopt(strays.ids(failure.existing())).orElseThrow(failure::failure);
      failed = agreeAndApply(next);
    }
    terraform.directory().adoptNothing();
  }

  /** Carries out the plan just shown, after a run that was killed. */
  void recover(PlanDocument plan) {
    carryOut(adopt(strays.doubles(plan)).orElse(plan));
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
    PlanDocument plan = terraform.shownPlan();
    refuseWhatIsNotOurs(plan);
    return Optional.of(plan);
  }

  private void refuseWhatIsNotOurs(PlanDocument plan) {
    List<Obstacle> foreign =
        plan.adoptions().stream()
            .filter(adoption -> !Ownership.isOurs(adoption))
            .map(
                adoption ->
                    new Obstacle(
                        "%s exists already and does not carry this environment's tags"
                            .formatted(adoption.address()),
                        "delete or rename it, if nobody needs it, and run the command again"))
            .toList();
    if (!foreign.isEmpty()) {
      terraform.directory().adoptNothing();
      throw new OperationFailed(foreign);
    }
  }

  private Optional<FailedApply> agreeAndApply(PlanDocument plan) {
    approval.run();
    int steps = plan.changes().stream().mapToInt(change -> change.actions().size()).sum();
    try (var progress = ApplyProgress.of(session, steps)) {
      var log = new ApplyLog(progress);
      TerraformProcess.Result result = terraform.apply(log);
      return result.exitCode() == 0
          ? Optional.empty()
          : Optional.of(
              new FailedApply(plan, log.failures(), result.errors(), terraform.directory()));
    }
  }
}
