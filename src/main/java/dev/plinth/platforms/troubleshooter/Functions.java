package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.compute.LambdaFunction;
import dev.plinth.constructs.compute.LambdaFunctionProps;
import dev.plinth.constructs.compute.LambdaFunctionProps.Code;
import dev.plinth.constructs.edge.ApiRoute;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import dev.plinth.environment.troubleshooter.FunctionSettings;
import dev.plinth.openapi.Operation;
import java.util.Map;
import java.util.TreeMap;

/**
 * The Lambda functions that answer routes which are seldom asked. They run in the network, where
 * the vectors are, and in roles of their own with the rights of the service.
 */
final class Functions {
  private final TroubleshooterPlatform platform;
  private final Keys keys;
  private final Network network;
  private final Firewall firewall;
  private final Rights rights;
  private final Briefing briefing;
  private final Map<String, LambdaFunction> functions = new TreeMap<>();

  Functions(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Rights rights,
      Briefing briefing) {
    this.platform = platform;
    this.keys = keys;
    this.network = network;
    this.firewall = firewall;
    this.rights = rights;
    this.briefing = briefing;
    platform
        .settings()
        .functions()
        .forEach(settings -> functions.put(settings.name(), function(settings)));
  }

  /** How API Gateway calls each: name to invocation ARN. */
  Map<String, String> invokeArns() {
    var arns = new TreeMap<String, String>();
    functions.forEach((name, function) -> arns.put(name, function.invokeArn()));
    return arns;
  }

  /** The full name of each, by the name in the settings. */
  Map<String, String> names() {
    var names = new TreeMap<String, String>();
    functions.forEach((name, function) -> names.put(name, function.name()));
    return names;
  }

  /**
   * Lets an API call those functions that its routes name, each by its routes alone.
   *
   * @param executionArn of the API
   */
  void callableBy(String executionArn) {
    String stage = executionArn + "/" + platform.settings().api().stageName() + "/";
    for (Operation operation : platform.settings().definition().operations()) {
      operation
          .function()
          .map(functions::get)
          .ifPresent(
              function -> {
                var route = new ApiRoute(operation.method(), operation.path());
                function.callableByApi(permission(operation), stage + route.inArn());
              });
    }
  }

  private static String permission(Operation operation) {
    return operation.id().replaceAll("[^A-Za-z0-9_-]", "_");
  }

  private LambdaFunction function(FunctionSettings settings) {
    var log = log(settings);
    return new LambdaFunction(
        platform,
        settings.name(),
        new LambdaFunctionProps(
            platform.name(settings.name()),
            "Answers routes of the API that are seldom asked",
            role(settings, log),
            settings.runtime(),
            settings.handler(),
            code(settings.packageLocation()),
            settings.memoryMb(),
            settings.timeoutS(),
            settings.reservedConcurrency(),
            keys.data(),
            variables(settings),
            network.privateSubnets(),
            firewall.functions().orElseThrow(),
            log));
  }

  private Role role(FunctionSettings settings, LogGroup log) {
    return new FunctionRole(platform, keys, settings).role(log, rights);
  }

  private LogGroup log(FunctionSettings settings) {
    return new LogGroup(
        platform,
        FunctionRole.id(settings),
        new LogGroupProps(
            "/aws/lambda/" + platform.name(settings.name()),
            number(platform.settings().monitoring().logRetentionDays()),
            keys.logs()));
  }

  /** The settings may say more than the platform, and not otherwise. */
  private Map<String, String> variables(FunctionSettings settings) {
    var variables = new TreeMap<>(settings.environmentVars());
    variables.putAll(briefing.variables());
    // Lambda fetches no secrets for a function, as ECS does for a container.
    variables.putAll(new Secrets(platform).arnVariables());
    return variables;
  }

  /** From {@code s3://<bucket>/<key>}. */
  private static Code code(String location) {
    String[] parts = location.substring("s3://".length()).split("/", 2);
    return new Code(parts[0], parts[1]);
  }
}
