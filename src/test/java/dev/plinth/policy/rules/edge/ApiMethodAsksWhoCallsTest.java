package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMethodAsksWhoCallsTest extends RuleProof {
  private static final String API = "aws_api_gateway_rest_api.main";
  private static final String SEARCH = "/locals/main_api/paths/~1search/post/security";

  ApiMethodAsksWhoCallsTest() {
    super(new ApiMethodAsksWhoCalls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp").removed(SEARCH).foundAt(API),
        DocumentMutant.of("optional", "troubleshooter/mvp").with(SEARCH, "[{}]").foundAt(API),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(SEARCH, "\"${data.external.later.result.value}\"")
            .foundAt(API));
  }

  @Test
  void does_not_take_what_the_document_asks_for_what_its_operations_do() {
    assertThat(judging.in(api("\"security\": [{\"key\": []}], ", "{}")))
        .containsExactly("aws_api_gateway_rest_api.a: anybody may call GET /orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\\\"security\\\": [{\\\"key\\\": []}]}",
        "{\\\"x-amazon-apigateway-auth\\\": {\\\"type\\\": \\\"AWS_IAM\\\"}}"
      })
  void reads_openapi_that_is_written_as_text(String operation) {
    assertThat(
            judging.in(
                """
                "aws_api_gateway_rest_api": {"a": {
                  "body": "{\\"paths\\": {\\"/orders\\": {\\"get\\": %s}}}"}}
                """
                    .formatted(operation)))
        .isEmpty();
  }

  @Test
  void looks_at_routes_of_http_apis() {
    assertThat(
            judging.in(
                """
                "aws_apigatewayv2_route": {
                  "a": {"route_key": "GET /orders"},
                  "b": {"route_key": "GET /health"},
                  "c": {"route_key": "GET /carts", "authorization_type": "JWT"}}
                """))
        .containsExactly("aws_apigatewayv2_route.a: anybody may call it");
  }

  @Test
  void lets_everybody_ask_what_a_load_balancer_asks() {
    assertThat(
            judging.in(
                """
                "aws_lb_target_group": {
                  "app": {"protocol": "HTTP", "health_check": {"path": "/alive"}}},
                "aws_apigatewayv2_route": {
                  "a": {"route_key": "GET /alive"},
                  "b": {"route_key": "PUT /alive"}}
                """))
        .containsExactly("aws_apigatewayv2_route.b: anybody may call it");
  }

  @Test
  void lets_browsers_ask_first() {
    assertThat(
            judging.in(
                """
                "aws_api_gateway_method": {"a": {"http_method": "OPTIONS", "authorization": "NONE"}}
                """))
        .isEmpty();
  }

  private static String api(String document, String operation) {
    String text = "{%s\"paths\": {\"/orders\": {\"get\": %s}}}".formatted(document, operation);
    return "\"aws_api_gateway_rest_api\": {\"a\": {\"body\": \"%s\"}}"
        .formatted(text.replace("\"", "\\\""));
  }
}
