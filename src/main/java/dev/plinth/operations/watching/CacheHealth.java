package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.List;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

/** Whether the cache runs. */
final class CacheHealth implements Look {
  private final AwsAccess access;
  private final TerraformState state;

  CacheHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    List<String> groups =
        state.resources("aws_elasticache_replication_group").stream()
            .map(group -> group.path("replication_group_id").asText())
            .toList();
    if (groups.isEmpty()) {
      return List.of();
    }
    try (var caches = access.caches()) {
      return groups.stream().map(name -> look(caches, name)).toList();
    }
  }

  private static Observation look(ElastiCacheClient caches, String name) {
    String part = "cache " + name;
    try {
      String status =
          caches
              .describeReplicationGroups(request -> request.replicationGroupId(name))
              .replicationGroups()
              .get(0)
              .status();
      return switch (status) {
        case "available" -> Observation.good(part, status);
        case "modifying", "snapshotting", "creating" ->
            Observation.unknown(part, status, "look again in some minutes");
        default -> Observation.bad(part, status, "look at its events in the ElastiCache console");
      };
    } catch (ReplicationGroupNotFoundException missing) {
      return Observation.bad(
          part, "is not there", "deploy makes it again; it keeps nothing that lasts");
    }
  }
}
