package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Bootstrap;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.util.List;
import java.util.Map;

/** Says where a run is going, looks for what it needs, and begins it. */
final class Preparation {
  private final Session session;
  private final SettingsFiles files;
  private final Cloud cloud;
  private final Map<String, String> process;

  /**
   * @param process the environment variables of this process
   */
  Preparation(Session session, Cloud cloud, Map<String, String> process) {
    this.session = session;
    this.files = SettingsFiles.of(session.root());
    this.cloud = cloud;
    this.process = process;
  }

  /** What the settings, with those of a request, come to. */
  SynthesizedPlatform synthesized(Request request) {
    return new Synthesis(files).synthesize(request.target(), request.overrides());
  }

  /** Where a platform is deployed by its settings file. */
  Deployment deployment(Target target) {
    return new Synthesis(files).deployment(target);
  }

  /**
   * Begins a run.
   *
   * @param verb what it is about to do
   * @throws OperationFailed if anything that it needs is missing, or another run of this checkout
   *     works on the same environment
   */
  Run begin(String verb, Request request, Deployment deployment) {
    new Introduction(request.target(), deployment, cloud).say(session, verb);
    var access = AwsAccess.of(session, cloud, deployment);
    WorkingDirectory directory = WorkingDirectory.of(session.root(), request.target(), cloud);
    var good = new GoodConfigurations(access, deployment, request.target());
    StateKeeping state = stateKeeping(request.target(), deployment, access, directory, good);
    TerraformBinary binary =
        Prerequisites.require(process.getOrDefault("PATH", ""), access, deployment, state);
    var workplace = new Run.Workplace(session, cloud, binary, directory, process);
    Claim claim = Claim.of(directory, "%s %s".formatted(verb, request.target()));
    return new Run(request, deployment, access, state, good, workplace, claim);
  }

  /**
   * The good configurations of an environment, for which terraform need not be there.
   *
   * @throws OperationFailed if the state bucket cannot be read
   */
  GoodConfigurations good(Target target) {
    Deployment deployment = deployment(target);
    var access = AwsAccess.of(session, cloud, deployment);
    var good = new GoodConfigurations(access, deployment, target);
    List<Obstacle> obstacles =
        Credentials.obstacle(access, deployment)
            .map(List::of)
            .orElseGet(() -> stateObstacles(target, deployment));
    if (!obstacles.isEmpty()) {
      throw new OperationFailed(obstacles);
    }
    return good;
  }

  /** What keeps the state of an environment from being used. */
  List<Obstacle> stateObstacles(Target target, Deployment deployment) {
    var access = AwsAccess.of(session, cloud, deployment);
    WorkingDirectory directory = WorkingDirectory.of(session.root(), target, cloud);
    var good = new GoodConfigurations(access, deployment, target);
    return stateKeeping(target, deployment, access, directory, good).obstacles();
  }

  private StateKeeping stateKeeping(
      Target target,
      Deployment deployment,
      AwsAccess access,
      WorkingDirectory directory,
      GoodConfigurations good) {
    var store = new StateStore(access, deployment);
    return target.platform().equals(Bootstrap.NAME)
        ? new BootstrapState(store, deployment, directory)
        : new RemoteState(store, deployment, good, bootstrapCommand(deployment));
  }

  private String bootstrapCommand(Deployment deployment) {
    String environment = new StateBuckets(files).environmentOf(deployment);
    return "./plinth deploy bootstrap %s%s".formatted(environment, cloud.option());
  }
}
