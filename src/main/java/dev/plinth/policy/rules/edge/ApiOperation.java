package dev.plinth.policy.rules.edge;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An operation of an OpenAPI document that an API is made from.
 *
 * @param api made from it
 * @param name such as {@code GET /orders}
 * @param method in capital letters; {@code ANY} for those that are not named
 * @param body what the document says about it
 */
record ApiOperation(Resource api, String name, String method, Block body) {
  private static final String ANY = "x-amazon-apigateway-any-method";
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch", ANY);

  /** All of the APIs in a Terraform document. */
  static Stream<ApiOperation> all(TerraformDocument document) {
    return Stream.of("aws_api_gateway_rest_api", "aws_apigatewayv2_api")
        .flatMap(type -> document.resources(type).stream())
        .flatMap(
            api ->
                document.decoded(api, "body").stream()
                    .flatMap(openApi -> operations(api, openApi)));
  }

  private static Stream<ApiOperation> operations(Resource api, Block openApi) {
    return names(openApi, "paths")
        .flatMap(
            path ->
                names(openApi.block("paths"), path)
                    .filter(METHODS::contains)
                    .map(method -> operation(api, openApi, path, method)));
  }

  private static ApiOperation operation(Resource api, Block openApi, String path, String method) {
    String capital = method.equals(ANY) ? "ANY" : method.toUpperCase(Locale.ROOT);
    return new ApiOperation(
        api, capital + " " + path, capital, openApi.block("paths").block(path).block(method));
  }

  private static Stream<String> names(Block block, String object) {
    return block.value(object).properties().stream().map(Map.Entry::getKey);
  }

  /** What API Gateway does with a request. */
  Block integration() {
    return body.block("x-amazon-apigateway-integration");
  }
}
