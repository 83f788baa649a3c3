package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.LocalDeployment;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Data saved and brought back, by the commands, in an environment that the real terraform deployed
 * to the local cloud. The tests are steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackupIT {
  private static final String ACCOUNT = "111111111111";
  private static final String STATES = "plinth-state-111111111111-us-east-1";
  private static final String STATE = "env:/dev/ollama/terraform.tfstate";
  private static final String TABLE = "ollama-data-table-dev";
  private static final String BUCKET = "ollama-storage-dev-backups";
  private static final String REPLICA = "ollama-storage-replica-dev-backups";
  private static final Map<String, String> OVERRIDES =
      Map.of("ollama_storage_suffix", "backups", "ollama_replica_region", "us-west-2");

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static Faults faults;
  private static DynamoDbClient dynamoDb;
  private static S3Client s3;
  private static S3Client s3OfReplica;

  private static Map<String, Map<String, AttributeValue>> items;
  private static Map<String, String> objects;
  private static String first;

  @BeforeAll
  static void deploy() {
    deployment = new LocalDeployment(root, new Target("ollama", "dev"), "nonproduction", OVERRIDES);
    deployment.deploy(Map.of());
    faults = new Faults(deployment.cloud());
    AwsAccess access = deployment.access(ACCOUNT, "us-east-1");
    dynamoDb = access.dynamoDb();
    s3 = access.s3();
    s3OfReplica = access.in("us-west-2").s3();
    IntStream.range(0, 300)
        .forEach(number -> dynamoDb.putItem(put -> put.tableName(TABLE).item(item(number))));
    IntStream.range(0, 12)
        .forEach(number -> write("conversations/%d.json".formatted(number), "said " + number));
    IntStream.range(0, 5)
        .forEach(number -> write("static/%d.txt".formatted(number), "shown " + number));
    items = items();
    objects = objects();
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
    s3.close();
    s3OfReplica.close();
    deployment.close();
  }

  @BeforeEach
  void noFaults() {
    faults.clear();
  }

  @Test
  @Order(1)
  void takes_a_backup_of_everything() throws IOException {
    var run = plinth("backup", "--json").done();

    JsonNode manifest = new ObjectMapper().readTree(run.out());
    first = manifest.path("id").asText();
    assertThat(manifest.at("/tables/0/table").asText()).isEqualTo(TABLE);
    assertThat(manifest.at("/tables/0/items").asInt()).isEqualTo(300);
    assertThat(manifest.at("/buckets/0/replica").asText()).isEqualTo(REPLICA);
    assertThat(manifest.at("/buckets/0/objects").asInt()).isEqualTo(12);
    assertThat(manifest.at("/buckets/0/pending").asInt()).isZero();
    assertThat(manifest.at("/buckets/0/failed").asInt()).isZero();
    assertThat(manifest.path("states").size()).isPositive();
    assertThat(manifest.path("configurations").size()).isOne();
    assertThat(keys(s3, STATES, "backups/ollama/dev/" + first + "/"))
        .allSatisfy(key -> assertThat(key).doesNotEndWith(".tfstate"))
        .hasSize(2);
    assertThat(keys(s3OfReplica, REPLICA, "backups/" + first + "/"))
        .isEqualTo(keys(s3, BUCKET, "backups/" + first + "/"));
    assertThat(plinth("backup", "--list").done().out()).contains(first, "300", "12 of 12");
  }

  @Test
  @Order(2)
  void brings_back_what_was_deleted_and_changed_and_keeps_the_rest() {
    spoil();

    var run = plinth("restore", "--yes").done();

    assertThat(run.out())
        .contains("100 items are overwritten, 100 added, 100 are the same; 2 others are kept")
        .contains("3 objects are overwritten, 4 added, 10 are the same; 1 others are kept");
    assertThat(items()).containsAllEntriesOf(items).hasSize(302);
    assertThat(objects()).containsAllEntriesOf(objects).hasSize(18);
    assertThat(plinth("restore").done().out()).contains("nothing to restore");
  }

  @Test
  @Order(3)
  void deletes_what_the_backup_does_not_have_if_told_to() {
    assertThat(plinth("restore", "--exact").exitCode()).isEqualTo(2);

    plinth("restore", "--exact", "--yes").done();

    assertThat(items()).isEqualTo(items);
    assertThat(objects()).isEqualTo(objects);
  }

  @Test
  @Order(4)
  void writes_again_what_was_throttled() {
    spoil();
    faults.on("dynamodb", "BatchWriteItem").times(4).throttled();

    plinth("restore", "--exact", "--tables", "--yes").done();

    assertThat(faults.struck()).isEqualTo(4);
    assertThat(items()).isEqualTo(items);
  }

  @Test
  @Order(5)
  void goes_on_where_it_was_interrupted() {
    spoil();
    faults.on("s3", "CopyObject").always().denied();
    var stopped = plinth("restore", "--exact", "--yes");
    assertThat(stopped.exitCode()).isOne();
    assertThat(items()).isEqualTo(items);
    assertThat(objects()).isNotEqualTo(objects);

    faults.clear();
    var run = plinth("restore", "--exact", "--yes").done();

    assertThat(run.out()).contains("0 items are overwritten, 0 added, 300 are the same");
    assertThat(objects()).isEqualTo(objects);
  }

  @Test
  @Order(6)
  void an_export_that_fails_leaves_no_backup() {
    faults.on("dynamodb", "ExportTableToPointInTime").denied();

    var run = plinth("backup");

    assertThat(run.exitCode()).isOne();
    assertThat(plinth("backup", "--list").done().out().lines()).hasSize(2);
  }

  @Test
  @Order(7)
  void goes_back_to_a_moment_without_a_backup() throws InterruptedException {
    Thread.sleep(1100);
    var moment = Instant.now();
    Thread.sleep(1100);
    spoil();

    var run = plinth("restore", "--to-time", moment.toString(), "--exact", "--yes").done();

    assertThat(run.out()).contains("100 items are overwritten, 100 added, 100 are the same");
    assertThat(items()).isEqualTo(items);
    assertThat(objects()).isEqualTo(objects);
    assertThat(dynamoDb.listTables().tableNames()).containsExactlyInAnyOrder("plinth-locks", TABLE);
    assertThat(plinth("restore", "--to-time", "yesterday", "--yes").exitCode()).isEqualTo(2);
  }

  @Test
  @Order(8)
  void refuses_a_backup_that_is_damaged_before_it_writes_anything() {
    spoil();
    var spoiled = items();
    String file = dataFile();
    byte[] whole = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(file)).asByteArray();
    whole[whole.length - 5] ^= 1;
    String damage =
        s3.putObject(put -> put.bucket(BUCKET).key(file), RequestBody.fromBytes(whole)).versionId();

    var run = plinth("restore", "--tables", "--yes");

    assertThat(run.exitCode()).isOne();
    assertThat(run.err()).contains(file).contains("damaged");
    assertThat(items()).isEqualTo(spoiled);
    s3.deleteObject(delete -> delete.bucket(BUCKET).key(file).versionId(damage));
    plinth("restore", "--tables", "--exact", "--yes").done();
    assertThat(items()).isEqualTo(items);
    s3OfReplica.deleteObject(delete -> delete.bucket(REPLICA).key(file).versionId(damage));
  }

  @Test
  @Order(9)
  void brings_everything_back_from_the_replica() {
    write("conversations/late.json", "after the backup");
    spoil();
    eraseWithAllVersions();

    assertThat(plinth("restore", "--yes").err()).contains("ollama dev has no backup");
    plinth("restore", "--replica", "--yes").done();

    assertThat(items()).containsAllEntriesOf(items);
    assertThat(objects()).isEqualTo(conversations());
  }

  @Test
  @Order(10)
  void says_which_manifests_are_damaged() {
    write("backups/20260101T000000Z/manifest.json", "{\"id\": \"20260101T000000Z\"");

    assertThat(plinth("backup", "--list").done().out())
        .contains("damaged: s3://" + BUCKET + "/backups/20260101T000000Z/manifest.json");
    var run = plinth("restore", "--from", "20260101T000000Z", "--yes");
    assertThat(run.exitCode()).isOne();
    assertThat(run.err()).contains("damaged").contains("--list");
  }

  @Test
  @Order(11)
  void deletes_old_backups_in_both_regions_and_never_the_newest() {
    String older = id(plinth("backup", "--json").done());
    pause();
    String newest = id(plinth("backup", "--json").done());
    write("backups/20260102T000000Z/aws_dynamodb_table.main/left", "of a backup that failed");
    var asked = plinth("backup", "--clean", "--keep", "0");
    assertThat(asked.exitCode()).isEqualTo(2);
    assertThat(asked.out())
        .contains("delete " + older, "delete 20260102T000000Z")
        .doesNotContain(newest);
    assertThat(asked.err()).contains("20260101T000000Z/manifest.json is damaged");
    plinth("backup", "--clean", "--keep", "0", "--yes").done();

    assertThat(keys(s3, BUCKET, "backups/" + older)).isEmpty();
    assertThat(keys(s3OfReplica, REPLICA, "backups/" + older)).isEmpty();
    assertThat(keys(s3, STATES, "backups/ollama/dev/" + older)).isEmpty();
    assertThat(keys(s3, BUCKET, "backups/20260102T000000Z")).isEmpty();
    assertThat(keys(s3, BUCKET, "backups/" + newest)).isNotEmpty();
    assertThat(keys(s3OfReplica, REPLICA, "backups/" + newest)).isNotEmpty();
    assertThat(keys(s3, BUCKET, "backups/20260101T000000Z")).isNotEmpty();
  }

  @Test
  @Order(12)
  void puts_an_older_state_back_unless_it_is_locked() {
    List<String> versions = versions();
    String lockId = STATES + "/" + STATE;
    var lock =
        Map.of(
            "LockID", AttributeValue.fromS(lockId),
            "Info",
                AttributeValue.fromS(
                    "{\"ID\":\"17\",\"Who\":\"ada@desk\",\"Operation\":\"apply\"}"));
    dynamoDb.putItem(put -> put.tableName("plinth-locks").item(lock));
    var locked = plinth("restore", "--state", versions.get(1), "--yes");
    assertThat(locked.exitCode()).isOne();
    assertThat(locked.err()).contains("locked by ada@desk").contains("plinth unlock ollama dev");
    assertThat(versions()).isEqualTo(versions);
    dynamoDb.deleteItem(
        delete ->
            delete.tableName("plinth-locks").key(Map.of("LockID", AttributeValue.fromS(lockId))));

    var run = plinth("restore", "--state", versions.get(1), "--yes").done();
    assertThat(run.out()).contains("forgotten, and left in AWS: ");
    plinth("restore", "--state", versions.get(0), "--yes").done();

    assertThat(versions()).hasSize(versions.size() + 2);
    assertThat(deployment.plan(Map.of())).contains("No changes.");
  }

  /** A third of the items deleted, a third changed, two more; objects likewise. */
  private static void spoil() {
    for (int number = 0; number < 100; number++) {
      var key = Map.of("id", AttributeValue.fromS("item-" + number));
      dynamoDb.deleteItem(delete -> delete.tableName(TABLE).key(key));
    }
    for (int number = 100; number < 200; number++) {
      var changed = new HashMap<>(item(number));
      changed.put("prompt", AttributeValue.fromS("changed"));
      dynamoDb.putItem(put -> put.tableName(TABLE).item(changed));
    }
    for (String id : List.of("other-1", "other-2")) {
      var item = Map.of("id", AttributeValue.fromS(id));
      dynamoDb.putItem(put -> put.tableName(TABLE).item(item));
    }
    for (int number = 0; number < 4; number++) {
      String key = "conversations/%d.json".formatted(number);
      s3.deleteObject(delete -> delete.bucket(BUCKET).key(key));
    }
    for (int number = 4; number < 7; number++) {
      write("conversations/%d.json".formatted(number), "SAID " + number);
    }
    write("conversations/other.json", "not saved");
  }

  /** What nothing brings back but another bucket. */
  private static void eraseWithAllVersions() {
    for (var page : s3.listObjectVersionsPaginator(list -> list.bucket(BUCKET))) {
      for (ObjectVersion version : page.versions()) {
        s3.deleteObject(
            delete -> delete.bucket(BUCKET).key(version.key()).versionId(version.versionId()));
      }
      page.deleteMarkers()
          .forEach(
              mark ->
                  s3.deleteObject(
                      delete -> delete.bucket(BUCKET).key(mark.key()).versionId(mark.versionId())));
    }
  }

  private static Map<String, String> conversations() {
    var replicated = new TreeMap<>(objects);
    replicated.keySet().removeIf(key -> !key.startsWith("conversations/"));
    return replicated;
  }

  /** Every type that DynamoDB has. */
  private static Map<String, AttributeValue> item(int number) {
    var bytes = SdkBytes.fromByteArray(new byte[] {0, (byte) number, -1});
    return Map.ofEntries(
        Map.entry("id", AttributeValue.fromS("item-" + number)),
        Map.entry("prompt", AttributeValue.fromS("Was heißt „%d“? ☃".formatted(number))),
        Map.entry("timestamp", AttributeValue.fromN(number + ".50")),
        Map.entry("large", AttributeValue.fromN("1E+20")),
        Map.entry("bytes", AttributeValue.fromB(bytes)),
        Map.entry("good", AttributeValue.fromBool(number % 2 == 0)),
        Map.entry("nothing", AttributeValue.fromNul(true)),
        Map.entry("words", AttributeValue.fromSs(List.of("b", "a"))),
        Map.entry("numbers", AttributeValue.fromNs(List.of("2", "-1.5"))),
        Map.entry("parts", AttributeValue.fromBs(List.of(bytes))),
        Map.entry(
            "metadata",
            AttributeValue.fromM(
                Map.of(
                    "empty", AttributeValue.fromS(""),
                    "list",
                        AttributeValue.fromL(
                            List.of(
                                AttributeValue.fromN("3"),
                                AttributeValue.fromM(
                                    Map.of("deep", AttributeValue.fromSs(List.of("x"))))))))));
  }

  private static Map<String, Map<String, AttributeValue>> items() {
    var found = new TreeMap<String, Map<String, AttributeValue>>();
    dynamoDb
        .scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true))
        .items()
        .forEach(item -> found.put(item.get("id").s(), item));
    return found;
  }

  private static Map<String, String> objects() {
    var found = new TreeMap<String, String>();
    for (String key : keys(s3, BUCKET, "")) {
      if (!key.startsWith("backups/")) {
        var object = s3.getObjectAsBytes(get -> get.bucket(BUCKET).key(key));
        found.put(key, object.asUtf8String() + object.response().metadata());
      }
    }
    return found;
  }

  private static void write(String key, String text) {
    s3.putObject(
        put -> put.bucket(BUCKET).key(key).metadata(Map.of("of", key)),
        RequestBody.fromString(text, StandardCharsets.UTF_8));
  }

  private static List<String> keys(S3Client client, String bucket, String prefix) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .sorted()
        .toList();
  }

  private static String dataFile() {
    return keys(s3, BUCKET, "backups/" + first + "/").stream()
        .filter(key -> key.endsWith(".json.gz"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> versions() {
    return plinth("restore", "--states")
        .done()
        .out()
        .lines()
        .map(line -> line.split(" ")[0])
        .toList();
  }

  private static String id(CommandLineRun run) {
    try {
      return new ObjectMapper().readTree(run.out()).path("id").asText();
    } catch (IOException noManifest) {
      throw new AssertionError(run.out(), noManifest);
    }
  }

  /** Ids of backups count seconds. */
  private static void pause() {
    try {
      Thread.sleep(1100);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static CommandLineRun plinth(String command, String... options) {
    var words = new ArrayList<>(List.of(command, "ollama", "dev", "--local"));
    words.addAll(List.of(options));
    return CommandLineRun.in(root, words.toArray(String[]::new));
  }
}
