package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.environment.FargateSize;
import dev.plinth.environment.microservices.MicroservicesSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Environments of the microservices platform, each with services of its own. */
final class MicroservicesRecipe extends Recipe {
  static final int[] PROCESSORS = {256, 512, 1024, 2048, 4096};

  private static final String SERVICES = "services.json";
  private static final String NO_HOST = "*";

  MicroservicesRecipe() {
    super(
        "microservices",
        MicroservicesSettings.class,
        narrowed(),
        Map.of("cpu", Kinds.each(PROCESSORS), "memory", Kinds.each(memory())));
  }

  /** What Fargate has for some number of processors. */
  static int[] memory() {
    return IntStream.concat(
            IntStream.of(512), IntStream.rangeClosed(1, 30).map(gigabytes -> gigabytes * 1024))
        .toArray();
  }

  private static Map<String, Narrowing> narrowed() {
    var narrowings = new HashMap<>(Places.narrowings());
    narrowings.put("sleep_at", Sleeping.ofServices());
    narrowings.put("wake_at", Sleeping.ofServices());
    var person =
        new Narrowing(
            "arn:aws:iam::[0-9]{12}:(root|role/[A-Za-z0-9+=,.@_-]{1,64}|user/[A-Za-z0-9+=,.@_-]{1,64})",
            "IAM names have 64 characters at most");
    narrowings.put("approver_arns", person);
    narrowings.put("operator_arns", person);
    narrowings.put(
        "kafka_brokers",
        new Narrowing(Places.DOMAIN + ":[1-9][0-9]{1,4}", "a broker is a host with a name"));
    narrowings.put(
        "path_patterns",
        new Narrowing(
            "/[A-Za-z0-9_.$/~\"'@:+&-]{0,126}[*?]?",
            "the rules of a load balancer have five wildcards each at most"));
    narrowings.put(
        "host_headers",
        new Narrowing(
            "[a-z0-9*_-][a-z0-9._-]{0,110}\\.[a-z]{2,16}",
            "the rules of a load balancer have five wildcards each at most"));
    narrowings.put(
        "secrets_arns",
        new Narrowing(
            "arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:([a-z0-9_+=.@!-]{1,20}/){0,3}"
                + "[a-z]{3,12}[A-Za-z0-9_+=.@!-]{0,20}-[A-Za-z0-9]{6}(:[a-z]{2,6}[A-Za-z0-9_.-]{0,9}::)?",
            "a container sees each as another variable"));
    narrowings.put(
        "mandatory_tags",
        new Narrowing(
            "[A-Za-z0-9_.:/=+@-]{1,255}", "tags have these characters, 255 at most in CodeBuild"));
    narrowings.put(
        "mandatory_tags.name",
        new Narrowing(
            "[B-Z][A-Za-z0-9 _.:/=+@-]{0,126}[A-Za-z0-9]?",
            "keys that begin with aws: are kept for AWS"));
    narrowings.put(
        "environment_vars.name",
        new Narrowing("[A-Za-z_][A-Za-z0-9_]{0,40}", "names have a length that people can read"));
    return Map.copyOf(narrowings);
  }

  /** A few, seldom more: one service is as good as another, and each takes its time. */
  @Override
  int entries(String catalogue, Random random) {
    return 1 + random.nextInt(3);
  }

  @Override
  Map<String, List<Integer>> catalogueSizes() {
    return Map.of(SERVICES, List.of(0, 1, 2, 12, 13, 40));
  }

  @Override
  void arrange(Draft draft) {
    Values settings = draft.settings();
    Places.arrange(draft);
    Sleeping.arrange(settings);
    Places.bringHome(draft, Set.of());
    arrangeEnvironment(draft);
    arrangeNetwork(draft);
    arrangeTasks(settings);
    arrangePeople(settings);
    arrangeTags(draft);
    var ports = new HashSet<Integer>();
    var priorities = new HashSet<Integer>();
    var names = new HashSet<String>();
    var routes = new ArrayList<Route>();
    for (Entry service : draft.entries(SERVICES)) {
      Values said = service.said();
      Places.bringHome(draft, said.json());
      Places.bringHome(draft, service.changes().json());
      said.settle(() -> !names.contains(said.text("name")), "name");
      said.settle(() -> !ports.contains(said.number("container_port")), "container_port");
      arrangeRoutes(said, priorities, routes);
      arrangeSizes(settings, service);
      arrangeChanges(settings, service);
      names.add(said.text("name"));
      ports.add(said.number("container_port"));
    }
  }

