package dev.plinth.constructs.databases;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.db_subnet_group.DbSubnetGroup;
import com.hashicorp.cdktf.providers.aws.rds_cluster.RdsCluster;
import com.hashicorp.cdktf.providers.aws.rds_cluster.RdsClusterServerlessv2ScalingConfiguration;
import com.hashicorp.cdktf.providers.aws.rds_cluster_instance.RdsClusterInstance;
import com.hashicorp.cdktf.providers.aws.rds_cluster_parameter_group.RdsClusterParameterGroup;
import com.hashicorp.cdktf.providers.aws.rds_cluster_parameter_group.RdsClusterParameterGroupParameter;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import java.util.List;
import software.constructs.Construct;

/**
 * Aurora PostgreSQL that scales with its load: encrypted, reached by TLS only, its password made,
 * kept and rotated by AWS, so that it is in no file and no state.
 */
public final class Database extends Construct {
  public static final int PORT = 5432;

  private static final String LOG = "postgresql";
  private static final String ENGINE = "aurora-postgresql";

  /** AWS chooses the minor version and raises it in the maintenance window. */
  private static final String MAJOR_VERSION = "16";

  private static final String FAMILY = "aurora-postgresql16";

  private final RdsCluster cluster;

  public Database(Construct scope, String id, DatabaseProps props) {
    super(scope, id + "-database");
    cluster =
        at(
            id,
            RdsCluster.Builder.create(this, "cluster")
                .clusterIdentifier(props.name())
                .engine(ENGINE)
                .engineVersion(MAJOR_VERSION)
                .databaseName(props.databaseName())
                .masterUsername("postgres")
                .manageMasterUserPassword(true)
                .masterUserSecretKmsKeyId(props.key().arn())
                .port(PORT)
                .dbSubnetGroupName(subnets(id, props).getName())
                .vpcSecurityGroupIds(List.of(props.securityGroup().id()))
                .dbClusterParameterGroupName(tlsOnly(id, props).getName())
                .storageEncrypted(true)
                .kmsKeyId(props.key().arn())
                .serverlessv2ScalingConfiguration(
                    RdsClusterServerlessv2ScalingConfiguration.builder()
                        .minCapacity(props.capacity().min())
                        .maxCapacity(props.capacity().max())
                        .build())
                .backupRetentionPeriod(props.recoveryDays())
                .copyTagsToSnapshot(true)
                .enabledCloudwatchLogsExports(List.of(LOG))
                .deletionProtection(props.deletionProtection())
                .skipFinalSnapshot(!props.deletionProtection())
                .finalSnapshotIdentifier(props.name() + "-final")
                .dependsOn(List.of(log(id, props).resource()))
                .build());
    for (int index = 1; index <= props.capacity().instances(); index++) {
      instance(id + "_" + index, props.name() + "-" + index, props);
    }
  }

  /** Where clients connect, to write and to read. */
  public String endpoint() {
    return cluster.getEndpoint();
  }

  public String arn() {
    return cluster.getArn();
  }

  public String name() {
    return cluster.getClusterIdentifier();
  }

  /** The secret that AWS keeps: user name and password as JSON. */
  public String passwordSecretArn() {
    return cluster.getMasterUserSecret().get(0).getSecretArn();
  }

  /** Made before RDS would make it, unencrypted and kept for ever. */
  private LogGroup log(String id, DatabaseProps props) {
    return new LogGroup(
        this,
        id,
        new LogGroupProps(
            "/aws/rds/cluster/" + props.name() + "/" + LOG,
            props.logs().retentionDays(),
            props.logs().key()));
  }

  private DbSubnetGroup subnets(String id, DatabaseProps props) {
    return at(
        id,
        DbSubnetGroup.Builder.create(this, "subnets")
            .name(props.name())
            .description("Subnets of " + props.name())
            .subnetIds(props.subnetIds())
            .build());
  }

  private RdsClusterParameterGroup tlsOnly(String id, DatabaseProps props) {
    return at(
        id,
        RdsClusterParameterGroup.Builder.create(this, "parameters")
            .name(props.name())
            .family(FAMILY)
            .description("Admits TLS connections only")
            .parameter(
                List.of(
                    RdsClusterParameterGroupParameter.builder()
                        .name("rds.force_ssl")
                        .value("1")
                        .build()))
            .build());
  }

  private void instance(String id, String name, DatabaseProps props) {
    at(
        id,
        RdsClusterInstance.Builder.create(this, id)
            .identifier(name)
            .clusterIdentifier(cluster.getId())
            .engine(ENGINE)
            .instanceClass("db.serverless")
            .publiclyAccessible(false)
            .autoMinorVersionUpgrade(true)
            .performanceInsightsEnabled(true)
            .performanceInsightsKmsKeyId(props.key().arn())
            .build());
  }
}
