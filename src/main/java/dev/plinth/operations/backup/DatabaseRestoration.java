package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import dev.plinth.operations.backup.RestorationReport.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.DbInstanceNotFoundException;

/**
 * Restores a database. Aurora restores into a new cluster, which takes over the name of the old
 * one; the old one is kept beside it under another name. Each step is left out that is done
 * already.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-restore-snapshot.html">Restoring
 *     a cluster</a>
 */
final class DatabaseRestoration {
  private static final String AVAILABLE = "available";
  private static final String SECRET_ACTIVE = "active";
  private static final String INSTANCE_CLASS = "db.serverless";

  /** The first part of the id of the item by which one Open WebUI alone migrates the schema. */
  private static final String LEASE = "webui-migration/";

  private final Session session;
  private final AwsAccess access;
  private final DeployedCluster cluster;
  private final DatabaseSource source;
  private final Wait wait;

  DatabaseRestoration(
      Session session,
      AwsAccess access,
      DeployedCluster cluster,
      DatabaseSource source,
      Wait wait) {
    this.session = session;
    this.access = access;
    this.cluster = cluster;
    this.source = source;
    this.wait = wait;
  }

  /**
   * Looks for what is in the way.
   *
   * @throws OperationFailed if the cluster of an earlier restoration has not been deleted yet
   */
  void requireRoom() {
    try (var rds = access.rds()) {
      boolean begun = isRestored(rds, cluster.name());
      if (!begun && find(rds, cluster.name()).isPresent() && find(rds, before()).isPresent()) {
        throw new OperationFailed(
            "%s is there still, from an earlier restoration".formatted(before()),
            "delete it and its instances, if nobody misses anything in it, and run the command"
                + " again");
      }
      find(rds, restored())
          .filter(found -> !isOfSource(found))
          .ifPresent(
              other -> {
                throw new OperationFailed(
                    "%s is there already, and is of something else".formatted(restored()),
                    "delete it and its instances, and run the command again");
              });
    }
  }

  /**
   * Does it. The platform has to be deployed afterwards: that starts the fleet, which reads the new
   * password.
   */
  Store restore(Optional<String> fleet, List<DeployedTable> tables) {
    fleet.ifPresent(this::stop);
    try (var rds = access.rds()) {
      if (!isRestored(rds, cluster.name())) {
        restoreBeside(rds);
        makeRoom(rds);
        takeOver(rds);
      }
      tables.forEach(this::giveBackLease);
      return new Store(
          DataPart.DATABASE, cluster.name(), 1, 1, 0, 0, 0, isRestored(rds, cluster.name()));
    }
  }

  private void stop(String fleet) {
    session.say("  stopping %s", fleet);
    try (AutoScalingClient autoScaling = access.autoScaling()) {
      autoScaling.updateAutoScalingGroup(
          request -> request.autoScalingGroupName(fleet).minSize(0).desiredCapacity(0));
    }
  }

  private void restoreBeside(RdsClient rds) {
    if (find(rds, restored()).isEmpty()) {
      session.say("  restoring %s from %s", restored(), source);
      var tags =
          new ArrayList<>(find(rds, cluster.name()).map(DBCluster::tagList).orElse(List.of()));
      tags.removeIf(tag -> tag.key().equals(DatabaseSource.TAG) || tag.key().startsWith("aws:"));
      tags.add(source.mark());
      source.restore(rds, cluster, restored(), tags);
    }
    DBCluster made = awaitCluster(rds, restored());
    if (made.dbClusterMembers().isEmpty()) {
      session.say("  making instance %s-1", restored());
      rds.createDBInstance(
          request ->
              request
                  .dbClusterIdentifier(restored())
                  .dbInstanceIdentifier(restored() + "-1")
                  .engine(cluster.setting("engine"))
                  .dbInstanceClass(INSTANCE_CLASS));
    }
    awaitCluster(rds, restored())
        .dbClusterMembers()
        .forEach(member -> awaitInstance(rds, member.dbInstanceIdentifier()));
    manageThePassword(rds);
  }

