package dev.plinth.operations.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.ServerlessV2ScalingConfiguration;
import software.amazon.awssdk.services.rds.model.Tag;

/** What a database can be restored from, into a new cluster in the same subnets and groups. */
sealed interface DatabaseSource {
  /** Marks a cluster that was restored, with what from. */
  String TAG = "plinth:restored-from";

  /** Begins the restoration into a cluster that has the settings of a deployed one. */
  void restore(RdsClient rds, DeployedCluster like, String name, List<Tag> tags);

  /** The mark of a cluster that was restored from this. */
  default Tag mark() {
    return Tag.builder().key(TAG).value(toString()).build();
  }

  /** A snapshot in the region of the cluster. */
  record Snapshot(String name) implements DatabaseSource {
    @Override
    public void restore(RdsClient rds, DeployedCluster like, String cluster, List<Tag> tags) {
      JsonNode settings = like.attributes();
      rds.restoreDBClusterFromSnapshot(
          request ->
              request
                  .snapshotIdentifier(name)
                  .dbClusterIdentifier(cluster)
                  .engine(like.setting("engine"))
                  .kmsKeyId(like.setting("kms_key_id"))
                  .dbSubnetGroupName(like.setting("db_subnet_group_name"))
                  .dbClusterParameterGroupName(like.setting("db_cluster_parameter_group_name"))
                  .vpcSecurityGroupIds(texts(settings.path("vpc_security_group_ids")))
                  .enableCloudwatchLogsExports(
                      texts(settings.path("enabled_cloudwatch_logs_exports")))
                  .serverlessV2ScalingConfiguration(capacity(settings))
                  .deletionProtection(settings.path("deletion_protection").asBoolean())
                  .copyTagsToSnapshot(settings.path("copy_tags_to_snapshot").asBoolean())
                  .tags(tags));
    }

    @Override
    public String toString() {
      return "snapshot " + name;
    }
  }

  /**
   * The cluster itself, as it was at a moment that it can still go back to.
   *
   * @param cluster that has the data
   */
  record Moment(String cluster, Instant at) implements DatabaseSource {
    @Override
    public void restore(RdsClient rds, DeployedCluster like, String name, List<Tag> tags) {
      JsonNode settings = like.attributes();
      rds.restoreDBClusterToPointInTime(
          request ->
              request
                  .sourceDBClusterIdentifier(cluster)
                  .restoreToTime(at)
                  .dbClusterIdentifier(name)
                  .kmsKeyId(like.setting("kms_key_id"))
                  .dbSubnetGroupName(like.setting("db_subnet_group_name"))
                  .dbClusterParameterGroupName(like.setting("db_cluster_parameter_group_name"))
                  .vpcSecurityGroupIds(texts(settings.path("vpc_security_group_ids")))
                  .enableCloudwatchLogsExports(
                      texts(settings.path("enabled_cloudwatch_logs_exports")))
                  .serverlessV2ScalingConfiguration(capacity(settings))
                  .deletionProtection(settings.path("deletion_protection").asBoolean())
                  .copyTagsToSnapshot(settings.path("copy_tags_to_snapshot").asBoolean())
                  .tags(tags));
    }

    @Override
    public String toString() {
      return "%s as of %s".formatted(cluster, at);
    }
  }

  private static ServerlessV2ScalingConfiguration capacity(JsonNode settings) {
    JsonNode scaling = settings.path("serverlessv2_scaling_configuration").path(0);
    return ServerlessV2ScalingConfiguration.builder()
        .minCapacity(scaling.path("min_capacity").asDouble())
        .maxCapacity(scaling.path("max_capacity").asDouble())
        .build();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
