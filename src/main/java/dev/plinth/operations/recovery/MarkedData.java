package dev.plinth.operations.recovery;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.backup.DeployedStores;
import dev.plinth.operations.backup.DeployedStores.DeployedBucket;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Data that a drill writes, and knows again: items in every table and objects in every bucket that
 * has a copy.
 */
final class MarkedData {
  private final DeployedEnvironment environment;
  private final DeployedStores stores;

  MarkedData(DeployedEnvironment environment) {
    this.environment = environment;
    this.stores = DeployedStores.of(environment.state());
  }

  /**
   * What is in the stores, by the place of a store in the configuration.
   *
   * @param items of tables: address to what each item says, by its key
   * @param objects of buckets: address to the content of each object, by its key
   */
  record Content(
      Map<String, Map<String, String>> items, Map<String, Map<String, String>> objects) {}

  /**
   * Writes some.
   *
   * @param mark what all of it is called, so that it is told from what others write
   * @param number of items in each table, and of objects in each bucket
   */
  void write(String mark, int number) {
    try (var dynamoDb = environment.access().dynamoDb();
        var s3 = environment.access().s3()) {
      for (DeployedTable table : stores.tables()) {
        TableDescription description =
            dynamoDb.describeTable(request -> request.tableName(table.name())).table();
        IntStream.range(0, number)
            .mapToObj(i -> item(description, "%s-%04d".formatted(mark, i), i))
            .forEach(
                item -> dynamoDb.putItem(request -> request.tableName(table.name()).item(item)));
      }
      for (DeployedBucket bucket : copied()) {
        String prefix = bucket.replica().orElseThrow().prefixes().get(0);
        for (int i = 0; i < number; i++) {
          String key = "%s%s/%04d.txt".formatted(prefix, mark, i);
          s3.putObject(
              request -> request.bucket(bucket.name()).key(key),
              RequestBody.fromString(key + " is here"));
        }
      }
    }
  }

  /** What is there, of what has marks. */
  Content read(List<String> marks) {
    var items = new TreeMap<String, Map<String, String>>();
    var objects = new TreeMap<String, Map<String, String>>();
    AwsAccess access = environment.access();
    try (var dynamoDb = access.dynamoDb();
        var s3 = access.s3()) {
      for (DeployedTable table : stores.tables()) {
        items.put(table.address(), items(dynamoDb, table.name(), marks));
      }
      for (DeployedBucket bucket : stores.buckets()) {
        var found = new TreeMap<String, String>();
        s3.listObjectsV2Paginator(request -> request.bucket(bucket.name())).contents().stream()
            .map(S3Object::key)
            .filter(key -> marks.stream().anyMatch(mark -> key.contains("/" + mark + "/")))
            .forEach(
                key ->
                    found.put(
                        key,
                        s3.getObjectAsBytes(request -> request.bucket(bucket.name()).key(key))
                            .asUtf8String()));
        objects.put(bucket.address(), found);
      }
    }
    return new Content(items, objects);
  }

  private List<DeployedBucket> copied() {
    return stores.buckets().stream().filter(bucket -> bucket.replica().isPresent()).toList();
  }

  private static Map<String, String> items(
      DynamoDbClient dynamoDb, String table, List<String> marks) {
    List<String> keys =
        dynamoDb.describeTable(request -> request.tableName(table)).table().keySchema().stream()
            .map(KeySchemaElement::attributeName)
            .toList();
    return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
        .filter(
            item ->
                item.containsKey("mark")
                    && marks.stream().anyMatch(mark -> item.get("mark").s().startsWith(mark)))
        .collect(
            Collectors.toMap(
                item -> keys.stream().map(key -> item.get(key).toString()).toList().toString(),
                item -> new TreeMap<>(item).toString(),
                (one, two) -> one,
                TreeMap::new));
  }

  /** An item with values of many types, under whatever key the table has. */
  private static Map<String, AttributeValue> item(TableDescription table, String mark, int number) {
    var item = new HashMap<String, AttributeValue>();
    item.put("mark", AttributeValue.fromS(mark));
    item.put("number", AttributeValue.fromN(String.valueOf(number * 1.5)));
    item.put("bytes", AttributeValue.fromB(SdkBytes.fromUtf8String(mark + "\u0000\u00ff")));
    item.put("flag", AttributeValue.fromBool(number % 2 == 0));
    item.put("nothing", AttributeValue.fromNul(true));
    item.put("texts", AttributeValue.fromSs(List.of("text " + number)));
    item.put(
        "nested",
        AttributeValue.fromM(
            Map.of("list", AttributeValue.fromL(List.of(AttributeValue.fromN("" + number))))));
    for (AttributeDefinition attribute : table.attributeDefinitions()) {
      item.put(
          attribute.attributeName(),
          switch (attribute.attributeType()) {
            case N -> AttributeValue.fromN(String.valueOf(number));
            case B -> AttributeValue.fromB(SdkBytes.fromUtf8String(mark));
            default -> AttributeValue.fromS(mark);
          });
    }
    return item;
  }
}
