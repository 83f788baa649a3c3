package dev.plinth.policy.generated;

import dev.plinth.environment.ollama.OllamaSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Environments of the Ollama platform. */
final class OllamaRecipe extends Recipe {
  private static final List<String> X86_64 =
      List.of(
          "t3.medium",
          "t3.large",
          "t3.xlarge",
          "t3a.medium",
          "t3a.large",
          "m5.xlarge",
          "m6i.xlarge",
          "m6i.2xlarge",
          "c6i.xlarge",
          "g4dn.xlarge",
          "g5.xlarge",
          "g5.2xlarge");
  private static final List<String> ARM64 =
      List.of(
          "t4g.medium",
          "t4g.large",
          "t4g.xlarge",
          "m7g.medium",
          "m7g.large",
          "m7g.xlarge",
          "m7g.2xlarge",
          "c7g.medium",
          "c7g.large",
          "c7g.xlarge",
          "c7g.2xlarge",
          "g5g.xlarge");
  private static final Pattern DAY_OF_EITHER =
      Pattern.compile("cron\\(\\S+ \\S+ (\\? \\S+ [^?]+|[^?]+ \\S+ \\?) \\S+\\)");

  OllamaRecipe() {
    super("ollama", OllamaSettings.class, narrowed(), Map.of());
  }

  private static Map<String, Narrowing> narrowed() {
    var narrowings = new HashMap<>(Places.narrowings());
    var types =
        new Narrowing(any(X86_64) + "|" + any(ARM64), "EC2 has these types, and others like them");
    var certificate = "arn:aws:acm:%s:[0-9]{12}:certificate/[A-Za-z0-9-]{36}";
    var time =
        new Narrowing(
            "[0-5]?[0-9] (2[0-3]|1?[0-9]) (\\*|L|1-7,15) (\\*|JAN-NOV/2) (\\*|1-5|MON-FRI|SUN)",
            "schedules name times that there are");
    var host = "a name in DNS";
    narrowings.put(
        "environment",
        new Narrowing(
            "dev|staging|production|prod|[a-z][a-z0-9]{1,17}",
            "the name of a target group has 32 characters at most, and ends in the environment"));
    narrowings.put("domain_name", new Narrowing(Places.DOMAIN, host));
    narrowings.put("cdn_domains", new Narrowing("(\\*\\.)?" + Places.DOMAIN, host));
    narrowings.put(
        "storage_cors_origins",
        new Narrowing("https?://" + Places.DOMAIN + "(:[1-9][0-9]{1,3})?", host));
    narrowings.put(
        "certificate_arn",
        new Narrowing(certificate.formatted("[a-z0-9-]+"), "certificates of the home region"));
    narrowings.put(
        "cdn_certificate_arn",
        new Narrowing(certificate.formatted("us-east-1"), "the commercial partition"));
    narrowings.put("instance_type", types);
    narrowings.put("spot_instance_types", types);
    narrowings.put(
        "cache_node_type",
        new Narrowing(
            "cache\\.(t4g\\.(micro|small|medium)|m7g\\.(large|xlarge)|r7g\\.large)",
            "ElastiCache has these types, and others like them"));
    narrowings.put(
        "webui_image",
        new Narrowing(
            "ghcr\\.io/open-webui/open-webui:v[0-9]\\.[0-9]{1,2}\\.[0-9]{1,2}(@sha256:[0-9a-f]{64})?"
                + "|[0-9]{12}\\.dkr\\.ecr\\.us-east-1\\.amazonaws\\.com/webui:[0-9]\\.[0-9]-[a-z]{3}",
            "an image has a registry and a version"));
    narrowings.put("sleep_at", time);
    narrowings.put("wake_at", time);
    narrowings.put(
        "backup_schedule",
        new Narrowing(
            "cron\\([0-5]?[0-9] (2[0-3]|1?[0-9]) (\\* \\* \\?|(1|L|15W) (\\*|1/3) \\?"
                + "|\\? \\* (SUN|2-6|6#1)) \\*\\)",
            "schedules name times that there are"));
    narrowings.put(
        "storage_suffix",
        new Narrowing("random|[a-z0-9][a-z0-9-]{1,18}[a-z0-9]", "random means another thing"));
    return Map.copyOf(narrowings);
  }

  private static String any(List<String> types) {
    return String.join("|", types).replace(".", "\\.");
  }

  @Override
  void arrange(Draft draft) {
    Values settings = draft.settings();
    Places.arrange(draft);
    Places.bringHome(draft, Set.of("ollama_cdn_certificate_arn"));
    arrangeAccess(settings);
    arrangeFleet(settings);
    arrangeTimes(settings);
    arrangeStores(settings);
    arrangeEnvironment(settings);
    Places.keepApart(draft);
    Places.keepNetworksApart(draft);
  }

