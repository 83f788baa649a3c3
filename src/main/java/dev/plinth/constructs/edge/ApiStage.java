package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.api_gateway_method_settings.ApiGatewayMethodSettings;
import com.hashicorp.cdktf.providers.aws.api_gateway_method_settings.ApiGatewayMethodSettingsSettings;
import com.hashicorp.cdktf.providers.aws.api_gateway_stage.ApiGatewayStage;
import com.hashicorp.cdktf.providers.aws.api_gateway_stage.ApiGatewayStageAccessLogSettings;
import dev.plinth.constructs.JsonText;
import dev.plinth.constructs.edge.ApiStageProps.RouteLimit;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Where an API is called: measured, traced, limited, with a line for each request and a line for
 * each error. Bodies and headers are in no log. Usage plans name the stage and not a deployment, so
 * a new deployment leaves them alone.
 */
public final class ApiStage extends Construct {
  /** What the names of log groups begin with in which API Gateway says why something failed. */
  public static final String EXECUTION_LOGS = "API-Gateway-Execution-Logs_";

  private static final String ALL_ROUTES = "*/*";

  /**
   * Every value is a text: what is not known of a request is {@code -}.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html">Variables
   *     for access logs</a>
   */
  private static final List<String> LOGGED =
      List.of(
          "requestId",
          "requestTime",
          "httpMethod",
          "resourcePath",
          "path",
          "status",
          "protocol",
          "responseLength",
          "responseLatency",
          "identity.sourceIp",
          "identity.apiKeyId",
          "identity.userAgent",
          "integration.status",
          "integration.latency",
          "integration.error",
          "error.responseType",
          "wafResponseCode",
          "waf.status",
          "waf.error",
          "xrayTraceId");

  private final RestApi api;
  private final LogGroup requests;
  private final ApiGatewayStage stage;

  public ApiStage(Construct scope, String id, ApiStageProps props) {
    super(scope, id + "-api-stage");
    api = props.api();
    requests = log(id + "_api_requests", "/aws/apigateway/" + props.logName(), props);
    // API Gateway would make it itself, to be kept for ever and without our key.
    var errors =
        log(id + "_api_errors", EXECUTION_LOGS + props.api().id() + "/" + props.name(), props);
    stage =
        at(
            id,
            ApiGatewayStage.Builder.create(this, "stage")
                .restApiId(props.api().id())
                .deploymentId(props.api().deploymentId())
                .stageName(props.name())
                .variables(props.variables().isEmpty() ? null : props.variables())
                .xrayTracingEnabled(true)
                .accessLogSettings(
                    ApiGatewayStageAccessLogSettings.builder()
                        .destinationArn(requests.arn())
                        .format(new JsonText(this, id + "_api_request_log", line()).text())
                        .build())
                .dependsOn(before(props, errors))
                .build());
    limitRoutes(id, props);
  }

  /** The stage's name, once it is there. */
  public String name() {
    return stage.getStageName();
  }

  public String arn() {
    return stage.getArn();
  }

  /** The address that API Gateway gives it, with the stage as the first part of the path. */
  public String invokeUrl() {
    return stage.getInvokeUrl();
  }

  public RestApi api() {
    return api;
  }

  /** A line for each request. */
  public LogGroup requests() {
    return requests;
  }

  private LogGroup log(String id, String name, ApiStageProps props) {
    return new LogGroup(this, id, new LogGroupProps(name, props.retentionDays(), props.key()));
  }

  private static List<ITerraformDependable> before(ApiStageProps props, LogGroup errors) {
    var first = new ArrayList<ITerraformDependable>(List.of(errors.resource()));
    props.logging().map(ApiLogging::account).ifPresent(first::add);
    return first;
  }

  /** One after the other: each is a change of the same stage. */
  private void limitRoutes(String id, ApiStageProps props) {
    var last = settings(id, ALL_ROUTES, props.limit(), List.of());
    for (Map.Entry<String, RouteLimit> entry : props.routeLimits().entrySet()) {
      RouteLimit route = entry.getValue();
      last = settings(entry.getKey(), route.route().inStage(), route.limit(), List.of(last));
    }
  }

  private ApiGatewayMethodSettings settings(
      String id, String routes, RateLimit limit, List<ITerraformDependable> first) {
    return at(
        id,
        ApiGatewayMethodSettings.Builder.create(this, id + "-settings")
            .restApiId(api.id())
            .stageName(stage.getStageName())
            .methodPath(routes)
            .settings(
                ApiGatewayMethodSettingsSettings.builder()
                    .metricsEnabled(true)
                    .loggingLevel("ERROR")
                    .dataTraceEnabled(false)
                    .throttlingRateLimit(limit.rate())
                    .throttlingBurstLimit(limit.burst())
                    .build())
            .dependsOn(first.isEmpty() ? null : first)
            .build());
  }

  private static Map<String, String> line() {
    var line = new LinkedHashMap<String, String>();
    LOGGED.forEach(variable -> line.put(key(variable), "$context." + variable));
    return line;
  }

  /** {@code identity.apiKeyId} is logged as {@code apiKeyId}, {@code waf.status} as wafStatus. */
  private static String key(String variable) {
    String plain = variable.startsWith("identity.") ? variable.substring(9) : variable;
    return Stream.of(plain.split("\\."))
        .reduce((first, next) -> first + Character.toUpperCase(next.charAt(0)) + next.substring(1))
        .orElseThrow();
  }
}
