package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The life of a platform in an environment: planned, deployed, verified, taken back, destroyed. */
public final class Lifecycle {
  private final Session session;
  private final Preparation preparation;

  /** With the environment variables of this process. */
  public Lifecycle(Session session, Cloud cloud) {
    this(session, cloud, System.getenv());
  }

  Lifecycle(Session session, Cloud cloud, Map<String, String> process) {
    this.session = session;
    this.preparation = new Preparation(session, cloud, process);
  }

  /** Shows what deploy would do. */
  public void plan(Request request) {
    plan(request, plan -> {});
  }

  /**
   * Shows what deploy would do.
   *
   * @param reader takes the plan as {@code terraform show -json} gives it: it may hold secrets
   */
  public void plan(Request request, Consumer<JsonNode> reader) {
    SynthesizedPlatform platform = preparation.synthesized(request);
    try (Run run = preparation.begin("plan", request, platform.deployment())) {
      platform.warnings().forEach(session::warn);
      Terraform terraform = run.begin(platform.json());
      terraform.plan();
      reader.accept(terraform.shownPlan().json());
    }
  }

  /**
   * Makes what is there equal to the settings, and waits until it answers. What fails is taken back
   * to the last configuration that was good, unless the request says otherwise.
   *
   * @param approval is asked when a plan has been shown, if it changes anything
   */
  public void deploy(Request request, Approval approval) {
    SynthesizedPlatform platform = preparation.synthesized(request);
    try (Run run = preparation.begin("deploy", request, platform.deployment())) {
      platform.warnings().forEach(session::warn);
      warnOfPermissions(run, platform);
      Terraform terraform = run.begin(platform.json());
      Optional<FailedDeploy> failed =
          change(run, terraform, approval)
              .or(
                  () -> {
                    run.state().deployed(terraform, request.target().environment());
                    return unhealthy(run, terraform);
                  });
      if (failed.isPresent()) {
        throw new Rollback(session, run).after(failed.get(), platform.json(), approval);
      }
      run.good()
          .keep(
              platform.json(), new SourceCommit(session.root()).hash(), terraform.state().serial());
      Outputs.lines(terraform.outputs(), platform.json()).forEach(session.out()::println);
    }
  }

  /** The configurations that an environment can be taken back to, the newest first. */
  public List<GoodConfiguration> goodConfigurations(Target target) {
    return preparation.good(target).all();
  }

  /**
   * Takes an environment back to a configuration that was good.
   *
   * @param version of it; without one, the last that is not the one in place
   * @param approval is asked when the plan has been shown, if it changes anything
   */
  public void rollback(Request request, Optional<Integer> version, Approval approval) {
    try (Run run =
        preparation.begin("roll back", request, preparation.deployment(request.target()))) {
      new Rollback(session, run).to(version, approval);
    }
  }

  /**
   * Makes the vector index of a deployed platform, which Terraform cannot, and proves that it finds
   * vectors.
   */
  public void makeVectorIndex(Request request) {
    SynthesizedPlatform platform = preparation.synthesized(request);
    try (Run run = preparation.begin("vectors", request, platform.deployment())) {
      Terraform terraform = run.begin(platform.json());
      JsonNode outputs = terraform.outputs();
      if (outputs.isEmpty()) {
        throw new OperationFailed(
            "%s is not deployed".formatted(request.target()),
            "deploy it first: ./plinth deploy %s%s".formatted(request.target(), run.option()));
      }
      VectorIndex index =
          VectorIndex.of(outputs)
              .orElseThrow(
                  () ->
                      new Refused(
                          "platform %s has no vector index"
                              .formatted(request.target().platform())));
      try (var access = run.access().collection(index.endpoint())) {
        var collection =
            new PatientCollection(
                session,
                access,
                index,
                () -> Credentials.caller(run.access()),
                Instant.now().plus(request.patience()));
        new VectorSetup(session, collection, index).carryOut();
      }
    }
  }

  /**
   * Takes everything away.
   *
   * @param approval is asked when it has been said what will be lost
   */
  public void destroy(Request request, Approval approval) {
    destroy(request, Destruction.ofWhatIsFree(), approval);
  }

  /**
   * Takes everything away.
   *
   * @param destruction what may be done beside
   * @param approval is asked once, when all that will be done and lost has been said
   */
  public void destroy(Request request, Destruction destruction, Approval approval) {
    SynthesizedPlatform platform = preparation.synthesized(request);
    try (Run run = preparation.begin("destroy", request, platform.deployment())) {
      run.state().beforeDestroyPlan();
      new Teardown(session, run, destruction).carryOut(run.begin(platform.json()), approval);
    }
  }

  /** What the simulator says is no proof, so it stops nothing: it does not know every policy. */
  private void warnOfPermissions(Run run, SynthesizedPlatform platform) {
    Inspection permissions =
        new Permissions(run.access()).inspect("", RequiredActions.of(platform));
    if (permissions.isProblem()) {
      session.warn(permissions.said() + "\n  " + permissions.remedy());
    }
  }

  private Optional<FailedDeploy> change(Run run, Terraform terraform, Approval approval) {
    Request request = run.request();
    boolean changes = request.planText() ? terraform.plan() : terraform.planBriefly();
    if (!changes) {
      session.say("nothing to change: %s is as its settings say", request.target());
      return Optional.empty();
    }
    PlanDocument plan = terraform.shownPlan();
    new Quotas(run.access(), plan).warnings().forEach(line -> session.say("warning: %s", line));
    Losses.say(session, plan);
    var change = new Change("deploy", request.target(), run.deployment());
    var rollout = Rollout.of(session, run, terraform, () -> approval.ask(change));
    Optional<FailedApply> failed =
        request.unlock().isPresent() ? rollout.recover(plan) : rollout.carryOut(plan);
    return failed.map(apply -> new FailedDeploy(apply.failure(), apply.made()));
  }

  private Optional<FailedDeploy> unhealthy(Run run, Terraform terraform) {
    try {
      Verification.of(session, run.access()).await(terraform.state(), run.request().patience());
      return Optional.empty();
    } catch (OperationFailed unhealthy) {
      // What was made has been in use since: it may hold data by now.
      return Optional.of(new FailedDeploy(unhealthy, Set.of()));
    }
  }
}
