package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** To the backend as from the caller. */
public final class ApiBackendCalledByTls implements DocumentRule {
  private static final Set<String> CALLS = Set.of("HTTP", "HTTP_PROXY");
  private static final String TLS = "https://";

  @Override
  public String title() {
    return "APIs call their backends by HTTPS";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Behind the API the request, with its key, crosses the network readable.";
  }

  @Override
  public String remedy() {
    return "Begin the integration's address with https:, or give the VPC link's"
        + " integration a tls_config. The backend needs a certificate of the name.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("apigateway", "APIGateway", 10),
        Source.page(
            "HTTP integrations for REST APIs",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_integration": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
          "type": "HTTP_PROXY", "integration_http_method": "GET", "uri": "http://orders.example.com/orders"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_integration": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
          "type": "HTTP_PROXY", "integration_http_method": "GET", "uri": "https://orders.example.com/orders"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        integrations(document), Stream.concat(newer(document), operations(document)));
  }

  private Stream<Finding> integrations(TerraformDocument document) {
    return document.resources("aws_api_gateway_integration").stream()
        .filter(integration -> isPlain(integration, "type", "uri"))
        .map(integration -> finding(integration, "its uri does not begin with https:"));
  }

  private Stream<Finding> newer(TerraformDocument document) {
    return document.resources("aws_apigatewayv2_integration").stream()
        .filter(integration -> isPlain(integration, "integration_type", "integration_uri"))
        .filter(integration -> integration.blocks("tls_config").isEmpty())
        .map(integration -> finding(integration, "it has neither https: nor tls_config"));
  }

  private Stream<Finding> operations(TerraformDocument document) {
    return ApiOperation.all(document)
        .filter(operation -> isPlain(operation.integration(), "type", "uri"))
        .map(
            operation ->
                new Finding(
                    this,
                    operation.api().address(),
                    "the uri of %s does not begin with https:".formatted(operation.name()),
                    !isExpression(operation.integration())));
  }

  private static boolean isPlain(Block integration, String type, String address) {
    return integration
            .text(type)
            .map(text -> text.toUpperCase(Locale.ROOT))
            .filter(CALLS::contains)
            .isPresent()
        && !integration.text(address).orElse("").startsWith(TLS);
  }

  private static boolean isExpression(Block integration) {
    return integration.text("uri").filter(uri -> uri.startsWith("${")).isPresent();
  }
}
