package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiBackendCalledByTlsTest extends RuleProof {
  private static final String API = "aws_api_gateway_rest_api.main";
  private static final String URI =
      "/locals/main_api/paths/~1search/post/x-amazon-apigateway-integration/uri";

  ApiBackendCalledByTlsTest() {
    super(new ApiBackendCalledByTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(URI, "\"http://origin.troubleshooter.example.com/search\"")
            .foundAt(API),
        DocumentMutant.of("removed", "troubleshooter/mvp").removed(URI).foundAt(API),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(URI, "\"${data.external.later.result.value}\"")
            .foundAt(API));
  }

  @Test
  void asks_vpc_links_of_http_apis_for_tls() {
    assertThat(
            judging.in(
                """
                "aws_apigatewayv2_integration": {
                  "a": {"integration_type": "HTTP_PROXY", "connection_type": "VPC_LINK",
                    "integration_uri": "${aws_lb_listener.a.arn}"},
                  "b": {"integration_type": "HTTP_PROXY", "connection_type": "VPC_LINK",
                    "integration_uri": "${aws_lb_listener.a.arn}",
                    "tls_config": [{"server_name_to_verify": "a.example.com"}]}}
                """))
        .containsExactly("aws_apigatewayv2_integration.a: it has neither https: nor tls_config");
  }

  @Test
  void leaves_functions_and_mocks_alone() {
    assertThat(
            judging.in(
                """
                "aws_api_gateway_integration": {"a": {"type": "MOCK"},
                  "b": {"type": "AWS_PROXY", "uri": "${aws_lambda_function.b.invoke_arn}"}}
                """))
        .isEmpty();
  }
}
