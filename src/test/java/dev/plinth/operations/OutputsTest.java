package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  @Test
  void a_secret_is_given_to_who_names_it_alone() throws JsonProcessingException {
    var outputs =
        new Outputs(
            new ObjectMapper()
                .readTree(
                    """
                    {"url": {"value": "https://example.com"},
                     "zones": {"value": ["a", "b"]},
                     "password": {"value": "hidden", "sensitive": true}}
                    """));

    assertThat(outputs.lines())
        .containsExactly(
            "url = https://example.com", "zones = [\"a\",\"b\"]", "password = (sensitive)");
    assertThat(outputs.json()).contains("\"password\" : null").doesNotContain("hidden");
    assertThat(outputs.plain("password")).isEqualTo("hidden");
    assertThat(outputs.plain("zones")).isEqualTo("[\"a\",\"b\"]");
    assertThatThrownBy(() -> outputs.plain("uri"))
        .isInstanceOf(Refused.class)
        .hasMessage("there is no output \"uri\"; there are: url, zones, password");
  }
}
