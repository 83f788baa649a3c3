package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.edge.ApiRoute;
import dev.plinth.environment.troubleshooter.ApiSettings;
import dev.plinth.environment.troubleshooter.ApiSettings.Authorization;
import dev.plinth.openapi.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who may call the API, and what the service is told of them. */
final class Callers {
  private static final String KEY = "apiKey";
  private static final String SIGNATURE = "signature";
  private static final String PEOPLE = "people";

  /** A fixed value, as the quotation marks say. */
  private static final String NOBODY = "'-'";

  private final ApiSettings settings;

  Callers(ApiSettings settings) {
    this.settings = settings;
  }

  /** The security schemes that operations name. */
  Map<String, Object> schemes() {
    var schemes = new LinkedHashMap<String, Object>();
    schemes.put(KEY, header("x-api-key"));
    switch (settings.authorization()) {
      case API_KEY -> {}
      case IAM -> {
        var scheme = header("Authorization");
        scheme.put("x-amazon-apigateway-authtype", "awsSigv4");
        schemes.put(SIGNATURE, scheme);
      }
      case COGNITO -> {
        var scheme = header("Authorization");
        scheme.put("x-amazon-apigateway-authtype", "cognito_user_pools");
        scheme.put(
            "x-amazon-apigateway-authorizer",
            Map.of("type", "cognito_user_pools", "providerARNs", settings.cognitoUserPoolArns()));
        schemes.put(PEOPLE, scheme);
      }
    }
    return schemes;
  }

  /** What a route asks for that is not for everybody: all of it at once. */
  List<Map<String, List<String>>> requirement() {
    var all = new LinkedHashMap<String, List<String>>();
    schemes().keySet().forEach(scheme -> all.put(scheme, List.of()));
    return List.of(all);
  }

  /** Headers that a browser must be let send for that. */
  List<String> headers() {
    return switch (settings.authorization()) {
      case API_KEY -> List.of("X-Api-Key");
      case IAM ->
          List.of(
              "X-Api-Key",
              "Authorization",
              "X-Amz-Date",
              "X-Amz-Security-Token",
              "X-Amz-Content-Sha256");
      case COGNITO -> List.of("X-Api-Key", "Authorization");
    };
  }

  /**
   * Headers by which the service learns who calls: a key's id in place of its value, and the
   * principal of a signature, which is not passed on. A token is. What callers themselves say in
   * these headers is replaced on every route; of what API Gateway does not know they say {@code -}.
   *
   * @param known whether callers of the route name themselves
   */
  Map<String, String> introduction(boolean known) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("X-Api-Key-Id", known ? "context.identity.apiKeyId" : NOBODY);
    headers.put("X-Caller-Arn", known && mustSign() ? "context.identity.userArn" : NOBODY);
    return headers;
  }

  /**
   * Whether API Gateway says of a route that is not there what it says of a request that is not
   * signed.
   */
  boolean mustSign() {
    return settings.authorization() == Authorization.IAM;
  }

  /**
   * The API's own policy: who may ask at all, and nobody from elsewhere. It is there without
   * addresses too, when it says no more than API Gateway does without any: the provider leaves a
   * policy that is no longer wanted as it is. Where callers sign, only routes for everybody are
   * allowed here and the others are left to the policies of the account's principals: an allowance
   * would be for those of all accounts.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html">How
   *     policies of an API go together with other authorization</a>
   */
  List<Statement> policy(Home home, List<Operation> operations) {
    var call = List.of("execute-api:Invoke");
    var all = List.of(routes(home, "*"));
    var policy = new ArrayList<Statement>();
    policy.add(
        Statement.allow("Call", call, mustSign() ? openRoutes(home, operations) : all)
            .to(Principal.everybody()));
    policy.add(
        Statement.deny("WithoutTls", call, all)
            .to(Principal.everybody())
            .when("Bool", "aws:SecureTransport", "false"));
    if (!settings.allowedCidrBlocks().isEmpty()) {
      policy.add(
          Statement.deny("FromElsewhere", call, all)
              .to(Principal.everybody())
              .when(
                  "NotIpAddress",
                  "aws:SourceIp",
                  settings.allowedCidrBlocks().toArray(String[]::new)));
    }
    return policy;
  }

  private static List<String> openRoutes(Home home, List<Operation> operations) {
    return Stream.concat(
            Stream.of(routes(home, "*/OPTIONS/*")),
            operations.stream()
                .filter(operation -> !operation.needsKey())
                .map(operation -> new ApiRoute(operation.method(), operation.path()))
                .map(route -> routes(home, "*/" + route.inArn())))
        .toList();
  }

  /** The API's own id is not known before it is made with this policy. */
  private static String routes(Home home, String stageAndRoute) {
    return home.arn("execute-api", "*/" + stageAndRoute);
  }

  private static Map<String, Object> header(String name) {
    var scheme = new LinkedHashMap<String, Object>();
    scheme.put("type", "apiKey");
    scheme.put("name", name);
    scheme.put("in", "header");
    return scheme;
  }
}
