package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nobody is served without a word. */
public final class ApiMethodAsksWhoCalls implements DocumentRule {
  private static final Set<String> AUTHORIZERS =
      Set.of("AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS", "JWT");

  /** Browsers ask it by themselves, before the call and without its headers. */
  private static final String OPTIONS = "OPTIONS";

  /** What monitors ask, and what says nothing but that the program runs. */
  private static final Pattern HEALTH = Pattern.compile("(GET|HEAD) /(\\S*/)?health");

  @Override
  public String title() {
    return "Every method of an API asks for a key, a signature or an authorizer";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Anybody calls it, as often as they like, and nobody can say who it was.";
  }

  @Override
  public String remedy() {
    return "Set authorization or api_key_required of the method; in OpenAPI give the"
        + " operation a security of its own, since API Gateway does not look at the"
        + " document's. Callers without one get 403.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("apigateway", "APIGateway", 8),
        Source.page(
            "Controlling access to REST APIs",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_method": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
          "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "POST", "authorization": "NONE"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_method": {"orders": {"rest_api_id": "${aws_api_gateway_rest_api.main.id}",
          "resource_id": "${aws_api_gateway_resource.orders.id}", "http_method": "POST", "authorization": "AWS_IAM"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(methods(document), Stream.concat(routes(document), operations(document)));
  }

  private Stream<Finding> methods(TerraformDocument document) {
    return document.resources("aws_api_gateway_method").stream()
        .filter(method -> !method.text("http_method").equals(Optional.of(OPTIONS)))
        .filter(method -> !isAsked(method, "authorization"))
        .map(method -> finding(method, "authorization", "anybody may call it"));
  }

  private Stream<Finding> routes(TerraformDocument document) {
    return document.resources("aws_apigatewayv2_route").stream()
        .filter(route -> route.text("route_key").filter(key -> isExempt(document, key)).isEmpty())
        .filter(route -> !isAsked(route, "authorization_type"))
        .map(route -> finding(route, "authorization_type", "anybody may call it"));
  }

  private static boolean isAsked(Resource method, String argument) {
    return method.text(argument).filter(AUTHORIZERS::contains).isPresent()
        || method.isTrue("api_key_required");
  }

  private Stream<Finding> operations(TerraformDocument document) {
    return ApiOperation.all(document)
        .filter(operation -> !isExempt(document, operation.name()))
        .filter(operation -> !isAsked(operation.body()))
        .map(operation -> finding(operation.api(), "anybody may call " + operation.name()));
  }

  private static boolean isAsked(Block operation) {
    return operation.blocks("security").stream().anyMatch(one -> !one.toString().equals("{}"))
        || operation.blocks("x-amazon-apigateway-auth").stream()
            .anyMatch(auth -> auth.text("type").filter(AUTHORIZERS::contains).isPresent());
  }

  private static boolean isExempt(TerraformDocument document, String name) {
    return name.startsWith(OPTIONS + " ")
        || HEALTH.matcher(name).matches()
        || Balancers.targetGroups(document)
            .flatMap(targets -> targets.blocks("health_check").stream())
            .flatMap(check -> check.text("path").stream())
            .anyMatch(path -> name.equals("GET " + path));
  }
}