  private static void arrangeAccess(Values settings) {
    settings.settle(
        () ->
            settings.text("instance_placement").equals("public")
                ? isDev(settings)
                : !settings.text("nat_gateways").equals("none"),
        "environment",
        "nat_gateways",
        "instance_placement");
    settings.settle(
        () -> !settings.text("ssh_key").equals("none") || settings.isEmpty("ssh_cidrs"),
        "ssh_key",
        "ssh_cidrs");
    settings.settle(
        () ->
            settings.isEmpty("certificate_arn")
                ? isDev(settings)
                : !settings.isEmpty("domain_name"),
        "environment",
        "certificate_arn",
        "domain_name");
    settings.together("cdn_domains", "cdn_certificate_arn");
  }

  private static void arrangeFleet(Values settings) {
    settings.settle(
        () ->
            settings.number("min_size") <= settings.number("desired_size")
                && settings.number("desired_size") <= settings.number("max_size")
                && settings.number("on_demand_base") <= settings.number("max_size")
                && (isDev(settings) || settings.number("min_size") >= 2),
        "environment",
        "min_size",
        "desired_size",
        "max_size",
        "on_demand_base");
    settings.settle(
        () -> processors(settings).contains(settings.text("instance_type")),
        "architecture",
        "instance_type");
    settings.settle(
        () -> settings.number("spot_percentage") > 0 || settings.isEmpty("spot_instance_types"),
        "spot_percentage",
        "spot_instance_types");
    var others = new ArrayList<>(processors(settings));
    others.remove(settings.text("instance_type"));
    int number = Math.min(others.size(), settings.get("spot_instance_types").size());
    if (!others.containsAll(settings.texts("spot_instance_types"))) {
      settings.set("spot_instance_types", others.subList(0, number));
    }
  }

  private static List<String> processors(Values settings) {
    return settings.text("architecture").equals("arm64") ? ARM64 : X86_64;
  }

  private static void arrangeTimes(Values settings) {
    settings.settle(
        () ->
            settings.number("webui_timeout_seconds") < settings.number("alb_idle_timeout_seconds")
                && settings.number("alb_idle_timeout_seconds")
                    <= settings.number("client_timeout_seconds"),
        "webui_timeout_seconds",
        "alb_idle_timeout_seconds",
        "client_timeout_seconds");
    settings.below("instance_warmup_seconds", 0, "launch_timeout_seconds");
    settings.below("scale_down_cpu_percent", 1, "scale_up_cpu_percent");
    settings.below("cdn_default_ttl_seconds", 0, "cdn_max_ttl_seconds");
    Sleeping.arrange(settings);
    settings.settle(
        () -> DAY_OF_EITHER.matcher(settings.text("backup_schedule")).matches(), "backup_schedule");
  }

  private static void arrangeStores(Values settings) {
    settings.settle(
        () ->
            settings.number("storage_infrequent_after_days") + 30
                    <= settings.number("storage_archive_after_days")
                && settings.number("storage_archive_after_days")
                    < settings.number("storage_expire_after_days"),
        "storage_infrequent_after_days",
        "storage_archive_after_days",
        "storage_expire_after_days");
    settings.below("database_min_capacity", 0, "database_max_capacity");
    settings.settle(
        () -> !settings.text("replica_region").equals(settings.text("region")), "replica_region");
  }

  /** What dev alone may do, and production may not. */
  private static void arrangeEnvironment(Values settings) {
    settings.settle(
        () -> isDev(settings) || settings.text("webui_database").equals("postgres"),
        "environment",
        "webui_database");
    settings.settle(
        () ->
            !isProduction(settings)
                || settings.number("database_instances") > 1
                    && settings.number("database_recovery_days") >= 7,
        "environment",
        "database_instances",
        "database_recovery_days");
    Places.keepProtected(settings, "deletion_protection");
    settings.settle(
        () -> !isProduction(settings) || !settings.isEmpty("alarm_emails"),
        "environment",
        "alarm_emails");
  }

  private static boolean isDev(Values settings) {
    return settings.text("environment").equals("dev");
  }

  private static boolean isProduction(Values settings) {
    return Places.isProduction(settings.text("environment"));
  }

  @Override
  Map<String, String> impossible() {
    String subnets = "a network of at most a /16 has four subnets at least";
    return Map.of(
        "ollama_public_subnet_cidrs: with /16", subnets,
        "ollama_private_subnet_cidrs: with /16", subnets,
        "ollama_scale_up_cpu_percent: min 1", "the fleet shrinks below at least 1 percent",
        "ollama_scale_down_cpu_percent: max 100", "the fleet grows above at most 100 percent",
        "ollama_storage_infrequent_after_days: max 3650",
            "the archive follows 30 days later, and after 3650 at most");
  }
}
