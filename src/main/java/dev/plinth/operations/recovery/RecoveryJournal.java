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
 * How far the recovery of an environment came. It is kept beside the state of what is recovered, so
 * that a recovery that is run again, on whichever machine, restores no data over newer ones.
 */
final class RecoveryJournal {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AwsAccess access;
  private final String bucket;
  private final String key;

  /** The journal of what stands in. */
  RecoveryJournal(AwsAccess access, Deployment deployment, Target target) {
    this.access = access.in(deployment.stateRegion());
    this.bucket = deployment.stateBucket();
    this.key = "recoveries/%s/%s.json".formatted(target.platform(), target.environment());
  }

  /**
   * What it says.
   *
   * @param backup the id of the backup that is restored
   * @param begun when this recovery was first run
   * @param restored when the data were there again
   */
  record Entry(String backup, Instant begun, Optional<Instant> restored) {
    boolean isRestored() {
      return restored.isPresent();
    }
  }

  /**
   * Where a recovery goes on, or begins. What was restored once stays, also when there is a newer
   * backup by now, unless that is asked for by its id: people may have worked since. In what was
   * destroyed since then nothing is left.
   *
   * @param asked whether the backup was asked for by its id
   * @param stands whether what stands in is deployed
   */
  Entry begin(String backup, Instant now, boolean asked, boolean stands) {
    Optional<Entry> before =
        read()
            .filter(entry -> stands || !entry.isRestored())
            .filter(entry -> entry.backup().equals(backup) || (entry.isRestored() && !asked));
    return before.orElseGet(() -> write(new Entry(backup, now, Optional.empty())));
  }

  /** Notes that the data are there again. */
  void end(Entry entry) {
    write(new Entry(entry.backup(), entry.begun(), Optional.of(Instant.now())));
  }

  private Optional<Entry> read() {
    try (var s3 = access.s3()) {
      JsonNode json =
          JSON.readTree(
              s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray());
      return Optional.of(
          new Entry(
              json.path("backup").asText(),
              Instant.parse(json.path("begun").asText()),
              Optional.ofNullable(json.get("restored")).map(JsonNode::asText).map(Instant::parse)));
    } catch (NoSuchKeyException never) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private Entry write(Entry entry) {
    var json =
        JSON.createObjectNode()
            .put("backup", entry.backup())
            .put("begun", entry.begun().toString());
    entry.restored().ifPresent(moment -> json.put("restored", moment.toString()));
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType("application/json"),
          RequestBody.fromString(json.toPrettyString()));
    }
    return entry;
  }
}
