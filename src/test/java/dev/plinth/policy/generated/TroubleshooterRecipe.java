package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.troubleshooter.TroubleshooterSettings;
import dev.plinth.policy.Waiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Environments of the troubleshooter platform, with the API that their settings speak of. */
final class TroubleshooterRecipe extends Recipe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLANS = "usage-plans.json";
  private static final String FUNCTIONS = "functions.json";
  private static final String TIMEOUT = "x-plinth-timeout-seconds";

  /** What the role of a program has for names, of the 10240 characters of its policies. */
  private static final int ROLE_CHARACTERS = 5000;

  /** What stands before an id in an ARN. */
  private static final int ARN = 52;

  private static final List<String> REGIONS = List.of(Places.REGIONS.split("\\|"));

  /** What the regions of an inference profile begin with, by what its id begins with. */
  private static final Map<String, List<String>> AREAS =
      Map.of(
          "us", List.of("us-", "ca-"),
          "eu", List.of("eu-"),
          "apac", List.of("ap-", "me-"),
          "au", List.of("ap-southeast-"),
          "jp", List.of("ap-northeast-"));

  private final ObjectNode api = api();

  TroubleshooterRecipe() {
    super(
        "troubleshooter",
        TroubleshooterSettings.class,
        narrowed(),
        Map.of(
            "cpu",
            Kinds.each(MicroservicesRecipe.PROCESSORS),
            "memory",
            Kinds.each(MicroservicesRecipe.memory())));
  }

  private static ObjectNode api() {
    try {
      return (ObjectNode) JSON.readTree(Path.of("docs", "openapi.json").toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, Narrowing> narrowed() {
    var narrowings = new HashMap<>(Places.narrowings());
    narrowings.put("sleep_at", Sleeping.ofServices());
    narrowings.put("wake_at", Sleeping.ofServices());
    String role = "a role has 10240 characters for the rights of a program";
    String tags = "tags have these characters, 255 at most in CodeBuild";
    narrowings.put(
        "environment",
        new Narrowing("mvp|prod|production|[a-z][a-z0-9]{1,23}", "some names mean another thing"));
    narrowings.put(
        "route_throttles.name",
        new Narrowing(
            "POST /incidents/\\{incidentId}/frames"
                + "|(GET|PUT|POST|DELETE|PATCH|HEAD) /x[A-Za-z0-9._-]{0,40}",
            "a route is in the OpenAPI document, which has no OPTIONS"));
    narrowings.put(
        "health_check_path",
        new Narrowing("/|(/[A-Za-z0-9_.-]{1,60}){1,4}", "API Gateway knows such paths"));
    narrowings.put(
        "container_image",
        new Narrowing(
            "[0-9]{12}\\.dkr\\.ecr\\.(us-east-1|eu-west-1)\\.amazonaws\\.com/[a-z][a-z0-9]{1,20}"
                + "(/[a-z0-9]{1,9})?(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})",
            "ECR has such repositories"));
    narrowings.put(
        "frontend_certificate_arn",
        new Narrowing(
            "arn:aws:acm:us-east-1:[0-9]{12}:certificate/[A-Za-z0-9-]+",
            "CloudFront looks for certificates in us-east-1"));
    narrowings.put(
        "environment_vars.name",
        new Narrowing("[A-Za-z][A-Za-z0-9_]{0,15}", "Lambda has 4096 bytes for all of them"));
    narrowings.put(
        "environment_vars",
        new Narrowing("[ !\"#&-~]{0,20}", "Lambda has 4096 bytes for all of them"));
    narrowings.put("env_vars_secret_arns.name", new Narrowing("[A-Z_][A-Z0-9_]{0,20}", role));
    narrowings.put(
        "env_vars_secret_arns",
        new Narrowing(
            "arn:aws:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_.-]{1,6}"
                + "|arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,6}"
                + "-[A-Za-z0-9]{6}(:[A-Za-z0-9_.-]{1,6}::)?",
            role));
    narrowings.put(
        "bedrock_model_ids", new Narrowing("[a-z0-9-]{2,9}\\.[A-Za-z0-9.:-]{2,20}", role));
    narrowings.put(
        "bedrock_inference_profile_ids",
        new Narrowing("(us|eu|apac|au|jp|global)\\.[a-z0-9-]{2,9}\\.[A-Za-z0-9.:-]{2,20}", role));
    narrowings.put("bedrock_profile_regions", new Narrowing(Places.REGIONS, "there are no others"));
    narrowings.put("additional_tags", new Narrowing("[A-Za-z0-9_.:/=+@-]{1,255}", tags));
    narrowings.put(
        "additional_tags.name",
        new Narrowing("[B-Z][A-Za-z0-9 _.:/=+@-]{0,126}[A-Za-z0-9]?", tags));
    return Map.copyOf(narrowings);
  }

  @Override
  int entries(String catalogue, Random random) {
    return catalogue.equals(PLANS) ? 1 + random.nextInt(3) : random.nextInt(3);
  }

  @Override
  Map<String, List<Integer>> catalogueSizes() {
    return Map.of(PLANS, List.of(1, 2, 12), FUNCTIONS, List.of(0, 1, 2, 40));
  }

  @Override
  List<Waiver> waivers() {
    return List.of(
        waiver(
            "CollectionClosedToTheInternet",
            "aws_opensearchserverless_security_policy.cache_network",
            "vector_reach is internet for those who make the index elsewhere; IAM and the data"
                + " policy name who may read, and a warning says so at each synthesis"),
        waiver(
            "SecretRecoverable",
            "aws_secretsmanager_secret.origin_verify",
            "its value is random, and whoever needs it again makes another"));
  }

  @Override
  List<String> aboutDocuments() {
    return List.of(
        "openapi_spec_path",
        "health_check_path",
        "route_throttles",
        "integration_timeout_seconds",
        "integration_timeout_limit_seconds",
        "idle_timeout_seconds");
  }

  @Override
  void arrange(Draft draft) {
    Values settings = draft.settings();
    Places.arrange(draft);
    Sleeping.arrange(settings);
    Places.bringHome(draft, Set.of("frontend_certificate_arn"));
    Places.keepApart(draft);
    Places.keepNetworksApart(draft);
    draft
        .neighbour()
        .ifPresent(
            other ->
                settings.settle(
                    () ->
                        !settings.isTrue("owns_account_singletons")
                            || !other.settings().path("owns_account_singletons").asBoolean()
                            || !isSame(settings, other, "account_id")
                            || !isSame(settings, other, "region"),
                    "owns_account_singletons",
                    "account_id"));
    settings.settle(
        () ->
            !Places.isProduction(settings.text("environment"))
                || !settings.isEmpty("alarm_emails")
                || !settings.isEmpty("slack_channel_id"),
        "environment",
        "alarm_emails");
    Places.keepProtected(settings, "enable_deletion_protection");
    arrangeApi(settings);
    arrangeCompute(settings);
    arrangeModels(draft);
    arrangeEndpoints(settings);
    for (Entry plan : draft.entries(PLANS)) {
      plan.limit("route_throttles", 100);
    }
    for (Entry function : draft.entries(FUNCTIONS)) {
      function.limit("environment_vars", 100);
      for (Values values : List.of(function.said(), function.changes())) {
        values.settle(() -> values.number("reserved_concurrency") != 0, "reserved_concurrency");
      }
    }
    settings.together("slack_workspace_id", "slack_channel_id");
    Places.bringHome(draft, Set.of("frontend_certificate_arn"));
    draft.documents().clear();
    draft.documents().put(settings.text("openapi_spec_path"), document(draft));
  }

  private static boolean isSame(Values settings, GeneratedEnvironment other, String key) {
    return settings.text(key).equals(other.settings().path(key).asText());
  }

  private static void arrangeApi(Values settings) {
    settings.together("api_domain_name", "api_certificate_arn");
    settings.together("frontend_domain_name", "frontend_certificate_arn");
    settings.settle(
        () ->
            settings.number("integration_timeout_seconds")
                    <= settings.number("integration_timeout_limit_seconds")
                && settings.number("integration_timeout_seconds")
                    < settings.number("idle_timeout_seconds"),
        "integration_timeout_seconds",
        "integration_timeout_limit_seconds",
        "idle_timeout_seconds");
    settings.settle(
        () ->
            settings.text("authorization").equals("cognito")
                != settings.isEmpty("cognito_user_pool_arns"),
        "authorization",
        "cognito_user_pool_arns");
  }

  private static void arrangeCompute(Values settings) {
    settings.settle(
        () -> MicroservicesRecipe.isSize(settings.number("cpu"), settings.number("memory")),
        "cpu",
        "memory");
    settings.settle(
        () ->
            settings.number("min_capacity") <= settings.number("desired_count")
                && settings.number("desired_count") <= settings.number("max_capacity"),
        "min_capacity",
        "desired_count",
        "max_capacity");
    settings.settle(
        () ->
            settings.get("environment_vars").size() + settings.get("env_vars_secret_arns").size()
                == names(settings).size(),
        "environment_vars",
        "env_vars_secret_arns");
  }

  private static Set<String> names(Values settings) {
    var names = new TreeSet<>(Kinds.names(settings.get("environment_vars")));
    names.addAll(Kinds.names(settings.get("env_vars_secret_arns")));
    return names;
  }

  /** Profiles that can be asked from the region, and the regions that they ask. */
  private static void arrangeModels(Draft draft) {
    Values settings = draft.settings();
    String home = settings.text("region");
    settings.settle(
        () ->
            !settings.isEmpty("bedrock_model_ids")
                || !settings.isEmpty("bedrock_inference_profile_ids"),
        "bedrock_model_ids",
        "bedrock_inference_profile_ids");
    settings.settle(
        () -> named(settings) <= ROLE_CHARACTERS,
        "env_vars_secret_arns",
        "bedrock_model_ids",
        "bedrock_inference_profile_ids",
        "bedrock_profile_regions");
    List<String> served =
        AREAS.keySet().stream().sorted().filter(area -> isIn(home, area)).toList();
    var profiles = new LinkedHashSet<String>();
    for (String profile : settings.texts("bedrock_inference_profile_ids")) {
      String area = profile.substring(0, profile.indexOf('.'));
      String reachable = served.isEmpty() ? "global" : served.get(0);
      profiles.add(
          area.equals("global") || served.contains(area)
              ? profile
              : reachable + profile.substring(area.length()));
    }
    settings.set("bedrock_inference_profile_ids", profiles);
    List<String> areas =
        profiles.stream()
            .map(profile -> profile.substring(0, profile.indexOf('.')))
            .filter(area -> !area.equals("global"))
            .distinct()
            .toList();
    List<String> drawn = settings.texts("bedrock_profile_regions");
    var all = new LinkedHashSet<>(areas.isEmpty() ? List.<String>of() : List.of(home));
    Stream.concat(drawn.stream(), REGIONS.stream())
        .filter(region -> areas.stream().anyMatch(area -> isIn(region, area)))
        .filter(region -> all.size() < drawn.size())
        .forEach(all::add);
    settings.set("bedrock_profile_regions", all);
  }

  /** What it takes to name secrets, models and profiles in the policies of a role. */
  private static int named(Values settings) {
    int each = 3 + 2 * settings.get("bedrock_profile_regions").size();
    return 2 * characters(settings.get("env_vars_secret_arns"), 0)
        + 2 * characters(settings.get("bedrock_model_ids"), ARN)
        + each * characters(settings.get("bedrock_inference_profile_ids"), ARN);
  }

  private static int characters(JsonNode texts, int more) {
    int characters = 0;
    for (JsonNode text : texts) {
      characters += text.asText().length() + more;
    }
    return characters;
  }

  private static boolean isIn(String region, String area) {
    return AREAS.get(area).stream().anyMatch(region::startsWith);
  }

  private static void arrangeEndpoints(Values settings) {
    settings.settle(
        () -> !isClosed(settings) || settings.text("vector_reach").equals("vpc"),
        "nat_gateways",
        "vector_reach");
    if (!isClosed(settings)) {
      return;
    }
    settings.set(
        "container_image",
        settings
            .text("container_image")
            .replaceFirst("ecr\\.[a-z0-9-]+\\.", "ecr." + settings.text("region") + "."));
    var needed =
        new TreeSet<>(List.of("bedrock-runtime", "ecr.api", "ecr.dkr", "logs", "monitoring"));
    for (JsonNode secret : settings.get("env_vars_secret_arns")) {
      needed.add(secret.asText().startsWith("arn:aws:ssm:") ? "ssm" : "secretsmanager");
    }
    if (settings.isTrue("enable_execute_command")) {
      needed.addAll(List.of("kms", "ssmmessages"));
    }
    List<String> drawn = settings.texts("interface_endpoints");
    if (!drawn.containsAll(needed)) {
      var all = new ArrayList<>(needed);
      drawn.stream()
          .filter(endpoint -> !needed.contains(endpoint))
          .limit(Math.max(0, drawn.size() - needed.size()))
          .forEach(all::add);
      settings.set("interface_endpoints", all);
    }
  }

  private static boolean isClosed(Values settings) {
    return settings.text("nat_gateways").equals("none");
  }

  /** The project's document, with the routes and functions that settings name. */
  private ObjectNode document(Draft draft) {
    Values settings = draft.settings();
    ObjectNode document = api.deepCopy();
    ObjectNode paths = (ObjectNode) document.get("paths");
    JsonNode health = paths.remove("/health");
    paths.set(settings.text("health_check_path"), health);
    addRoutes(paths, settings.get("route_throttles"));
    for (Entry plan : draft.entries(PLANS)) {
      addRoutes(paths, plan.said().get("route_throttles"));
      addRoutes(paths, plan.changes().get("route_throttles"));
    }
    var operations = new ArrayList<ObjectNode>();
    for (JsonNode path : paths) {
      for (JsonNode operation : path) {
        if (operation.has("operationId")) {
          operations.add((ObjectNode) operation);
          limit((ObjectNode) operation, settings.number("idle_timeout_seconds") - 1);
          limit((ObjectNode) operation, settings.number("integration_timeout_limit_seconds"));
        }
      }
    }
    operations.remove((ObjectNode) health.get("get"));
    List<Entry> functions = draft.entries(FUNCTIONS);
    for (int index = 0; index < Math.min(functions.size(), operations.size()); index += 2) {
      Entry function = functions.get(index);
      ObjectNode operation = operations.get(operations.size() - 1 - index);
      operation.put("x-plinth-backend", "lambda:" + function.name());
      limit(operation, function.effective("timeout_s", settings).asInt());
    }
    return document;
  }

  private static void addRoutes(ObjectNode paths, JsonNode throttles) {
    for (String route : Kinds.names(throttles)) {
      String[] parts = route.split(" ", 2);
      ObjectNode path = paths.withObjectProperty(parts[1]);
      String method = parts[0].toLowerCase(Locale.ROOT);
      if (!path.has(method)) {
        ObjectNode operation = path.putObject(method);
        operation.put("operationId", method + parts[1].replace('/', '-'));
        operation.putObject("responses").putObject("200").put("description", "Done.");
      }
    }
  }

  private static void limit(ObjectNode operation, int seconds) {
    if (operation.path(TIMEOUT).asInt() > seconds) {
      operation.remove(TIMEOUT);
    }
  }

  @Override
  Map<String, String> impossible() {
    String subnets = "a network of at most a /16 has four subnets at least";
    String profile = "no profile asks models there, nor is asked from there, but for global ones";
    var impossible = new HashMap<String, String>();
    impossible.put("public_subnet_cidrs: with /16", subnets);
    impossible.put("private_subnet_cidrs: with /16", subnets);
    impossible.put("idle_timeout_seconds: min 1", "the load balancer outlasts a wait of a second");
    impossible.put(
        "bedrock_profile_regions: 20 entries", "there are fewer regions in what a profile serves");
    for (String region : List.of("sa-east-1", "mx-central-1", "af-south-1", "il-central-1")) {
      impossible.put("bedrock_profile_regions: with as " + region, profile);
    }
    return Map.copyOf(impossible);
  }
}
