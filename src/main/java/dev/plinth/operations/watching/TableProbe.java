package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes an item to a table, reads it, and deletes it. */
final class TableProbe implements Probe {
  /** An item that stays although it was to be deleted goes then. */
  private static final Duration AT_MOST = Duration.ofHours(1);

  private static final String CONTENT = "plinth_smoke";

  private final AwsAccess access;
  private final JsonNode table;
  private final String mark;

  private TableProbe(AwsAccess access, JsonNode table, String mark) {
    this.access = access;
    this.table = table;
    this.mark = mark;
  }

  /** One for each table of a state. */
  static List<TableProbe> of(AwsAccess access, TerraformState state, String mark) {
    return state.resources("aws_dynamodb_table").stream()
        .map(table -> new TableProbe(access, table, mark))
        .toList();
  }

  @Override
  public String part() {
    return "table " + name();
  }

  @Override
  public Observation attempt() {
    Map<String, AttributeValue> key = key();
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.putItem(
          request ->
              request
                  .tableName(name())
                  .item(item(key))
                  .conditionExpression("attribute_not_exists(#key)")
                  .expressionAttributeNames(Map.of("#key", hashKey())));
      return readAndDelete(dynamoDb, key);
    }
  }

  private Observation readAndDelete(DynamoDbClient dynamoDb, Map<String, AttributeValue> key) {
    try {
      var found =
          dynamoDb
              .getItem(request -> request.tableName(name()).key(key).consistentRead(true))
              .item();
      return found.containsKey(CONTENT)
          ? Observation.good(part(), "an item was written, read and deleted")
          : Observation.bad(
              part(), "does not have the item that was written", "look at it in the console");
    } finally {
      dynamoDb.deleteItem(request -> request.tableName(name()).key(key));
    }
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    var item = new HashMap<>(key);
    item.put(CONTENT, AttributeValue.fromS(mark));
    JsonNode expiry = table.path("ttl").path(0);
    if (expiry.path("enabled").asBoolean()) {
      item.put(
          expiry.path("attribute_name").asText(),
          AttributeValue.fromN(Long.toString(Instant.now().plus(AT_MOST).getEpochSecond())));
    }
    return item;
  }

  private Map<String, AttributeValue> key() {
    var key = new HashMap<String, AttributeValue>();
    Stream.of(hashKey(), table.path("range_key").asText(""))
        .filter(attribute -> !attribute.isEmpty() && !attribute.equals("null"))
        .forEach(attribute -> key.put(attribute, value(attribute)));
    return key;
  }

  private AttributeValue value(String attribute) {
    for (JsonNode declared : table.path("attribute")) {
      if (declared.path("name").asText().equals(attribute)
          && declared.path("type").asText().equals("N")) {
        return AttributeValue.fromN(Long.toString(-System.nanoTime()));
      }
    }
    return AttributeValue.fromS(mark);
  }

  private String hashKey() {
    return table.path("hash_key").asText();
  }

  private String name() {
    return table.path("name").asText();
  }
}
