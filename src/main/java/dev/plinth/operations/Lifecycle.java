package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Bootstrap;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The life of a platform in an environment: planned, deployed, verified, destroyed. */
public final class Lifecycle {
  private final Session session;
  private final SettingsFiles files;
  private final Cloud cloud;
  private final Map<String, String> process;

  /** With the environment variables of this process. */
  public Lifecycle(Session session, Cloud cloud) {
    this(session, cloud, System.getenv());
  }

  Lifecycle(Session session, Cloud cloud, Map<String, String> process) {
    this.session = session;
    this.files = SettingsFiles.of(session.root());
    this.cloud = cloud;
    this.process = process;
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
    Run run = begin("plan", request);
    run.platform().warnings().forEach(session::warn);
    run.state().open(run.terraform(), run.workspace());
    release(request, run);
    run.terraform().plan();
    reader.accept(run.terraform().shownPlan().json());
  }

  /**
   * Makes what is there equal to the settings, and waits until it answers.
   *
   * @param approval is asked when the plan has been shown, if it changes anything
   */
  public void deploy(Request request, Approval approval) {
    Run run = begin("deploy", request);
    run.platform().warnings().forEach(session::warn);
    run.state().open(run.terraform(), run.workspace());
    release(request, run);
    if (request.planText() ? run.terraform().plan() : run.terraform().planBriefly()) {
      PlanDocument plan = run.terraform().shownPlan();
      new Quotas(run.access(), plan).warnings().forEach(line -> session.say("warning: %s", line));
      var change = new Change("deploy", request.target(), run.deployment());
      Rollout rollout = rollout(run, () -> approval.ask(change));
      if (request.unlock().isPresent()) {
        rollout.recover(plan);
      } else {
        rollout.carryOut(plan);
      }
      run.directory().keepAsApplied();
    } else {
      session.say("nothing to change: %s is as its settings say", request.target());
    }
    run.state().deployed(run.terraform(), run.workspace());
    new Verification(session, List.of(new TargetHealth(run.access()), new TaskHealth(run.access())))
        .await(run.terraform().state(), request.patience());
    Outputs.lines(run.terraform().outputs(), run.platform().json()).forEach(session.out()::println);
  }

  /**
   * Makes the vector index of a deployed platform, which Terraform cannot, and proves that it finds
   * vectors.
   */
  public void makeVectorIndex(Request request) {
    Run run = begin("vectors", request);
    run.state().open(run.terraform(), run.workspace());
    release(request, run);
    JsonNode outputs = run.terraform().outputs();
    if (outputs.isEmpty()) {
      throw new OperationFailed(
          "%s is not deployed".formatted(request.target()),
          "deploy it first: ./plinth deploy %s%s".formatted(request.target(), option()));
    }
    VectorIndex index =
        VectorIndex.of(outputs)
            .orElseThrow(
                () ->
                    new Refused(
                        "platform %s has no vector index".formatted(request.target().platform())));
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

  /**
   * Takes everything away.
   *
   * @param approval is asked when it has been said what will be lost
   */
  public void destroy(Request request, Approval approval) {
    Run run = begin("destroy", request);
    run.state().beforeDestroyPlan();
    run.state().open(run.terraform(), run.workspace());
    release(request, run);
    if (run.terraform().plan("-destroy")) {
      PlanDocument plan = run.terraform().shownPlan();
      run.state().requireDestructible(plan);
      sayWhatIsLost(plan);
      approval.ask(new Change("destroy", request.target(), run.deployment()));
      run.state().beforeDestroy(run.terraform(), run.workspace());
      rollout(run, () -> {}).carryOut(plan);
    } else {
      session.say("nothing to destroy: %s is not deployed", request.target());
    }
    run.state().destroyed(run.terraform(), run.workspace());
  }

  /** Everything that one run works with. */
  private record Run(
      SynthesizedPlatform platform,
      WorkingDirectory directory,
      AwsAccess access,
      StateKeeping state,
      Terraform terraform) {
    Deployment deployment() {
      return platform.deployment();
    }

    String workspace() {
      return platform.target().environment();
    }
  }

  private Run begin(String verb, Request request) {
    SynthesizedPlatform platform =
        new Synthesis(files).synthesize(request.target(), request.overrides());
    Deployment deployment = platform.deployment();
    introduce(verb, request.target(), deployment);

    Map<String, String> variables = cloud.environment(deployment.accountId());
    var access = new AwsAccess(variables, deployment.region());
    WorkingDirectory directory = WorkingDirectory.of(session.root(), request.target(), cloud);
    StateKeeping state = stateKeeping(request.target(), deployment, access, directory);
    TerraformBinary binary =
        Prerequisites.require(process.getOrDefault("PATH", ""), access, deployment, state);

    directory.write(platform.json(), cloud.override(platform.json()));
    var configurationFile =
        new ProviderMirror(process)
            .configurationFile(directory.requiredProviders(), directory.path());
    var terraform =
        new Terraform(
            binary,
            directory,
            TerraformEnvironment.of(process, configurationFile, variables),
            session);
    return new Run(platform, directory, access, state, terraform);
  }

  private void introduce(String verb, Target target, Deployment deployment) {
    session.say("%s %s", verb, target);
    session.say("  workspace  %s", target.environment());
    session.say("  account    %s (%s)", deployment.accountId(), cloud.name());
    session.say("  region     %s", deployment.region());
    session.say("  state      %s in %s", deployment.stateBucket(), deployment.stateRegion());
  }

  private StateKeeping stateKeeping(
      Target target, Deployment deployment, AwsAccess access, WorkingDirectory directory) {
    var store = new StateStore(access, deployment);
    return target.platform().equals(Bootstrap.NAME)
        ? new BootstrapState(store, deployment, directory)
        : new RemoteState(store, deployment, bootstrapCommand(deployment));
  }

  private String bootstrapCommand(Deployment deployment) {
    String environment = new StateBuckets(files).environmentOf(deployment);
    return "./plinth deploy bootstrap %s%s".formatted(environment, option());
  }

  /** The option by which a command goes to the same cloud. */
  private String option() {
    return cloud.suffix().isEmpty() ? "" : " --local";
  }

  private static void release(Request request, Run run) {
    request.unlock().ifPresent(run.terraform()::unlock);
  }

  private Rollout rollout(Run run, Runnable approval) {
    return new Rollout(
        session, run.terraform(), new Strays(run.access(), run.deployment()), approval);
  }

  private void sayWhatIsLost(PlanDocument plan) {
    List<String> losses = Losses.of(plan);
    if (!losses.isEmpty()) {
      session.say("lost with all their data:");
      losses.forEach(line -> session.say("  %s", line));
    }
  }
}