  private static void arrangeEnvironment(Draft draft) {
    Values settings = draft.settings();
    Places.keepApart(draft);
    Places.keepNetworksApart(draft);
    draft
        .neighbour()
        .ifPresent(
            other -> {
              settings.settle(
                  () ->
                      !settings.isTrue("owns_account_singletons")
                          || !other.settings().path("owns_account_singletons").asBoolean()
                          || !isSame(settings, other, "account_id")
                          || !isSame(settings, other, "region"),
                  "owns_account_singletons",
                  "account_id");
            });
    inProduction(
        settings, () -> settings.number("fargate_spot_percent") == 0, "fargate_spot_percent");
    inProduction(settings, () -> settings.number("log_retention_days") >= 90, "log_retention_days");
    inProduction(
        settings, () -> settings.number("secret_recovery_days") > 0, "secret_recovery_days");
    Places.keepProtected(settings, "enable_deletion_protection");
    for (String addresses : List.of("critical_alarm_emails", "warning_alarm_emails")) {
      inProduction(settings, () -> !settings.isEmpty(addresses), addresses);
    }
    inProduction(settings, () -> areUsers(settings.texts("operator_arns")), "operator_arns");
  }

  private static boolean areUsers(List<String> principals) {
    return principals.stream().noneMatch(arn -> arn.contains(":role/"));
  }

  private static boolean isSame(Values settings, GeneratedEnvironment other, String key) {
    return settings.text(key).equals(other.settings().path(key).asText());
  }

  private static void inProduction(Values settings, BooleanSupplier so, String name) {
    settings.settle(
        () -> !settings.text("environment").equals("prod") || so.getAsBoolean(),
        "environment",
        name);
  }

  private static void arrangeNetwork(Draft draft) {
    Values settings = draft.settings();
    settings.settle(
        () -> !settings.text("replica_region").equals(settings.text("region")), "replica_region");
    settings.settle(
        () ->
            !settings.isEmpty("kafka_security_group_id") || !settings.isEmpty("kafka_cidr_blocks"),
        "kafka_security_group_id",
        "kafka_cidr_blocks");
    settings.settle(
        () -> !isClosed(settings) || settings.text("log_router").equals("awslogs"),
        "nat_gateways",
        "log_router");
    if (isClosed(settings)) {
      var endpoints = new HashSet<>(settings.texts("interface_endpoints"));
      var needed = new ArrayList<>(List.of("ecr.api", "ecr.dkr", "logs", "secretsmanager"));
      if (settings.isTrue("enable_execute_command")) {
        needed.addAll(List.of("kms", "ssmmessages"));
      }
      if (!endpoints.containsAll(needed)) {
        var all = new ArrayList<>(needed);
        settings.texts("interface_endpoints").stream()
            .filter(endpoint -> !needed.contains(endpoint))
            .limit(Math.max(0, endpoints.size() - needed.size()))
            .forEach(all::add);
        settings.set("interface_endpoints", all);
      }
    }
  }

  private static boolean isClosed(Values settings) {
    return settings.text("nat_gateways").equals("none");
  }

  private static void arrangeTasks(Values settings) {
    settings.settle(
        () ->
            settings.number("autoscaling_min") <= settings.number("desired_count")
                && settings.number("desired_count") <= settings.number("autoscaling_max"),
        "autoscaling_min",
        "desired_count",
        "autoscaling_max");
    settings.settle(
        () ->
            settings.text("deployment_strategy").equals("rolling")
                || settings.text("service_discovery").equals("cloud_map"),
        "deployment_strategy",
        "service_discovery");
    settings.together("slack_workspace_id", "slack_channel_id");
  }

  private static void arrangePeople(Values settings) {
    if (!settings.text("environment").equals("prod")) {
      ofTheOwnAccount(settings, "approver_arns");
      ofTheOwnAccount(settings, "operator_arns");
    }
    settings.settle(
        () -> {
          boolean isProduction = settings.text("environment").equals("prod");
          return settings.number("approval_days") == 0
              ? !isProduction
              : !settings.isEmpty("approver_arns")
                  && (!isProduction || areUsers(settings.texts("approver_arns")));
        },
        "environment",
        "approval_days",
        "approver_arns");
  }

  /** Outside prod all of an account is trusted only if it is the environment's own. */
  private static void ofTheOwnAccount(Values settings, String people) {
    String own = "arn:aws:iam::%s:root".formatted(settings.text("account_id"));
    settings.set(
        people,
        settings.texts(people).stream()
            .map(arn -> arn.endsWith(":root") ? own : arn)
            .distinct()
            .toList());
  }

