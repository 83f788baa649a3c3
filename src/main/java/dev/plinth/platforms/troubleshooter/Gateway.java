package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.edge.ApiDomain;
import dev.plinth.constructs.edge.ApiDomainProps;
import dev.plinth.constructs.edge.ApiLogging;
import dev.plinth.constructs.edge.ApiRoute;
import dev.plinth.constructs.edge.ApiStage;
import dev.plinth.constructs.edge.ApiStageProps;
import dev.plinth.constructs.edge.ApiStageProps.RouteLimit;
import dev.plinth.constructs.edge.RateLimit;
import dev.plinth.constructs.edge.RestApi;
import dev.plinth.constructs.edge.RestApiProps;
import dev.plinth.constructs.edge.WebAcl;
import dev.plinth.constructs.edge.WebAclProps;
import dev.plinth.environment.troubleshooter.ApiSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The REST API with its stage, plans, keys, and where they are wanted its domain and its WAF. */
final class Gateway {
  private final TroubleshooterPlatform platform;
  private final ApiSettings settings;
  private final Keys keys;
  private final RestApi api;
  private final ApiStage stage;
  private final Plans plans;
  private final Optional<ApiDomain> domain;

  Gateway(
      TroubleshooterPlatform platform,
      Keys keys,
      Origin origin,
      Functions functions,
      Frontend frontend) {
    this.platform = platform;
    this.keys = keys;
    settings = platform.settings().api();
    api = api(origin, functions, frontend);
    functions.callableBy(api.executionArn());
    stage = stage(origin);
    plans = new Plans(platform, stage);
    domain = settings.apiDomainName().map(this::domain);
    if (settings.wafEnabled()) {
      guard();
    }
  }

  /** Known before the API is made, for alarms that name it. */
  static String apiName(TroubleshooterPlatform platform) {
    return platform.name("api");
  }

  /** For whoever looks at the API in the console, or by the AWS CLI. */
  String apiId() {
    return api.id();
  }

  /** Where callers call: the domain name, or API Gateway's address with the stage. */
  String invokeUrl() {
    return settings.apiDomainName().map(name -> "https://" + name).orElseGet(stage::invokeUrl);
  }

  /** The ids of the callers' keys by their names; their values are no outputs. */
  Map<String, String> keyIds() {
    return plans.keyIds();
  }

  /** What a record of the API's domain name points at; empty where it has none. */
  Optional<String> domainTarget() {
    return domain.map(ApiDomain::target);
  }

  /** A line for each request. */
  String requestLogName() {
    return stage.requests().name();
  }

  private RestApi api(Origin origin, Functions functions, Frontend frontend) {
    var document = platform.settings().definition();
    var callers = new Callers(settings);
    var body =
        new ApiBody(
            document,
            callers,
            new Integrations(origin, functions, callers, settings.integrationTimeoutSeconds()),
            new BrowserAccess(frontend.address(), callers.headers()));
    return new RestApi(
        platform,
        "main",
        new RestApiProps(
            apiName(platform),
            body.version(),
            body.content(apiName(platform)),
            body.binaryMediaTypes(),
            callers.policy(platform.home(), document.operations()),
            settings.apiDomainName().isEmpty()));
  }

  private ApiStage stage(Origin origin) {
    Optional<ApiLogging> logging =
        platform.settings().monitoring().ownsAccountSingletons()
            ? Optional.of(new ApiLogging(platform, "api_logging", platform::name))
            : Optional.empty();
    return new ApiStage(
        platform,
        "main",
        new ApiStageProps(
            api,
            settings.stageName(),
            apiName(platform),
            retentionDays(),
            keys.logs(),
            new RateLimit(number(settings.stageRateLimit()), number(settings.stageBurstLimit())),
            routeLimits(),
            origin.stageVariables(),
            logging));
  }

  /** Addressed by the routes: {@code post_incidents_incident_id_frames}. */
  private Map<String, RouteLimit> routeLimits() {
    var limits = new LinkedHashMap<String, RouteLimit>();
    RouteLimits.of(settings.routeThrottles())
        .forEach((route, limit) -> limits.put(address(route), new RouteLimit(route, limit)));
    return limits;
  }

  private static String address(ApiRoute route) {
    String words = (route.method() + route.path()).replaceAll("([a-z0-9])([A-Z])", "$1_$2");
    return words.replaceAll("[^A-Za-z0-9]+", "_").replaceFirst("_$", "").toLowerCase(Locale.ROOT);
  }

  private ApiDomain domain(String name) {
    return new ApiDomain(
        platform,
        "api",
        new ApiDomainProps(
            name,
            settings.apiCertificateArn().orElseThrow(),
            stage,
            platform.settings().origin().hostedZoneId()));
  }

  private void guard() {
    new WebAcl(
            platform,
            "api",
            new WebAclProps(
                apiName(platform),
                "What WAF looks at before " + apiName(platform),
                platform.home(),
                number(settings.wafRateLimit()),
                retentionDays(),
                keys.logs()))
        .guard("api", stage.arn());
  }

  private Number retentionDays() {
    return number(platform.settings().monitoring().logRetentionDays());
  }
}
