package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemDigestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'n': {'N': '1.50'}}|{'n': {'N': '1.5'}}",
        "{'n': {'N': '1E+2'}}|{'n': {'N': '100'}}",
        "{'s': {'SS': ['a', 'b']}}|{'s': {'SS': ['b', 'a']}}",
        "{'s': {'NS': ['1', '2']}}|{'s': {'NS': ['2.0', '1']}}",
        "{'a': {'S': 'x'}, 'b': {'NULL': true}}|{'b': {'NULL': true}, 'a': {'S': 'x'}}"
      })
  void is_the_same_for_the_same_item(String one, String other) {
    assertThat(digest(one)).isEqualTo(digest(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a': {'S': '1'}}|{'a': {'N': '1'}}",
        "{'a': {'S': 'x'}}|{'b': {'S': 'x'}}",
        "{'a': {'S': ''}}|{'a': {'NULL': true}}",
        "{'a': {'L': [{'S': 'x'}, {'S': 'y'}]}}|{'a': {'L': [{'S': 'y'}, {'S': 'x'}]}}",
        "{'a': {'S': 'x,y'}}|{'a': {'S': 'x'}, 'y': {'S': ''}}",
        "{'a': {'SS': ['x', 'y']}}|{'a': {'SS': ['x, y']}}",
        "{'a': {'B': 'AA=='}}|{'a': {'B': 'AQ=='}}",
        "{'a': {'BOOL': true}}|{'a': {'BOOL': false}}",
        "{'a': {'M': {}}}|{'a': {'L': []}}"
      })
  void tells_items_apart(String one, String other) {
    assertThat(digest(one)).isNotEqualTo(digest(other));
  }

  @Test
  void a_line_that_is_cut_off_is_no_item() {
    assertThat(ItemText.item("{\"Item\": {\"id\": {\"S\": \"a")).isEmpty();
    assertThat(ItemText.item("{\"id\": {\"S\": \"a\"}}")).isEmpty();
    assertThat(ItemText.item("{\"Item\": {\"id\": {\"X\": \"a\"}}}")).isEmpty();
    assertThat(ItemText.item("{\"Item\": {\"id\": {\"B\": \"no base64\"}}}")).isEmpty();
  }

  private static ItemDigest digest(String attributes) {
    return ItemDigest.of(item(attributes));
  }

  private static Map<String, AttributeValue> item(String attributes) {
    return ItemText.item("{\"Item\": %s}".formatted(attributes.replace('\'', '"'))).orElseThrow();
  }
}
