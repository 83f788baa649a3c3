package dev.plinth.operations.backup;

import dev.plinth.operations.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Writes items in batches. DynamoDB may take a part of a batch, or nothing of it for a while: the
 * rest is offered again, later and later.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
final class ItemWriter implements AutoCloseable {
  /** As many as DynamoDB takes at once. */
  private static final int BATCH = 25;

  /** In a row, without one item taken. */
  private static final int ATTEMPTS = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Consumer<Duration> pause;
  private final List<WriteRequest> batch = new ArrayList<>();

  ItemWriter(DynamoDbClient dynamoDb, String table) {
    this(dynamoDb, table, Wait::pause);
  }

  /**
   * @param pause what waiting is
   */
  ItemWriter(DynamoDbClient dynamoDb, String table, Consumer<Duration> pause) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.pause = pause;
  }

  void put(Map<String, AttributeValue> item) {
    add(WriteRequest.builder().putRequest(request -> request.item(item)).build());
  }

  void delete(Map<String, AttributeValue> key) {
    add(WriteRequest.builder().deleteRequest(request -> request.key(key)).build());
  }

  /** Writes what is left. */
  @Override
  public void close() {
    flush();
  }

  private void add(WriteRequest request) {
    batch.add(request);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    List<WriteRequest> left = List.copyOf(batch);
    batch.clear();
    int inVain = 0;
    while (!left.isEmpty()) {
      List<WriteRequest> leftOver = write(left);
      inVain = leftOver.size() < left.size() ? 0 : inVain + 1;
      left = leftOver;
      if (inVain == ATTEMPTS) {
        throw new OperationFailed(
            "table %s does not take more writes".formatted(table),
            "what was written stays; run the command again later, and it goes on");
      }
      if (!left.isEmpty()) {
        pause.accept(backOff(inVain));
      }
    }
  }

  private List<WriteRequest> write(List<WriteRequest> requests) {
    try {
      return dynamoDb
          .batchWriteItem(request -> request.requestItems(Map.of(table, requests)))
          .unprocessedItems()
          .getOrDefault(table, List.of());
    } catch (DynamoDbException refused) {
      if (refused.isThrottlingException()) {
        return requests;
      }
      throw refused;
    }
  }

  /** Twice as long each time it is in vain, and never the same for two writers. */
  private static Duration backOff(int attempt) {
    long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << attempt);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest));
  }
}
