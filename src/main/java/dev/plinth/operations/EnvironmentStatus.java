package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How an environment stands, at a glance: what the settings say of it, and what AWS does as far as
 * it may be asked.
 *
 * @param target the platform, in the environment
 * @param deployment its account, region and place of the state, by the settings file
 * @param cloud what the AWS that it is in is called
 * @param caller whose the credentials are
 * @param state what is deployed; absent if nothing is
 * @param good what was deployed last and found healthy; absent if nothing was
 * @param locks who holds the lock of the state, in words
 * @param running what is meant to run
 * @param ringing the names of the alarms that have gone off
 */
public record EnvironmentStatus(
    Target target,
    Deployment deployment,
    String cloud,
    Known<String> caller,
    Known<Optional<Contents>> state,
    Known<Optional<GoodConfiguration>> good,
    Known<List<String>> locks,
    Known<Running> running,
    Known<List<String>> ringing) {

  /**
   * What a state says of itself.
   *
   * @param resources how many it has
   * @param serial counts the times that it was stored
   */
  public record Contents(int resources, long serial) {}

  /** Looks. Nothing that AWS refuses stops it. */
  public static EnvironmentStatus of(Session session, Cloud cloud, Target target) {
    Deployment deployment = new Synthesis(SettingsFiles.of(session.root())).deployment(target);
    var access = AwsAccess.of(session, cloud, deployment);
    // Of an account that is not meant, nothing is asked.
    Known<AwsAccess> admitted =
        Credentials.obstacle(access, deployment)
            .map(Known::<AwsAccess>not)
            .orElseGet(() -> Known.of(access));
    Known<Optional<TerraformState>> stored =
        admitted.then(allowed -> state(new StateStore(allowed, deployment), target));
    return new EnvironmentStatus(
        target,
        deployment,
        cloud.name(),
        admitted.then(Credentials::caller),
        stored.then(state -> state.map(it -> new Contents(it.size(), it.serial()))),
        stored.then(
            state ->
                state.flatMap(it -> new GoodConfigurations(access, deployment, target).last())),
        admitted.then(allowed -> locks(new StateLocks(allowed, deployment, target))),
        stored.then(
            state -> state.map(it -> Running.of(access, it)).orElseGet(() -> new Running(0, 0))),
        stored.then(state -> state.map(it -> RingingAlarms.of(access, it)).orElseGet(List::of)));
  }

  private static Optional<TerraformState> state(StateStore store, Target target) {
    return store.bucketIsMissing()
        ? Optional.empty()
        : store.state(target).filter(state -> !state.isEmpty());
  }

  private static List<String> locks(StateLocks locks) {
    Instant now = Instant.now();
    return locks.held().stream().map(half -> half.lock().inWords(now)).distinct().toList();
  }
}
