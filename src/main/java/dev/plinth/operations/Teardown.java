package dev.plinth.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The end of an environment: what is in the way is said before, and lifted if that was asked. */
final class Teardown {
  private final Session session;
  private final Run run;
  private final Destruction destruction;

  /**
   * @param destruction what may be done beside
   */
  Teardown(Session session, Run run, Destruction destruction) {
    this.session = session;
    this.run = run;
    this.destruction = destruction;
  }

  /**
   * Takes everything away.
   *
   * @param approval is asked once, for all of it
   */
  void carryOut(Terraform terraform, Approval approval) {
    String workspace = run.target().environment();
    if (terraform.plan("-destroy")) {
      PlanDocument plan = terraform.shownPlan();
      List<Lift> lifts = run.state().releasesItself() ? List.of() : lifts(plan);
      Losses.say(session, plan);
      approval.ask(new Change("destroy", run.target(), run.deployment()));
      if (!lifts.isEmpty()) {
        lift(terraform, lifts);
        terraform.planQuietly("-destroy");
      }
      run.state().beforeDestroy(terraform, workspace);
      carryOut(terraform, plan);
      run.directory().overrideNothing();
    } else {
      session.say("nothing to destroy: %s is not deployed", run.target());
    }
    run.state().destroyed(terraform, workspace);
  }

  /** Half of a platform gone is worse than none: what would stop in the middle is said before. */
  private List<Lift> lifts(PlanDocument plan) {
    List<Lift> protections = Protections.against(plan);
    List<Store> stores = new Stores(run.access()).in(plan);
    var obstacles = new ArrayList<Obstacle>();
    new Dependents(run.access()).inTheWayOf(plan).ifPresent(obstacles::add);
    if (!protections.isEmpty() && !destruction.liftsProtection()) {
      obstacles.add(
          obstacle(
              "protected from deletion:",
              protections.stream().map(Lift::address),
              "--lift-protection, and destroy lifts it first"));
    }
    if (!stores.isEmpty() && !destruction.emptiesStores()) {
      obstacles.add(
          obstacle(
              "not empty:",
              stores.stream().map(Store::toString),
              "--empty-buckets, and destroy deletes all of that first"));
    }
    if (!obstacles.isEmpty()) {
      throw new OperationFailed(obstacles);
    }
    stores.forEach(store -> session.say("deleted with it: %s", store));
    protections.forEach(lift -> session.say("protection is lifted of: %s", lift.address()));
    // The settings of some environments let full stores go: these need no apply before.
    return Stream.concat(
            protections.stream(), stores.stream().filter(store -> !store.isFree()).map(Store::lift))
        .toList();
  }

  private static Obstacle obstacle(String what, Stream<String> lines, String option) {
    return new Obstacle(
        what + "\n" + String.join("\n", lines.toList()).indent(2).stripTrailing(),
        "nothing was changed; repeat the command with " + option);
  }

  /** An apply of its own, of these arguments alone: terraform deletes by what the state says. */
  private void lift(Terraform terraform, List<Lift> lifts) {
    run.directory().override(lifts);
    String[] targets =
        lifts.stream().map(lift -> "-target=" + lift.address()).distinct().toArray(String[]::new);
    terraform.planQuietly(targets);
    PlanDocument plan = terraform.shownPlan();
    List<String> others =
        plan.changes().stream()
            .filter(change -> !change.actions().equals(List.of("update")))
            .map(PlanDocument.Change::address)
            .toList();
    if (!others.isEmpty()) {
      run.directory().overrideNothing();
      throw new OperationFailed(
          "the protection cannot be lifted alone, %s differs from the settings too"
              .formatted(String.join(", ", others)),
          "nothing was changed; deploy first, and destroy then");
    }
    carryOut(terraform, plan);
  }

  private void carryOut(Terraform terraform, PlanDocument plan) {
    Optional<FailedApply> failed = Rollout.of(session, run, terraform, () -> {}).carryOut(plan);
    if (failed.isPresent()) {
      throw new Dependents(run.access()).explained(failed.get()).failure();
    }
  }
}
