package dev.plinth.environment.troubleshooter;

import static java.util.stream.Collectors.toMap;

import dev.plinth.environment.NearMiss;
import dev.plinth.environment.Problems;
import dev.plinth.openapi.ApiDocument;
import dev.plinth.openapi.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What settings say of the OpenAPI document's routes, and the document of what settings have. */
final class DocumentAgreement {
  /** Amazon API Gateway quotas, "Resources per API", which may be raised. */
  private static final int RESOURCES_ALLOWED = 300;

  private static final String TIMEOUT = "x-plinth-timeout-seconds";

  private final TroubleshooterSettings settings;
  private final ApiDocument definition;
  private final Map<String, FunctionSettings> functions;
  private final Map<String, Operation> routes;

  DocumentAgreement(TroubleshooterSettings settings) {
    this.settings = settings;
    this.definition = settings.definition();
    this.functions = settings.functions().stream().collect(toMap(FunctionSettings::name, it -> it));
    this.routes =
        definition.operations().stream()
            .collect(toMap(Operation::route, it -> it, (one, two) -> one, LinkedHashMap::new));
  }

  void check(Problems problems) {
    for (Operation operation : definition.operations()) {
      checkFunction(operation, problems);
      checkTimeout(operation, problems);
    }
    checkLoadBalancerOutlastsApi(problems);
    checkHealthCheck(problems);
    for (String route : settings.api().routeThrottles().keySet()) {
      checkRoute(problems, route);
    }
    for (UsagePlanSettings plan : settings.usagePlans()) {
      for (String route : plan.routeThrottles().keySet()) {
        checkRouteOfPlan(settings.ofPlan(problems, plan, "route_throttles"), route);
      }
    }
  }

  private void checkFunction(Operation operation, Problems problems) {
    Optional<String> unknown = operation.function().filter(name -> !functions.containsKey(name));
    unknown.ifPresent(
        name ->
            at(problems, operation)
                .refuse(
                    "x-plinth-backend",
                    "lambda:" + name,
                    "allowed is service or a function of %s: %s"
                        .formatted(
                            TroubleshooterSettings.FUNCTIONS,
                            NearMiss.remedy(
                                "lambda:" + name,
                                functions.keySet().stream().map("lambda:"::concat).toList(),
                                "add it there"))));
  }

  private void checkTimeout(Operation operation, Problems problems) {
    OptionalInt said = operation.timeoutSeconds();
    int limit = settings.api().integrationTimeoutLimitSeconds();
    if (said.isPresent() && said.getAsInt() > limit) {
      at(problems, operation)
          .add(
              TIMEOUT,
              said.getAsInt(),
              "at most %d, integration_timeout_limit_seconds: API Gateway waits no longer"
                  .formatted(limit));
    }
    FunctionSettings function = functions.get(operation.function().orElse(""));
    if (said.isPresent() && function != null && said.getAsInt() > function.timeoutS()) {
      at(problems, operation)
          .add(
              TIMEOUT,
              said.getAsInt(),
              "at most %d, timeout_s of function %s: nobody answers after that"
                  .formatted(function.timeoutS(), function.name()));
    }
  }

  /** What the API waits for must not be ended before. */
  private void checkLoadBalancerOutlastsApi(Problems problems) {
    int idle = settings.origin().idleTimeoutSeconds().value();
    definition.operations().stream()
        .filter(operation -> operation.function().isEmpty())
        .max(Comparator.comparingInt(this::waits))
        .filter(slowest -> waits(slowest) >= idle)
        .ifPresent(
            slowest ->
                problems.add(
                    "idle_timeout_seconds",
                    idle,
                    "more than %d, the seconds that %s may take: the load balancer would end it"
                        .formatted(waits(slowest), slowest.route())));
  }

  private int waits(Operation operation) {
    return operation.timeoutSeconds().orElse(settings.api().integrationTimeoutSeconds());
  }

  private void checkHealthCheck(Problems problems) {
    String path = settings.compute().healthCheckPath();
    Operation asked = routes.get("GET " + path);
    if (asked == null || asked.needsKey() || asked.function().isPresent()) {
      problems.add(
          "health_check_path",
          path,
          "the path of a GET in %s that needs no key and that the service answers"
              .formatted(settings.api().openapiSpecPath()));
    }
  }

  private void checkRoute(Problems problems, String route) {
    if (!routes.containsKey(route)) {
      problems.refuse(
          "route_throttles",
          route,
          "allowed is a route of %s: %s"
              .formatted(
                  settings.api().openapiSpecPath(),
                  NearMiss.remedy(route, routes.keySet(), "remove it")));
    }
  }

  private void checkRouteOfPlan(Problems problems, String route) {
    checkRoute(problems, route);
    if (routes.containsKey(route) && !routes.get(route).needsKey()) {
      problems.add(
          "route_throttles", route, "a route that needs a key: a plan counts what its keys ask");
    }
  }

  /** What is allowed, and yet worth a look. */
  List<String> warnings() {
    var warnings = new ArrayList<String>();
    Set<String> named = new HashSet<>();
    for (Operation operation : definition.operations()) {
      operation.function().ifPresent(named::add);
      runsOn(operation).ifPresent(warnings::add);
    }
    for (String name : functions.keySet()) {
      if (!named.contains(name)) {
        warnings.add(
            "%s: %s: no route of %s names it; remove it, or give a route x-plinth-backend: lambda:%s"
                .formatted(
                    TroubleshooterSettings.FUNCTIONS,
                    name,
                    settings.api().openapiSpecPath(),
                    name));
      }
    }
    if (definition.resources() > RESOURCES_ALLOWED) {
      warnings.add(
          ("%d resources in %s, one for each part of a path: an API has %d unless asked for more;"
                  + " ask for it in Service Quotas")
              .formatted(
                  definition.resources(), settings.api().openapiSpecPath(), RESOURCES_ALLOWED));
    }
    return warnings;
  }

  private Optional<String> runsOn(Operation operation) {
    return operation
        .function()
        .map(functions::get)
        .filter(function -> function.timeoutS() > waits(operation))
        .map(
            function ->
                ("%s: waits %d seconds for function %s, which may run for %d: it goes on when"
                        + " nobody waits; lower timeout_s")
                    .formatted(
                        operation.place(), waits(operation), function.name(), function.timeoutS()));
  }

  private static Problems at(Problems problems, Operation operation) {
    return problems.in(setting -> operation.place() + ": " + setting);
  }
}
