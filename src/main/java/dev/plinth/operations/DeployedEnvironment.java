package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.util.List;
import java.util.Optional;

/**
 * A platform as it stands in one environment, known from its state: what commands work with that
 * look at it or operate it. Terraform does not run for that, and nothing is synthesized.
 *
 * @param target the platform, in the environment
 * @param deployment its account, region and place of the state, by the settings file
 * @param cloud the AWS that it is in
 * @param access clients for its account and region
 * @param state as the last run of terraform stored it
 */
public record DeployedEnvironment(
    Target target, Deployment deployment, Cloud cloud, AwsAccess access, TerraformState state) {

  /**
   * Finds it.
   *
   * @throws OperationFailed if the credentials are not of its account, its state cannot be read, or
   *     it is not deployed
   */
  public static DeployedEnvironment open(Session session, Cloud cloud, Target target) {
    Deployment deployment = new Synthesis(SettingsFiles.of(session.root())).deployment(target);
    var access = AwsAccess.of(session, cloud, deployment);
    refuse(Credentials.obstacle(access, deployment));
    var store = new StateStore(access, deployment);
    refuse(store.bucketObstacle());
    TerraformState state =
        Optional.of(store)
            .filter(found -> !found.bucketIsMissing())
            .flatMap(found -> found.state(target))
            .filter(found -> !found.isEmpty())
            .orElseThrow(() -> notDeployed(target, cloud));
    return new DeployedEnvironment(target, deployment, cloud, access, state);
  }

  /**
   * Says which one it is, before anything is done to it.
   *
   * @param verb what is about to be done
   */
  public void introduce(Session session, String verb) {
    new Introduction(target, deployment, cloud).say(session, verb);
  }

  /** Where the state bucket keeps its state. */
  public String stateKey() {
    return StateStore.key(target);
  }

  /** Where the state bucket keeps its last good configuration, once there is one. */
  public String goodConfigurationKey() {
    return GoodConfigurations.key(target);
  }

  private static void refuse(Optional<Obstacle> obstacle) {
    obstacle.ifPresent(
        found -> {
          throw new OperationFailed(List.of(found));
        });
  }

  private static OperationFailed notDeployed(Target target, Cloud cloud) {
    return new OperationFailed(
        "%s is not deployed".formatted(target),
        "deploy it first: ./plinth deploy %s%s".formatted(target, cloud.option()));
  }
}
