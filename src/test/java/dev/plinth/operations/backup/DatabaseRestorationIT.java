package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import dev.plinth.operations.backup.DeployedStores.Replica;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;

/**
 * A database that is saved, restored beside itself, and takes its own place, on the local cloud.
 */
class DatabaseRestorationIT {
  private static final String ID = "20260131T120000Z";
  private static final String SNAPSHOT = "web-20260131t120000z";

  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static Faults faults;
  private static AwsAccess access;
  private static RdsClient rds;
  private static DynamoDbClient dynamoDb;
  private static DeployedCluster cluster;
  private static String first;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    LocalCloud cloud = server.start();
    faults = new Faults(cloud);
    access = new AwsAccess(cloud.environment("222222222222"), "us-east-1", warning -> {});
    rds = access.rds();
    dynamoDb = access.dynamoDb();
  }

  @AfterAll
  static void stop() {
    rds.close();
    dynamoDb.close();
    server.stop();
  }

  @BeforeEach
  void make_a_database() {
    server.reset();
    var key = KeySchemaElement.builder().attributeName("id").keyType(KeyType.HASH).build();
    var id =
        AttributeDefinition.builder()
            .attributeName("id")
            .attributeType(ScalarAttributeType.S)
            .build();
    dynamoDb.createTable(
        table ->
            table
                .tableName("data")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key)
                .attributeDefinitions(id));
    var made =
        rds.createDBCluster(
                create ->
                    create
                        .dbClusterIdentifier("web")
                        .engine("aurora-postgresql")
                        .masterUsername("postgres")
                        .manageMasterUserPassword(true)
                        .copyTagsToSnapshot(true)
                        .serverlessV2ScalingConfiguration(
                            scaling -> scaling.minCapacity(1.0).maxCapacity(8.0)))
            .dbCluster();
    first = made.dbClusterResourceId();
    for (String instance : List.of("web-1", "web-2")) {
      rds.createDBInstance(
          create ->
              create
                  .dbInstanceIdentifier(instance)
                  .dbClusterIdentifier("web")
                  .engine("aurora-postgresql")
                  .dbInstanceClass("db.serverless"));
    }
    put("webui-migration/v0.6.36");
    put("conversation");
    cluster = new DeployedCluster("aws_rds_cluster.web", "web", attributes());
  }

  @AfterEach
  void no_faults() {
    faults.clear();
  }

  @Test
  void a_snapshot_is_copied_to_the_other_region() {
    DatabaseSnapshot saved = save();

    assertThat(saved.snapshot()).isEqualTo(SNAPSHOT);
    assertThat(saved.copy())
        .hasValueSatisfying(copy -> assertThat(copy.region()).isEqualTo("us-west-2"));
    try (var other = access.in("us-west-2").rds()) {
      assertThat(
              other
                  .describeDBClusterSnapshots(list -> list.dbClusterSnapshotIdentifier(SNAPSHOT))
                  .dbClusterSnapshots())
          .singleElement()
          .satisfies(copy -> assertThat(copy.tagList()).anyMatch(tag -> tag.value().equals(ID)));
    }
  }

  @Test
  void takes_its_own_place_and_keeps_what_was_there() {
    save();

    var store = restoration().restore(Optional.empty(), tables());

    assertThat(store.verified()).isTrue();
    assertThat(find("web").dbClusterResourceId()).isNotEqualTo(first);
    assertThat(find("web").masterUserSecret().secretArn()).isNotBlank();
    assertThat(find("web").serverlessV2ScalingConfiguration().maxCapacity()).isEqualTo(8.0);
    assertThat(members("web")).containsExactly("web-1");
    assertThat(find("web-before").dbClusterResourceId()).isEqualTo(first);
    assertThat(members("web-before")).containsExactlyInAnyOrder("web-before-1", "web-before-2");
    assertThat(dynamoDb.scan(scan -> scan.tableName("data")).items())
        .containsExactly(Map.of("id", AttributeValue.fromS("conversation")));
  }

  @Test
  void goes_on_where_it_was_interrupted() {
    save();
    for (String action : List.of("CreateDBInstance", "ModifyDBInstance", "ModifyDBCluster")) {
      faults.on("rds", action).denied();
      assertThatThrownBy(() -> restoration().restore(Optional.empty(), tables()))
          .as(action)
          .isInstanceOf(Exception.class);
      faults.clear();
    }

    restoration().restore(Optional.empty(), tables());

    assertThat(members("web")).containsExactly("web-1");
    assertThat(members("web-before")).containsExactlyInAnyOrder("web-before-1", "web-before-2");
    assertThat(rds.describeDBClusters().dbClusters()).hasSize(2);
  }

  @Test
  void does_nothing_a_second_time() {
    save();
    restoration().restore(Optional.empty(), tables());
    String restored = find("web").dbClusterResourceId();

    restoration().requireRoom();
    restoration().restore(Optional.empty(), tables());

    assertThat(find("web").dbClusterResourceId()).isEqualTo(restored);
  }

  @Test
  void waits_for_what_an_earlier_restoration_left_to_be_deleted() {
    save();
    restoration().restore(Optional.empty(), tables());
    var another = restoration(new DatabaseSource.Moment("web", Instant.now()));

    assertThatThrownBy(another::requireRoom)
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("web-before is there still");
  }

  @Test
  void goes_back_to_a_moment() {
    var source = new DatabaseSource.Moment("web", Instant.now());

    restoration(source).restore(Optional.empty(), tables());

    assertThat(find("web").tagList()).contains(source.mark());
    assertThat(find("web-before").dbClusterResourceId()).isEqualTo(first);
  }

  private static DatabaseSnapshot save() {
    var snapshots = new DatabaseSnapshots(session(), access, patience());
    String name = snapshots.start(cluster, ID);
    return snapshots.await(
        cluster,
        name,
        ID,
        Optional.of(new Replica("replica", "us-west-2", List.of(), "alias/aws/rds")));
  }

  private static DatabaseRestoration restoration() {
    return restoration(new DatabaseSource.Snapshot(SNAPSHOT));
  }

  private static DatabaseRestoration restoration(DatabaseSource source) {
    return new DatabaseRestoration(session(), access, cluster, source, patience());
  }

  private static Session session() {
    return new Session(folder, new PrintWriter(new StringWriter()), false);
  }

  private static Wait patience() {
    return new Wait(session(), Duration.ofSeconds(20));
  }

  private static List<DeployedTable> tables() {
    return List.of(new DeployedTable("aws_dynamodb_table.main", "data", "arn", Optional.empty()));
  }

  private static void put(String id) {
    dynamoDb.putItem(put -> put.tableName("data").item(Map.of("id", AttributeValue.fromS(id))));
  }

  private static DBCluster find(String name) {
    return rds.describeDBClusters(list -> list.dbClusterIdentifier(name)).dbClusters().get(0);
  }

  private static List<String> members(String name) {
    return find(name).dbClusterMembers().stream()
        .map(DBClusterMember::dbInstanceIdentifier)
        .toList();
  }

  /** As the AWS provider has them. */
  private static JsonNode attributes() {
    var attributes = new ObjectMapper().createObjectNode();
    attributes.put("engine", "aurora-postgresql").put("manage_master_user_password", true);
    attributes
        .putArray("serverlessv2_scaling_configuration")
        .addObject()
        .put("min_capacity", 1.0)
        .put("max_capacity", 8.0);
    return attributes;
  }
}
