package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Whether tables answer, and can be brought back to a moment of the past. */
final class TableHealth implements Look {
  private final AwsAccess access;
  private final TerraformState state;

  TableHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    List<String> tables =
        state.resources("aws_dynamodb_table").stream()
            .map(table -> table.path("name").asText())
            .toList();
    if (tables.isEmpty()) {
      return List.of();
    }
    try (var dynamoDb = access.dynamoDb()) {
      return tables.stream().map(name -> look(dynamoDb, name)).toList();
    }
  }

  private static Observation look(DynamoDbClient dynamoDb, String name) {
    String part = "table " + name;
    try {
      var table = dynamoDb.describeTable(request -> request.tableName(name)).table();
      if (table.tableStatus() != TableStatus.ACTIVE
          && table.tableStatus() != TableStatus.UPDATING) {
        return Observation.bad(
            part, table.tableStatusAsString(), "look at the table in the DynamoDB console");
      }
      var recovery =
          dynamoDb
              .describeContinuousBackups(request -> request.tableName(name))
              .continuousBackupsDescription()
              .pointInTimeRecoveryDescription();
      return recovery.pointInTimeRecoveryStatus() == PointInTimeRecoveryStatus.ENABLED
          ? Observation.good(part, "active, and restorable to a moment")
          : Observation.bad(
              part, "cannot be restored to a moment", "deploy switches the recovery on again");
    } catch (ResourceNotFoundException missing) {
      return Observation.bad(part, "is not there", "restore it from a backup: ./plinth restore");
    }
  }
}
