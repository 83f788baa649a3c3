package dev.plinth.constructs.databases;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.elasticache_replication_group.ElasticacheReplicationGroup;
import com.hashicorp.cdktf.providers.aws.elasticache_subnet_group.ElasticacheSubnetGroup;
import java.util.List;
import software.constructs.Construct;

/**
 * A Valkey cache with a node in two zones, one of which takes over from the other. Encrypted on
 * disk and on the wire; security groups alone decide who may connect, since a password of its own
 * would be in the Terraform state.
 */
public final class Cache extends Construct {
  public static final int PORT = 6379;

  private final ElasticacheReplicationGroup group;

  public Cache(Construct scope, String id, CacheProps props) {
    super(scope, id + "-cache");
    var subnets =
        at(
            id,
            ElasticacheSubnetGroup.Builder.create(this, "subnets")
                .name(props.name())
                .description("Subnets of " + props.name())
                .subnetIds(props.subnetIds())
                .build());
    group =
        at(
            id,
            ElasticacheReplicationGroup.Builder.create(this, "group")
                .replicationGroupId(props.name())
                .description(props.description())
                .engine("valkey")
                .engineVersion("8.0")
                // By itself, a newer one would be a difference that Terraform undoes by a new
                // cache.
                .autoMinorVersionUpgrade("false")
                .nodeType(props.nodeType())
                .numCacheClusters(2)
                .automaticFailoverEnabled(true)
                .multiAzEnabled(true)
                .port(PORT)
                .parameterGroupName("default.valkey8")
                .subnetGroupName(subnets.getName())
                .securityGroupIds(List.of(props.securityGroup().id()))
                .atRestEncryptionEnabled("true")
                .kmsKeyId(props.key().arn())
                .transitEncryptionEnabled(true)
                .applyImmediately(true)
                .build());
  }

  /** Where clients connect, to write and to read. */
  public String endpoint() {
    return group.getPrimaryEndpointAddress();
  }
}
