package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanDocumentTest {
  private static final String PLAN =
      """
      {"resource_changes": [
        {"address": "data.aws_region.here", "mode": "data", "type": "aws_region",
         "change": {"actions": ["read"], "before": null, "after": {}}},
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc",
         "change": {"actions": ["no-op"], "before": {}, "after": {}}},
        {"address": "aws_s3_bucket.logs", "mode": "managed", "type": "aws_s3_bucket",
         "change": {"actions": ["delete"], "before": {"bucket": "ollama-logs"}, "after": null}},
        {"address": "aws_lb.main", "mode": "managed", "type": "aws_lb",
         "change": {"actions": ["delete", "create"], "before": {}, "after": {}}},
        {"address": "aws_sns_topic.alerts", "mode": "managed", "type": "aws_sns_topic",
         "change": {"actions": ["update"], "before": {}, "after": {}}},
        {"address": "aws_iam_role.app", "mode": "managed", "type": "aws_iam_role",
         "change": {"actions": ["no-op"], "importing": {"id": "ollama-app"},
                    "before": {}, "after": {}}}
      ]}
      """;

  @Test
  void leaves_out_what_is_read_and_what_stays() {
    assertThat(plan().changes())
        .extracting(PlanDocument.Change::address)
        .containsExactly("aws_s3_bucket.logs", "aws_lb.main", "aws_sns_topic.alerts");
  }

  @Test
  void knows_what_is_taken_into_the_state() {
    assertThat(plan().adoptions())
        .extracting(PlanDocument.Change::address)
        .containsExactly("aws_iam_role.app");
  }

  @Test
  void what_holds_data_and_is_deleted_is_lost() {
    assertThat(Losses.of(plan(), Set.of())).containsExactly("aws_s3_bucket.logs (ollama-logs)");
  }

  private static PlanDocument plan() {
    try {
      return new PlanDocument(new ObjectMapper().readTree(PLAN));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
