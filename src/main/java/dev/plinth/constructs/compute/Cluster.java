package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsCluster;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfigurationExecuteCommandConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfigurationExecuteCommandConfigurationLogConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterConfigurationManagedStorageConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_cluster.EcsClusterSetting;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProviders;
import com.hashicorp.cdktf.providers.aws.ecs_cluster_capacity_providers.EcsClusterCapacityProvidersDefaultCapacityProviderStrategy;
import java.util.List;
import software.constructs.Construct;

/**
 * Where tasks run on Fargate: measured by Container Insights, their disks encrypted with a key of
 * the account's own, and every word that an operator types into a task recorded.
 */
public final class Cluster extends Construct {
  private final EcsCluster cluster;
  private final EcsClusterCapacityProviders capacity;
  private final List<CapacityShare> shares;

  public Cluster(Construct scope, String id, ClusterProps props) {
    super(scope, id + "-cluster");
    cluster =
        at(
            id,
            EcsCluster.Builder.create(this, "cluster")
                .name(props.name())
                .setting(
                    List.of(
                        EcsClusterSetting.builder()
                            .name("containerInsights")
                            .value("enabled")
                            .build()))
                .configuration(
                    EcsClusterConfiguration.builder()
                        .executeCommandConfiguration(sessions(props))
                        .managedStorageConfiguration(
                            EcsClusterConfigurationManagedStorageConfiguration.builder()
                                .fargateEphemeralStorageKmsKeyId(props.key().arn())
                                .build())
                        .build())
                // ECS makes the group itself where it is missing: without our key, and for ever.
                .dependsOn(List.of(props.insights().resource()))
                .build());
    shares = CapacityShare.of(props.spotPercent());
    capacity =
        at(
            id,
            EcsClusterCapacityProviders.Builder.create(this, "capacity")
                .clusterName(cluster.getName())
                .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                .defaultCapacityProviderStrategy(
                    shares.stream()
                        .map(
                            share ->
                                EcsClusterCapacityProvidersDefaultCapacityProviderStrategy.builder()
                                    .capacityProvider(share.provider())
                                    .base(share.base())
                                    .weight(share.weight())
                                    .build())
                        .toList())
                .build());
  }

  public String name() {
    return cluster.getName();
  }

  public String arn() {
    return cluster.getArn();
  }

  /** How tasks are spread over ordinary and spare capacity. */
  List<CapacityShare> shares() {
    return shares;
  }

  /** For services: AWS refuses a strategy whose providers the cluster does not have yet. */
  ITerraformDependable capacity() {
    return capacity;
  }

  private static EcsClusterConfigurationExecuteCommandConfiguration sessions(ClusterProps props) {
    return EcsClusterConfigurationExecuteCommandConfiguration.builder()
        .kmsKeyId(props.key().arn())
        .logging("OVERRIDE")
        .logConfiguration(
            EcsClusterConfigurationExecuteCommandConfigurationLogConfiguration.builder()
                .cloudWatchEncryptionEnabled(true)
                .cloudWatchLogGroupName(props.sessions().name())
                .build())
        .build();
  }
}
