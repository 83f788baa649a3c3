package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.environment.StandIn;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Bootstrap;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the state of a stand-in is kept: made by the bootstrap stack of its account and region, or
 * by one that is derived from that of the lost environment.
 *
 * @param bootstrap the stack that makes it
 * @param bucket that keeps states
 * @param lockTable that locks them
 * @param texts of the stack's settings file, where it has to be written
 */
record StandInStates(Target bootstrap, String bucket, String lockTable, Map<Path, String> texts) {
  private static final int LONGEST_NAME = 24;

  /**
   * The place for states in another region of the account of a lost environment.
   *
   * @param replicaRegion that it is copied to from now on
   */
  static StandInStates of(
      SettingsFiles files, Deployment lost, String region, Optional<String> replicaRegion) {
    var synthesis = new Synthesis(files);
    return bootstraps(synthesis, lost.accountId())
        .filter(it -> synthesis.deployment(it).region().equals(region))
        .findFirst()
        .map(
            found ->
                new StandInStates(
                    found,
                    synthesis.deployment(found).stateBucket(),
                    synthesis.deployment(found).lockTable(),
                    Map.of()))
        .orElseGet(() -> derived(files, lost, region, replicaRegion));
  }

  /**
   * The bootstrap stack that makes the place of an environment's state.
   *
   * @throws Refused if there is none
   */
  static Target makerOf(SettingsFiles files, Deployment deployment) {
    var synthesis = new Synthesis(files);
    return bootstraps(synthesis, deployment.accountId())
        .filter(it -> synthesis.deployment(it).stateBucket().equals(deployment.stateBucket()))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "no file in bootstrap/ is for the state bucket %s: add one"
                        .formatted(deployment.stateBucket())));
  }

  private static StandInStates derived(
      SettingsFiles files, Deployment lost, String region, Optional<String> replicaRegion) {
    Target old = makerOf(files, lost);
    String bucket = bucketIn(region, lost);
    String name = name(old.environment(), region);
    var place =
        new StandInPlace(
            name, region, List.of(), bucket, lost.lockTable(), replicaRegion, List.of());
    String text = StandInFiles.read(files.file(Bootstrap.NAME, old.environment()));
    return new StandInStates(
        new Target(Bootstrap.NAME, name),
        bucket,
        lost.lockTable(),
        Map.of(files.file(Bootstrap.NAME, name), new StandInSettings(text, place).text()));
  }

  /** Names of environments are short: what comes last, the region, matters most here. */
  private static String name(String environment, String region) {
    String name = StandIn.of(environment, region);
    return name.substring(Math.max(0, name.length() - LONGEST_NAME));
  }

  /** Names of buckets are worldwide: the state bucket of another region has that in its name. */
  private static String bucketIn(String region, Deployment lost) {
    String bucket = lost.stateBucket();
    return bucket.contains(lost.stateRegion())
        ? bucket.replace(lost.stateRegion(), region)
        : bucket + "-" + region;
  }

  private static Stream<Target> bootstraps(Synthesis synthesis, String account) {
    return synthesis.targets(Bootstrap.NAME).stream()
        .filter(target -> synthesis.deployment(target).accountId().equals(account));
  }
}
