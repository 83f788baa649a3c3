package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.Approval;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Change;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.StateVersion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Puts an older version of a state back. The present one stays as a version; what only it knows of
 * goes on to exist in AWS, and terraform forgets it.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/backend/s3">The S3 backend, its
 *     lock and its digest</a>
 */
public final class StateRestoration {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOCK_ID = "LockID";

  private final Session session;
  private final DeployedEnvironment environment;
  private final AwsAccess access;
  private final String bucket;
  private final String key;
  private final String table;

  public StateRestoration(Session session, DeployedEnvironment environment) {
    this.session = session;
    this.environment = environment;
    var deployment = environment.deployment();
    access = environment.access().in(deployment.stateRegion());
    bucket = deployment.stateBucket();
    table = deployment.lockTable();
    key = environment.stateKey();
  }

  /** A line for each version that is kept, the newest first. */
  public List<String> versions() {
    return new StateVersions(environment)
        .all().stream()
            .map(
                version ->
                    "%s  %s  %d bytes"
                        .formatted(version.versionId(), version.at(), version.bytes()))
            .toList();
  }

  /**
   * Says what terraform would forget and know again, asks, and puts the version back.
   *
   * @throws OperationFailed if there is no such version, it is another platform's, or the state is
   *     locked
   */
  public void restore(String versionId, Approval approval) {
    environment.introduce(session, "restore the state of");
    StateVersion version = version(versionId);
    ObjectNode present = read(environment.state().json().toString());
    ObjectNode older = read(text(version));
    requireSameLineage(present, older);
    session.say("  version    %s of %s", versionId, version.at());
    Set<String> now = addresses(present);
    Set<String> then = addresses(older);
    difference(now, then)
        .forEach(address -> session.say("  forgotten, and left in AWS: %s", address));
    difference(then, now)
        .forEach(address -> session.say("  known again, if it is still there: %s", address));
    approval.ask(new Change("restore", environment.target(), environment.deployment()));
    locked(() -> putBack(older));
    session.say("the state is that of %s again; the one before stays as a version", version.at());
    session.say("  see what terraform makes of it: ./plinth plan %s", environment.target());
  }

  private StateVersion version(String versionId) {
    return new StateVersions(environment)
        .all().stream()
            .filter(found -> found.versionId().equals(versionId))
            .findFirst()
            .orElseThrow(
                () ->
                    new OperationFailed(
                        "the state has no version " + versionId,
                        "see which ones it has: ./plinth restore %s --states"
                            .formatted(environment.target())));
  }

  private void requireSameLineage(JsonNode present, JsonNode older) {
    if (!present.path("lineage").equals(older.path("lineage"))) {
      throw new OperationFailed(
          "that version is of an earlier life of %s: it was destroyed since"
              .formatted(environment.target()),
          "nothing that it names exists any more; deploy, and restore the data");
    }
  }

  /** Counted on from the present state: a plan made of it must not be applied to another. */
  private void putBack(ObjectNode older) {
    try (var s3 = access.s3();
        var dynamoDb = access.dynamoDb()) {
      older.put("serial", serialNow(s3) + 1);
      String text = older.toString();
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType("application/json"),
          RequestBody.fromString(text));
      dynamoDb.putItem(
          request ->
              request
                  .tableName(table)
                  .item(
                      Map.of(
                          LOCK_ID,
                          AttributeValue.fromS(lockId() + "-md5"),
                          "Digest",
                          AttributeValue.fromS(md5(text)))));
    }
  }

  private long serialNow(S3Client s3) {
    return read(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String())
        .path("serial")
        .asLong();
  }

  /** As terraform does: the table first, in which alone a lock can be had by one and no other. */
  private void locked(Runnable work) {
    String id = UUID.randomUUID().toString();
    try (var dynamoDb = access.dynamoDb()) {
      try {
        dynamoDb.putItem(
            request ->
                request
                    .tableName(table)
                    .item(
                        Map.of(
                            LOCK_ID,
                            AttributeValue.fromS(lockId()),
                            "Info",
                            AttributeValue.fromS(lockInfo(id))))
                    .conditionExpression("attribute_not_exists(LockID)"));
      } catch (ConditionalCheckFailedException held) {
        throw isLocked(dynamoDb);
      }
      try {
        requireNoLockFile();
        work.run();
      } finally {
        dynamoDb.deleteItem(
            request ->
                request.tableName(table).key(Map.of(LOCK_ID, AttributeValue.fromS(lockId()))));
      }
    }
  }

  private void requireNoLockFile() {
    String file = key + ".tflock";
    if (StoredObjects.keys(access, bucket, file).contains(file)) {
      throw isLocked(read(new StoredText(access, bucket).text(file)));
    }
  }

  private OperationFailed isLocked(DynamoDbClient dynamoDb) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                request ->
                    request
                        .tableName(table)
                        .consistentRead(true)
                        .key(Map.of(LOCK_ID, AttributeValue.fromS(lockId()))))
            .item();
    return isLocked(
        item.containsKey("Info") ? read(item.get("Info").s()) : JSON.createObjectNode());
  }

  private OperationFailed isLocked(JsonNode lock) {
    return new OperationFailed(
        "the state is locked by %s since %s (%s, lock %s); nothing was changed"
            .formatted(
                lock.path("Who").asText("somebody"),
                lock.path("Created").asText("some time"),
                lock.path("Operation").asText("unknown work"),
                lock.path("ID").asText("unknown")),
        """
        wait until that run ends and try again;
        if it was killed, and only then, release its lock: ./plinth unlock %s\
        """
            .formatted(environment.target()));
  }

  /** What terraform shows of a lock to those who wait for it. */
  private String lockInfo(String id) {
    return JSON.createObjectNode()
        .put("ID", id)
        .put("Operation", "restore")
        .put("Info", "")
        .put("Who", System.getProperty("user.name") + "@plinth")
        .put("Version", "1.0.0")
        .put("Created", Instant.now().toString())
        .put("Path", lockId())
        .toString();
  }

  private String lockId() {
    return bucket + "/" + key;
  }

  private String text(StateVersion version) {
    try (var s3 = access.s3()) {
      return s3.getObjectAsBytes(
              request -> request.bucket(bucket).key(version.key()).versionId(version.versionId()))
          .asUtf8String();
    }
  }

  private static Set<String> addresses(JsonNode state) {
    return StreamSupport.stream(state.path("resources").spliterator(), false)
        .filter(resource -> resource.path("mode").asText().equals("managed"))
        .map(resource -> resource.path("type").asText() + "." + resource.path("name").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> difference(Set<String> all, Set<String> without) {
    var rest = new TreeSet<>(all);
    rest.removeAll(without);
    return rest;
  }

  private static ObjectNode read(String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException damaged) {
      throw damaged();
    }
    throw damaged();
  }

  private static OperationFailed damaged() {
    return new OperationFailed("that version is damaged", "choose another one");
  }

  /** The digest that terraform looks for, to know whether S3 gave it the newest state. */
  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
