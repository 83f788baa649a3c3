package dev.plinth.platforms.ollama;

import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.ScalingRole;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.keys.KeyUse;
import java.util.List;
import java.util.Optional;

/** The keys of the platform, one for each kind of reader. */
final class Keys {
  private final OllamaPlatform platform;
  private final ScalingRole scalingRole;
  private final EncryptionKey data;
  private final EncryptionKey volumes;
  private final EncryptionKey logs;
  private final EncryptionKey alerts;
  private final EncryptionKey globalAlerts;
  private final Optional<EncryptionKey> replica;

  Keys(OllamaPlatform platform, Regions regions) {
    this.platform = platform;
    scalingRole =
        new ScalingRole(
            platform, "autoscaling", platform.settings().deployment().qualify("ollama"));
    var home = platform.home();
    data =
        key(
            "data",
            props(
                "data",
                "Table, buckets, database, cache and secrets",
                List.of(KeyUse.cloudFront(home))));
    volumes =
        key(
            "volumes",
            props("volumes", "Volumes of the instances", KeyUse.autoScaling(scalingRole.arn())));
    logs = key("logs", props("logs", "Log groups", List.of(KeyUse.logGroups(home, "/aws/"))));
    var alarms = List.of(KeyUse.alarms(home), KeyUse.events());
    alerts = key("alerts", props("alerts", "Alarm messages", alarms));
    globalAlerts =
        key(
            "global_alerts",
            props("global-alerts", "Alarm messages of us-east-1", alarms)
                .withProvider(regions.global()));
    replica =
        regions
            .replica()
            .map(
                region ->
                    key(
                        "replica",
                        props("replica", "Copies of data and backups", List.of())
                            .withProvider(region.provider())));
  }

  EncryptionKey data() {
    return data;
  }

  EncryptionKey volumes() {
    return volumes;
  }

  EncryptionKey logs() {
    return logs;
  }

  EncryptionKey alerts() {
    return alerts;
  }

  EncryptionKey globalAlerts() {
    return globalAlerts;
  }

  Optional<EncryptionKey> replica() {
    return replica;
  }

  /** The role in which the fleet uses the volumes' key. */
  ScalingRole scalingRole() {
    return scalingRole;
  }

  private EncryptionKey key(String id, EncryptionKeyProps props) {
    return new EncryptionKey(platform, id, props);
  }

  private EncryptionKeyProps props(String part, String encrypts, List<Statement> uses) {
    return EncryptionKeyProps.of(platform.name(part), encrypts, platform.home()).withUses(uses);
  }
}
