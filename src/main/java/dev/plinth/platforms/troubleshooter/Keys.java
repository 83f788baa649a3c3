package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.edge.ApiStage;
import dev.plinth.constructs.edge.WebAcl;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.keys.KeyUse;
import java.util.List;

/** The three keys of the platform, one for each kind of reader. */
final class Keys {
  private final TroubleshooterPlatform platform;
  private final EncryptionKey data;
  private final EncryptionKey logs;
  private final EncryptionKey tasks;

  Keys(TroubleshooterPlatform platform) {
    this.platform = platform;
    var home = platform.home();
    data = key("data", "Tables, buckets, vectors and secrets", List.of(KeyUse.cloudFront(home)));
    logs =
        key(
            "logs",
            "Log groups and alarms",
            List.of(
                KeyUse.logGroups(home, "/", ApiStage.EXECUTION_LOGS, WebAcl.LOGS),
                KeyUse.alarms(home)));
    tasks =
        key(
            "tasks",
            "Disks of tasks and sessions of operators",
            KeyUse.fargateDisks(home, Service.clusterName(platform)));
  }

  /** For tables, buckets, vectors and secrets. */
  EncryptionKey data() {
    return data;
  }

  /** For log groups and topics. */
  EncryptionKey logs() {
    return logs;
  }

  /** For disks of tasks, and for what operators type into them. */
  EncryptionKey tasks() {
    return tasks;
  }

  private EncryptionKey key(String id, String encrypts, List<Statement> uses) {
    return new EncryptionKey(
        platform,
        id,
        EncryptionKeyProps.of(platform.name(id), encrypts, platform.home()).withUses(uses));
  }
}
