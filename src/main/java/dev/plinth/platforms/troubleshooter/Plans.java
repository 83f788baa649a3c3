package dev.plinth.platforms.troubleshooter;

import static java.util.stream.Collectors.toMap;

import dev.plinth.constructs.edge.ApiStage;
import dev.plinth.constructs.edge.RateLimit;
import dev.plinth.constructs.edge.UsagePlan;
import dev.plinth.constructs.edge.UsagePlanProps;
import dev.plinth.constructs.edge.UsagePlanProps.Quota;
import dev.plinth.environment.troubleshooter.UsagePlanSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What kinds of callers there are, how often each may call, and the callers' keys. */
final class Plans {
  private final TroubleshooterPlatform platform;
  private final ApiStage stage;
  private final Map<String, String> keyIds = new LinkedHashMap<>();

  Plans(TroubleshooterPlatform platform, ApiStage stage) {
    this.platform = platform;
    this.stage = stage;
    platform.settings().usagePlans().forEach(plan -> keyIds.putAll(plan(plan).keyIds()));
  }

  /** The keys' ids by their names. */
  Map<String, String> keyIds() {
    return keyIds;
  }

  private UsagePlan plan(UsagePlanSettings plan) {
    return new UsagePlan(
        platform,
        plan.name(),
        new UsagePlanProps(
            platform.name(plan.name()),
            plan.description(),
            stage,
            new RateLimit(plan.rateLimit(), plan.burstLimit()),
            Optional.of(plan)
                .filter(it -> it.quotaLimit() > 0)
                .map(it -> new Quota(it.quotaLimit(), it.quotaPeriod().name())),
            RouteLimits.of(plan.routeThrottles()),
            keys(plan)));
  }

  /** A key is its caller's, whatever his plan: who moves to another plan keeps it. */
  private Map<String, String> keys(UsagePlanSettings plan) {
    return plan.apiKeys().stream()
        .collect(toMap(key -> key, platform::name, (a, b) -> a, TreeMap::new));
  }
}
