package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.edge.ApiRoute;
import dev.plinth.constructs.edge.RateLimit;
import java.util.LinkedHashMap;
import java.util.Map;

/** Routes with limits of their own, as settings write them: a route to {@code rate/burst}. */
final class RouteLimits {
  private RouteLimits() {}

  static Map<ApiRoute, RateLimit> of(Map<String, String> settings) {
    var limits = new LinkedHashMap<ApiRoute, RateLimit>();
    settings.forEach((route, limit) -> limits.put(ApiRoute.of(route), limit(limit)));
    return limits;
  }

  private static RateLimit limit(String text) {
    String[] parts = text.split("/");
    return new RateLimit(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
  }
}
