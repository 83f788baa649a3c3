package dev.plinth.operations.recovery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * How far the recovery from one backup came. It is kept beside the state of what is recovered, so
 * that a recovery that is run again, on whichever machine, restores no data over newer ones.
 */
final class RecoveryJournal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsAccess access;
  private final String bucket;
  private final String key;

  /**
   * The journal of a recovery.
   *
   * @param backup the id of the backup; "none" where the platform alone is deployed
   */
  RecoveryJournal(AwsAccess access, Deployment deployment, Target target, String backup) {
    this.access = access.in(deployment.stateRegion());
    this.bucket = deployment.stateBucket();
    this.key =
        "recoveries/%s/%s/%s.json".formatted(target.platform(), target.environment(), backup);
  }

  /**
   * What it says.
   *
   * @param begun when the recovery was first run
   * @param restored when the data were there again
   */
  record Entry(Instant begun, Optional<Instant> restored) {}

  /** What it says; empty if this recovery was never run. */
  Optional<Entry> read() {
    try (var s3 = access.s3()) {
      JsonNode json =
          JSON.readTree(
              s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray());
      return Optional.of(
          new Entry(
              Instant.parse(json.path("begun").asText()),
              Optional.ofNullable(json.get("restored")).map(JsonNode::asText).map(Instant::parse)));
    } catch (NoSuchKeyException never) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  void write(Entry entry) {
    var json = JSON.createObjectNode().put("begun", entry.begun().toString());
    entry.restored().ifPresent(moment -> json.put("restored", moment.toString()));
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType("application/json"),
          RequestBody.fromString(json.toPrettyString()));
    }
  }
}
