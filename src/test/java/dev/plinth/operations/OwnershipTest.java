package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {
  private static final String OURS =
      "{'tags_all': {'Project': 'ollama', 'Environment': 'dev', 'Service': 'ollama', 'Name': 'x'}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the same marks, another name | true  | {'tags_all': {'Project': 'ollama', 'Environment': 'dev', 'Service': 'ollama', 'Name': 'y'}}
          another environment          | false | {'tags_all': {'Project': 'ollama', 'Environment': 'staging', 'Service': 'ollama'}}
          a mark is missing            | false | {'tags_all': {'Project': 'ollama', 'Environment': 'dev'}}
          no tags                      | false | {'tags_all': {}}
          tags as blocks               | true  | {'tag': [{'key': 'Project', 'value': 'ollama'}, {'key': 'Environment', 'value': 'dev'}, {'key': 'Service', 'value': 'ollama'}]}
          """)
  void goes_by_the_tags(String description, boolean ours, String existing) {
    assertThat(Ownership.isOurs(adoption(existing, OURS))).as(description).isEqualTo(ours);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = "{'name': 'alias/ollama'}")
  void what_takes_no_tags_is_known_by_its_name(String attributes) {
    assertThat(Ownership.isOurs(adoption(attributes, attributes))).isTrue();
  }

  private static PlanDocument.Change adoption(String before, String after) {
    return new PlanDocument.Change("aws_x.y", "aws_x", List.of("no-op"), json(before), json(after));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }
}
