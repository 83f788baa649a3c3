package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.api_gateway_deployment.ApiGatewayDeployment;
import com.hashicorp.cdktf.providers.aws.api_gateway_rest_api.ApiGatewayRestApi;
import com.hashicorp.cdktf.providers.aws.api_gateway_rest_api.ApiGatewayRestApiEndpointConfiguration;
import dev.plinth.constructs.JsonText;
import dev.plinth.constructs.access.PolicyDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A regional REST API that is its OpenAPI document and nothing beside it, and the deployment of
 * what the document says now. A stage turns to a new deployment before the old one goes.
 *
 * <p>Integrations of a regional API may be let wait for longer than 29 seconds, which those of an
 * API at the edge may not.
 */
public final class RestApi extends Construct {
  /** Below this many bytes an answer is sent as it is, even to those who take it compressed. */
  private static final String COMPRESSED_FROM_BYTES = "1024";

  private final ApiGatewayRestApi api;
  private final ApiGatewayDeployment deployment;

  public RestApi(Construct scope, String id, RestApiProps props) {
    super(scope, id + "-rest-api");
    String body = new JsonText(this, id + "_api", props.body()).text();
    String policy =
        props.policy().isEmpty()
            ? null
            : new PolicyDocument(this, id + "_api_policy", props.policy()).json();
    api =
        at(
            id,
            ApiGatewayRestApi.Builder.create(this, "api")
                .name(props.name())
                .body(body)
                .putRestApiMode("overwrite")
                .failOnWarnings(true)
                .endpointConfiguration(
                    ApiGatewayRestApiEndpointConfiguration.builder()
                        .types(List.of("REGIONAL"))
                        .build())
                .binaryMediaTypes(
                    props.binaryMediaTypes().isEmpty() ? null : props.binaryMediaTypes())
                .minimumCompressionSize(COMPRESSED_FROM_BYTES)
                .policy(policy)
                .disableExecuteApiEndpoint(!props.answersAtOwnAddress())
                .build());
    deployment =
        at(
            id,
            ApiGatewayDeployment.Builder.create(this, "deployment")
                .restApiId(api.getId())
                .description("version " + props.version())
                .triggers(triggers(props, body, policy))
                .lifecycle(TerraformResourceLifecycle.builder().createBeforeDestroy(true).build())
                .build());
  }

  public String id() {
    return api.getId();
  }

  /** What begins the ARN of each route, for those who let the API, or somebody else, call. */
  public String executionArn() {
    return api.getExecutionArn();
  }

  /** What a stage serves. */
  String deploymentId() {
    return deployment.getId();
  }

  /** Whatever is here and changes reaches no caller before it is deployed. */
  private static Map<String, String> triggers(RestApiProps props, String body, String policy) {
    var triggers = new LinkedHashMap<String, String>();
    triggers.put("body", digest(body));
    if (policy != null) {
      triggers.put("policy", digest(policy));
    }
    triggers.put("binary_media_types", String.join(" ", props.binaryMediaTypes()));
    triggers.put("answers_at_own_address", String.valueOf(props.answersAtOwnAddress()));
    return triggers;
  }

  private static String digest(String text) {
    return text.replaceFirst("^\\$\\{(.*)}$", "\\${sha256($1)}");
  }
}