  /**
   * A restored cluster has the password that was saved with the data, and no secret: without one
   * the configuration, which names it, cannot be planned.
   */
  private void manageThePassword(RdsClient rds) {
    if (!cluster.attributes().path("manage_master_user_password").asBoolean()) {
      return;
    }
    if (awaitCluster(rds, restored()).masterUserSecret() == null) {
      rds.modifyDBCluster(
          request ->
              request
                  .dbClusterIdentifier(restored())
                  .manageMasterUserPassword(true)
                  .masterUserSecretKmsKeyId(cluster.setting("master_user_secret_kms_key_id"))
                  .applyImmediately(true));
    }
    wait.until(
        "the secret of " + restored(),
        () ->
            Optional.of(awaitCluster(rds, restored()))
                .map(DBCluster::masterUserSecret)
                .filter(secret -> secret.secretStatus().equals(SECRET_ACTIVE)));
  }

  /** The old cluster and its instances give their names up. */
  private void makeRoom(RdsClient rds) {
    find(rds, cluster.name()).ifPresent(old -> rename(rds, old, before()));
  }

  private void takeOver(RdsClient rds) {
    rename(rds, awaitCluster(rds, restored()), cluster.name());
  }

  /** The instances first: as long as the cluster has its name, it is seen that not all is done. */
  private void rename(RdsClient rds, DBCluster named, String name) {
    String old = named.dbClusterIdentifier();
    session.say("  renaming %s to %s", old, name);
    for (DBClusterMember member : named.dbClusterMembers()) {
      String instance = member.dbInstanceIdentifier();
      if (instance.matches(Pattern.quote(old) + "-\\d+")) {
        renameInstance(rds, instance, name + instance.substring(old.length()));
      }
    }
    rds.modifyDBCluster(
        request ->
            request.dbClusterIdentifier(old).newDBClusterIdentifier(name).applyImmediately(true));
    awaitCluster(rds, name);
  }

  private void renameInstance(RdsClient rds, String old, String name) {
    rds.modifyDBInstance(
        request ->
            request.dbInstanceIdentifier(old).newDBInstanceIdentifier(name).applyImmediately(true));
    awaitInstance(rds, name);
  }

  /** Or else no instance brings the older schema up to date. */
  private void giveBackLease(DeployedTable table) {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb
          .scanPaginator(
              request ->
                  request
                      .tableName(table.name())
                      .filterExpression("begins_with(id, :lease)")
                      .projectionExpression("id")
                      .expressionAttributeValues(Map.of(":lease", AttributeValue.fromS(LEASE))))
          .items()
          .forEach(
              item -> dynamoDb.deleteItem(request -> request.tableName(table.name()).key(item)));
    }
  }

  private String restored() {
    return cluster.name() + "-restored";
  }

  private String before() {
    return cluster.name() + "-before";
  }

  private boolean isRestored(RdsClient rds, String name) {
    return find(rds, name).filter(this::isOfSource).isPresent();
  }

  private boolean isOfSource(DBCluster found) {
    return found.tagList().contains(source.mark());
  }

  private DBCluster awaitCluster(RdsClient rds, String name) {
    return wait.until(
        "cluster " + name, () -> find(rds, name).filter(found -> found.status().equals(AVAILABLE)));
  }

  private void awaitInstance(RdsClient rds, String name) {
    wait.until(
        "instance " + name,
        () -> instance(rds, name).filter(found -> found.dbInstanceStatus().equals(AVAILABLE)));
  }

  private static Optional<DBCluster> find(RdsClient rds, String name) {
    try {
      return rds
          .describeDBClusters(request -> request.dbClusterIdentifier(name))
          .dbClusters()
          .stream()
          .findFirst();
    } catch (DbClusterNotFoundException missing) {
      return Optional.empty();
    }
  }

  private static Optional<DBInstance> instance(RdsClient rds, String name) {
    try {
      return rds
          .describeDBInstances(request -> request.dbInstanceIdentifier(name))
          .dbInstances()
          .stream()
          .findFirst();
    } catch (DbInstanceNotFoundException missing) {
      return Optional.empty();
    }
  }
}
