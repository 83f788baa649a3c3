package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * A table as it was at a moment, beside the table itself, for as long as it is needed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/pointintimerecovery_howitworks.html">Point-in-time
 *     recovery</a>
 */
final class SideTable implements AutoCloseable {
  private final AwsAccess access;
  private final String name;

  private SideTable(AwsAccess access, String name) {
    this.access = access;
    this.name = name;
  }

  /**
   * Makes it, or finds what a run that was interrupted made.
   *
   * @throws OperationFailed if the table cannot go back to the moment
   */
  static SideTable of(Session session, AwsAccess access, String table, Instant at, Wait wait) {
    String name = "%s-as-of-%d".formatted(table, at.getEpochSecond());
    try (var dynamoDb = access.dynamoDb()) {
      if (find(access, name).isEmpty()) {
        session.say("  making %s, as %s was at %s", name, table, at);
        dynamoDb.restoreTableToPointInTime(
            request -> request.sourceTableName(table).targetTableName(name).restoreDateTime(at));
      }
    } catch (InvalidRestoreTimeException | PointInTimeRecoveryUnavailableException refused) {
      throw new OperationFailed(
          "table %s does not go back to %s: %s"
              .formatted(table, at, refused.awsErrorDetails().errorMessage()),
          "choose a moment of the last days, and not of the last five minutes, or a backup");
    }
    wait.until(
        "table " + name,
        () -> find(access, name).filter(found -> found.tableStatus() == TableStatus.ACTIVE));
    return new SideTable(access, name);
  }

  Items items() {
    return new ScannedItems(access, name);
  }

  @Override
  public void close() {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.deleteTable(request -> request.tableName(name));
    }
  }

  private static Optional<TableDescription> find(AwsAccess access, String name) {
    try (var dynamoDb = access.dynamoDb()) {
      return Optional.of(dynamoDb.describeTable(request -> request.tableName(name)).table());
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }
}
