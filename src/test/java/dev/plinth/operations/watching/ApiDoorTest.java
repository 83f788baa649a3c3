package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDoorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,                  403, GOOD
          -,                  401, BAD
          -,                  200, BAD
          awsSigv4,           403, GOOD
          awsSigv4,           400, BAD
          cognito_user_pools, 401, GOOD
          cognito_user_pools, 403, GOOD
          cognito_user_pools, 200, BAD
          """)
  void nobody_comes_in_without_a_key(String asks, int status, Verdict verdict) {
    assertThat(door(asks).closed(answer(status)).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          -,                  200, GOOD
          -,                  400, GOOD
          -,                  403, BAD
          -,                  503, BAD
          awsSigv4,           403, UNKNOWN
          awsSigv4,           200, BAD
          cognito_user_pools, 401, UNKNOWN
          cognito_user_pools, 400, BAD
          cognito_user_pools, 502, BAD
          """)
  void a_key_opens_it_where_nothing_else_is_asked_for(String asks, int status, Verdict verdict) {
    assertThat(door(asks).open(answer(status), "look there").verdict()).isEqualTo(verdict);
  }

  @Test
  void says_what_a_caller_lacks() {
    assertThat(door("awsSigv4").open(answer(403), "look there").says())
        .isEqualTo("is refused with 403: callers must also sign");
    assertThat(door("cognito_user_pools").open(answer(401), "look there").says())
        .isEqualTo("is refused with 401: callers must also have signed in");
  }

  private static ApiDoor door(String authtype) {
    var key = Map.of("type", "apiKey", "name", "x-api-key", "in", "header");
    var person = Map.of("type", "apiKey", "x-amazon-apigateway-authtype", String.valueOf(authtype));
    var schemes = authtype == null ? Map.of("key", key) : Map.of("key", key, "person", person);
    String body =
        JSON.valueToTree(Map.of("components", Map.of("securitySchemes", schemes))).toString();
    var api =
        Map.of(
            "mode",
            "managed",
            "type",
            "aws_api_gateway_rest_api",
            "instances",
            List.of(Map.of("attributes", Map.of("body", body))));
    return ApiDoor.of(new TerraformState(JSON.valueToTree(Map.of("resources", List.of(api)))));
  }

  private static HttpAnswer answer(int status) {
    return new HttpAnswer(status, "application/json", "{}");
  }
}
