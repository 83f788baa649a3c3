package dev.plinth.operations.watching;

import dev.plinth.operations.DeployedEnvironment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether the parts of a deployed environment are well, as AWS sees them. */
public final class EnvironmentHealth {
  private final DeployedEnvironment environment;

  public EnvironmentHealth(DeployedEnvironment environment) {
    this.environment = environment;
  }

  /** Looks at every part once. A part that cannot be looked at hides no other. */
  public Findings observe() {
    Instant now = Instant.now();
    var access = environment.access();
    var state = environment.state();
    Map<String, Look> looks = new LinkedHashMap<>();
    looks.put("instances and tasks", new ServingHealth(access, state));
    looks.put("database", new DatabaseHealth(access, state));
    looks.put("cache", new CacheHealth(access, state));
    looks.put("tables", new TableHealth(access, state));
    looks.put("backups", new BackupHealth(access, state, now));
    looks.put("CDN", new CdnHealth(access, state));
    looks.put("certificates", new CertificateHealth(access, state, now));
    looks.put("alarms", new AlarmHealth(access, state));
    var seen = new ArrayList<Observation>();
    looks.forEach((part, look) -> seen.addAll(guarded(part, look)));
    return new Findings(environment.target().toString(), seen);
  }

  private static List<Observation> guarded(String part, Look look) {
    try {
      return look.look();
    } catch (SdkException failure) {
      return List.of(RefusedLook.unknown(part, failure));
    }
  }
}
