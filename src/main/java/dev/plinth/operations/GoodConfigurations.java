package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * The configurations of an environment that were applied and found healthy, beside its state: one
 * object, whose versions the state bucket keeps as long as those of states.
 */
final class GoodConfigurations {
  private final AwsAccess access;
  private final String bucket;
  private final String key;

  /** Those of a deployment: its state may be in another region than the platform. */
  GoodConfigurations(AwsAccess access, Deployment deployment, Target target) {
    this.access = access.in(deployment.stateRegion());
    this.bucket = deployment.stateBucket();
    this.key = key(target);
  }

  /** Where the bucket keeps them: in the folder of the state, under a name that no state has. */
  static String key(Target target) {
    return "env:/%s/%s/good.tf.json".formatted(target.environment(), target.platform());
  }

  /** All that are kept, the newest first; what was put in place again counts as of then. */
  List<GoodConfiguration> all() {
    var byVersion = new LinkedHashMap<Integer, GoodConfiguration>();
    try (var s3 = access.s3()) {
      stored(s3)
          .map(Stored::configuration)
          .forEach(configuration -> byVersion.putIfAbsent(configuration.version(), configuration));
    }
    return List.copyOf(byVersion.values());
  }

  /** The last one; absent before the first. */
  Optional<GoodConfiguration> last() {
    try (var s3 = access.s3()) {
      return stored(s3).map(Stored::configuration).findFirst();
    }
  }

  /** The Terraform JSON of one that is kept. */
  String json(GoodConfiguration configuration) {
    try (var s3 = access.s3()) {
      return stored(s3)
          .filter(stored -> stored.configuration().equals(configuration))
          .map(stored -> json(s3, stored.versionId()))
          .findFirst()
          .orElseThrow(
              () ->
                  new OperationFailed(
                      "%s is kept no longer".formatted(configuration),
                      "see which ones are: ./plinth rollback PLATFORM ENVIRONMENT --list"));
    }
  }

  /**
   * Keeps the one that was just found healthy. One that is the last already keeps its version.
   *
   * @param commit that it was synthesized from
   * @param serial of the state that it led to
   */
  void keep(String json, Optional<String> commit, long serial) {
    try (var s3 = access.s3()) {
      Optional<Stored> last = stored(s3).findFirst();
      boolean same = last.filter(stored -> json(s3, stored.versionId()).equals(json)).isPresent();
      if (same && last.orElseThrow().configuration().serial() == serial) {
        return;
      }
      int version = last.map(stored -> stored.configuration().version()).orElse(0);
      var configuration =
          new GoodConfiguration(
              same ? version : version + 1,
              Instant.now().truncatedTo(ChronoUnit.SECONDS),
              Credentials.caller(access),
              commit,
              serial,
              Program.VERSION);
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .contentType("application/json")
                  .metadata(configuration.metadata()),
          RequestBody.fromString(json));
    }
  }

  /** Forgets all of them: of an environment that is gone, there is nothing to go back to. */
  void forget() {
    try (var s3 = access.s3()) {
      versions(s3)
          .toList()
          .forEach(
              version ->
                  s3.deleteObject(
                      request -> request.bucket(bucket).key(key).versionId(version.versionId())));
    }
  }

  private record Stored(String versionId, GoodConfiguration configuration) {}

  private Stream<Stored> stored(S3Client s3) {
    return versions(s3)
        .map(
            version ->
                new Stored(
                    version.versionId(),
                    GoodConfiguration.of(
                        s3.headObject(
                                request ->
                                    request.bucket(bucket).key(key).versionId(version.versionId()))
                            .metadata())));
  }

  /** S3 lists the versions of an object from the newest to the oldest. */
  private Stream<ObjectVersion> versions(S3Client s3) {
    return s3
        .listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(key))
        .versions()
        .stream()
        .filter(version -> version.key().equals(key));
  }

  private String json(S3Client s3, String versionId) {
    return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key).versionId(versionId))
        .asUtf8String();
  }
}