  /** Four tags are mandatory; the others are whatever was drawn. */
  private static void arrangeTags(Draft draft) {
    ObjectNode tags = (ObjectNode) draft.settings().get("mandatory_tags");
    int most = 40;
    var names = List.of("Environment", "Owner", "CostCenter", "Compliance");
    List<String> others = Kinds.names(tags).stream().filter(name -> !names.contains(name)).toList();
    others.stream().limit(Math.max(0, others.size() + 4 - most)).forEach(tags::remove);
    names.stream()
        .filter(name -> tags.path(name).asText().isBlank())
        .forEach(name -> tags.put(name, name + "-" + draft.random().nextInt(100)));
    tags.put("Environment", draft.settings().text("environment"));
  }

  private static void arrangeRoutes(Values said, Set<Integer> priorities, List<Route> routes) {
    if (said.text("service_type").equals("internal")) {
      said.set("path_patterns", List.of());
      said.set("host_headers", List.of());
      said.set("priority", IntNode.valueOf(0));
      return;
    }
    said.settle(
        () -> said.number("priority") > 0 && !priorities.contains(said.number("priority")),
        "priority");
    said.settle(
        () -> {
          int values = said.get("path_patterns").size() + said.get("host_headers").size();
          return 1 <= values
              && values <= 5
              && Route.of(said).stream()
                  .noneMatch(route -> routes.stream().anyMatch(route::mayMeet));
        },
        "path_patterns",
        "host_headers");
    priorities.add(said.number("priority"));
    routes.addAll(Route.of(said));
  }

  private static void arrangeSizes(Values settings, Entry service) {
    service
        .said()
        .settle(
            () -> isSize(service.said().number("cpu"), service.said().number("memory")),
            "cpu",
            "memory");
    settleChanges(
        service,
        () ->
            isSize(
                service.effective("cpu", settings).asInt(),
                service.effective("memory", settings).asInt()),
        "cpu",
        "memory");
    settleChanges(
        service,
        () ->
            service.effective("autoscaling_min", settings).asInt()
                    <= service.effective("desired_count", settings).asInt()
                && service.effective("desired_count", settings).asInt()
                    <= service.effective("autoscaling_max", settings).asInt(),
        "autoscaling_min",
        "desired_count",
        "autoscaling_max");
  }

  /** Only what is changed can give way; where that does not help, nothing of it is changed. */
  private static void settleChanges(Entry service, BooleanSupplier agreed, String... names) {
    service
        .changes()
        .settle(
            agreed, Stream.of(names).filter(service.changed()::contains).toArray(String[]::new));
    if (!agreed.getAsBoolean()) {
      service.changed().removeAll(List.of(names));
    }
  }

  static boolean isSize(int cpu, int memory) {
    return new FargateSize().allows(Map.of("cpu", cpu, "memory", memory));
  }

  private static void arrangeChanges(Values settings, Entry service) {
    Values said = service.said();
    Values changes = service.changes();
    boolean canBlueGreen =
        said.text("service_type").equals("public")
            && said.text("deployed_by").equals("pipeline")
            && settings.text("service_discovery").equals("cloud_map");
    changes.settle(
        () -> canBlueGreen || changes.text("deployment_strategy").equals("rolling"),
        "deployment_strategy");
    service.limit("environment_vars", 100);
    changes.settle(
        () -> !isClosed(settings) || changes.text("log_router").equals("awslogs"), "log_router");
    if (said.text("deployed_by").equals("terraform")
        && service.effective("image_tag", settings).asText().equals("latest")) {
      service.changed().add("image_tag");
      changes.set("image_tag", TextNode.valueOf("4f1c9d73be28"));
    }
  }

  @Override
  Map<String, String> impossible() {
    String subnets = "a network of at most a /16 has four subnets at least";
    String tags = "four tags are mandatory";
    return Map.of(
        "public_subnet_cidrs: with /16", subnets,
        "private_subnet_cidrs: with /16", subnets,
        "mandatory_tags: 0 entries", tags,
        "mandatory_tags: 1 entries", tags);
  }

  /** What leads to a service: a host and a path, either of which may be anything. */
  private record Route(String host, String path) {
    static List<Route> of(Values service) {
      return either(service.texts("host_headers")).stream()
          .flatMap(
              host ->
                  either(service.texts("path_patterns")).stream()
                      .map(path -> new Route(host, path)))
          .toList();
    }

    private static List<String> either(List<String> patterns) {
      return patterns.isEmpty() ? List.of(NO_HOST) : patterns;
    }

    boolean mayMeet(Route other) {
      return takes(host, other.host) && takes(path, other.path)
          || takes(other.host, host) && takes(other.path, path);
    }

    private static boolean takes(String pattern, String other) {
      int wildcard = pattern.replace('?', '*').indexOf('*');
      return wildcard < 0
          ? pattern.equals(other)
          : other.startsWith(pattern.substring(0, wildcard));
    }
  }
}
