package dev.plinth.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** The way back of an environment to a configuration that was applied and found healthy. */
final class Rollback {
  private final Session session;
  private final Run run;

  Rollback(Session session, Run run) {
    this.session = session;
    this.run = run;
  }

  /**
   * Goes back because somebody wants to.
   *
   * @param version where to; without one, the last that is not in place
   * @throws OperationFailed if there is no such version, or it fails as well
   */
  void to(Optional<Integer> version, Approval approval) {
    List<GoodConfiguration> all = run.good().all();
    GoodConfiguration goal = version.map(number -> named(number, all)).orElseGet(() -> before(all));
    String json = run.good().json(goal);
    session.say("back to %s", goal);
    Terraform terraform = run.begin(json);
    if (terraform.plan()) {
      PlanDocument plan = terraform.shownPlan();
      Losses.say(session, plan);
      Optional<FailedApply> failed =
          Rollout.of(session, run, terraform, () -> approval.ask(change())).carryOut(plan);
      if (failed.isPresent()) {
        throw failed.get().failure();
      }
    } else {
      session.say("nothing to change: %s is as in %s", run.target(), goal);
    }
    run.state().deployed(terraform, run.target().environment());
    Verification.of(session, run.access()).await(terraform.state(), run.request().patience());
    run.good().keep(json, goal.commit(), terraform.state().serial());
    session.say("%s is back at %s", run.target(), goal);
    Outputs.lines(terraform.outputs(), json).forEach(session.out()::println);
  }

  /**
   * Goes back after a deployment that failed.
   *
   * @param failed why
   * @param json the configuration that failed
   * @param approval is asked when the plan back has been shown
   * @return what to report: the failure that began it, and what state things are in
   */
  OperationFailed after(FailedDeploy failed, String json, Approval approval) {
    OperationFailed failure = failed.failure();
    Path kept = run.directory().keepAsFailed(failure.getMessage());
    String correct = "the configuration that failed is in %s".formatted(kept);
    try {
      return after(failed, json, approval, correct);
    } catch (SdkException refused) {
      Obstacle obstacle = AwsFailure.obstacle(refused);
      return failure.then(
          "not rolled back, %s is half-way: %s".formatted(run.target(), obstacle.what()),
          obstacle.remedy() + "\n" + correct);
    }
  }

  private OperationFailed after(
      FailedDeploy failed, String json, Approval approval, String correct) {
    OperationFailed failure = failed.failure();
    if (!run.request().goesBack()) {
      return failure.then(
          "not rolled back, as asked: %s is half-way".formatted(run.target()), correct);
    }
    Optional<GoodConfiguration> last = run.good().last();
    if (last.isEmpty()) {
      return failure.then(
          "%s was never healthy before: there is nothing to roll back to".formatted(run.target()),
          "correct the cause and deploy again, or take it away: ./plinth destroy %s%s%n%s"
              .formatted(run.target(), run.option(), correct));
    }
    String goodJson = run.good().json(last.get());
    if (goodJson.equals(json)) {
      return failure.then(
          "not rolled back: this is the configuration of %s".formatted(last.get()),
          "look for the cause outside of the configuration; an earlier one: ./plinth rollback %s%s"
              .formatted(run.target(), run.option()));
    }
    session.warn("the deployment failed:\n" + failure.getMessage().indent(2).stripTrailing());
    return back(failed, last.get(), goodJson, approval, correct);
  }

  private OperationFailed back(
      FailedDeploy failed, GoodConfiguration goal, String json, Approval approval, String correct) {
    OperationFailed failure = failed.failure();
    session.say("rolling back to %s", goal);
    try {
      Terraform terraform = run.open(json);
      if (terraform.plan()) {
        PlanDocument plan = terraform.shownPlan();
        List<String> losses = Losses.of(plan, failed.made());
        if (!losses.isEmpty()) {
          return failure.then(
              "not rolled back, because that would delete with its data:%n%s"
                  .formatted(String.join("\n", losses).indent(2).stripTrailing()),
              """
              %s is half-way. Correct the cause and deploy again;
              or go back all the same, if nobody needs that data: ./plinth rollback %s --to %d%s
              %s\
              """
                  .formatted(run.target(), run.target(), goal.version(), run.option(), correct));
        }
        Optional<FailedApply> again =
            Rollout.of(session, run, terraform, () -> approval.ask(change())).carryOut(plan);
        if (again.isPresent()) {
          throw again.get().failure();
        }
      }
      Verification.of(session, run.access()).await(terraform.state(), run.request().patience());
    } catch (OperationFailed | Refused stopped) {
      return failure.then(
          "not rolled back to %s: %s".formatted(goal, stopped.getMessage()),
          "%s is half-way; to go on going back: ./plinth rollback %s --to %d%s%n%s"
              .formatted(run.target(), run.target(), goal.version(), run.option(), correct));
    }
    return failure.then(
        "rolled back: %s is as in %s again, and healthy".formatted(run.target(), goal),
        correct + "; correct the cause and deploy again");
  }

  private Change change() {
    return new Change("roll back", run.target(), run.deployment());
  }

  private GoodConfiguration named(int version, List<GoodConfiguration> all) {
    return all.stream()
        .filter(configuration -> configuration.version() == version)
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "%s has no good version %d; %s".formatted(run.target(), version, there(all))));
  }

  /** The last good one; if that is in place, which its serial tells, the one before. */
  private GoodConfiguration before(List<GoodConfiguration> all) {
    long serial =
        new StateStore(run.access(), run.deployment())
            .state(run.target())
            .map(TerraformState::serial)
            .orElse(0L);
    return all.stream()
        .filter(configuration -> configuration.serial() != serial)
        .findFirst()
        .orElseThrow(
            () ->
                new OperationFailed(
                    "%s has nothing to be rolled back to; %s".formatted(run.target(), there(all)),
                    "deploy what it should be: ./plinth deploy %s%s"
                        .formatted(run.target(), run.option())));
  }

  private static String there(List<GoodConfiguration> all) {
    return all.isEmpty()
        ? "no deployment of it was found healthy yet"
        : "there are: "
            + all.stream()
                .map(configuration -> Integer.toString(configuration.version()))
                .collect(Collectors.joining(", "));
  }
}
