package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table, as they are now. */
record ScannedItems(AwsAccess access, String table) implements Items {
  @Override
  public void forEach(Consumer<Map<String, AttributeValue>> consumer) {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb
          .scanPaginator(request -> request.tableName(table).consistentRead(true))
          .items()
          .forEach(consumer);
    }
  }
}
