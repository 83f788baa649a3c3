package dev.plinth.platforms.microservices;

import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.keys.KeyUse;
import java.util.List;
import java.util.stream.Stream;

/** The five keys of the platform, one for each kind of reader. */
final class Keys {
  private final MicroservicesPlatform platform;
  private final EncryptionKey tasks;
  private final EncryptionKey images;
  private final EncryptionKey secrets;
  private final EncryptionKey logs;
  private final EncryptionKey storage;

  Keys(MicroservicesPlatform platform) {
    this.platform = platform;
    var home = platform.home();
    tasks =
        key(
            "ecs",
            "Disks of tasks and sessions of operators",
            KeyUse.fargateDisks(home, Clusters.name(platform)));
    images = key("ecr", "Container images", List.of());
    secrets = key("secrets", "Secrets", List.of());
    logs =
        key(
            "cloudwatch",
            "Log groups and messages",
            List.of(
                KeyUse.logGroups(home, "/"),
                KeyUse.alarms(home),
                KeyUse.events(),
                KeyUse.notifications(home)));
    storage =
        key(
            "s3",
            "Artifacts of pipelines and records of audits",
            Stream.concat(
                    KeyUse.trail(home, Audit.trailName(platform)).stream(),
                    Stream.of(KeyUse.config(home)))
                .toList());
  }

  /** For disks of tasks, and for what operators type into them. */
  EncryptionKey tasks() {
    return tasks;
  }

  /** For container images. */
  EncryptionKey images() {
    return images;
  }

  /** For secrets. */
  EncryptionKey secrets() {
    return secrets;
  }

  /** For log groups and topics. */
  EncryptionKey logs() {
    return logs;
  }

  /** For buckets. */
  EncryptionKey storage() {
    return storage;
  }

  private EncryptionKey key(String id, String encrypts, List<Statement> uses) {
    return new EncryptionKey(
        platform,
        id,
        EncryptionKeyProps.of(platform.name(id), encrypts, platform.home()).withUses(uses));
  }
}
