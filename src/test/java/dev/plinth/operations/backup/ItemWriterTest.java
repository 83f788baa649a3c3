package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.operations.OperationFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class ItemWriterTest {
  private final List<String> written = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void writes_again_what_was_left_over() {
    var table = new Table(3, 0);

    write(table, 60);

    assertThat(written)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 60).mapToObj(Integer::toString).toList());
    assertThat(table.largest).isEqualTo(25);
    assertThat(pauses).isNotEmpty();
  }

  @Test
  void waits_longer_each_time_it_is_throttled() {
    write(new Table(25, 4), 1);

    assertThat(written).containsExactly("0");
    assertThat(pauses).hasSize(4);
    assertThat(pauses.get(3)).isGreaterThan(pauses.get(0));
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(10)) < 0);
  }

  @Test
  void gives_up_in_the_end() {
    assertThatThrownBy(() -> write(new Table(25, 100), 1))
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("run the command again");
  }

  private void write(Table table, int items) {
    try (var writer = new ItemWriter(table, "table", pauses::add)) {
      IntStream.range(0, items)
          .mapToObj(number -> Map.of("id", AttributeValue.fromS(Integer.toString(number))))
          .forEach(writer::put);
    }
  }

  /** Takes some items of each batch, after it was throttled for a while. */
  private final class Table implements DynamoDbClient {
    private final int taken;
    private int throttled;
    private int largest;

    private Table(int taken, int throttled) {
      this.taken = taken;
      this.throttled = throttled;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
      if (throttled > 0) {
        throttled--;
        var details = AwsErrorDetails.builder().errorCode("ThrottlingException").build();
        throw DynamoDbException.builder().awsErrorDetails(details).build();
      }
      List<WriteRequest> writes = request.requestItems().get("table");
      largest = Math.max(largest, writes.size());
      int end = Math.min(taken, writes.size());
      writes.subList(0, end).forEach(one -> written.add(one.putRequest().item().get("id").s()));
      return BatchWriteItemResponse.builder()
          .unprocessedItems(
              end == writes.size() ? Map.of() : Map.of("table", writes.subList(end, writes.size())))
          .build();
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
