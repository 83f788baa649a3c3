package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class OutputsTest {
  @Test
  void shows_values_with_their_descriptions_and_no_secret() throws JsonProcessingException {
    var values =
        new ObjectMapper()
            .readTree(
                """
                {"url": {"value": "https://example.com"},
                 "zones": {"value": ["a", "b"]},
                 "password": {"value": "hidden", "sensitive": true}}
                """);
    String configuration =
        """
        {"output": {"url": {"value": "${x}", "description": "Where people go"},
                    "password": {"value": "${y}", "description": "Of the owner"}}}
        """;

    assertThat(Outputs.lines(values, configuration))
        .containsExactly(
            "url = https://example.com  # Where people go",
            "zones = [\"a\",\"b\"]",
            "password = (sensitive)  # Of the owner");
  }
}
