package dev.plinth.constructs.edge;

import java.util.Map;
import java.util.Optional;

/**
 * @param name the plan's name
 * @param description whom it is for
 * @param stage what its keys open
 * @param limit what each key may send
 * @param quota how many requests a key may send in a period; empty: any number
 * @param routeLimits routes with limits of their own
 * @param keys names of the keys by their addresses
 */
public record UsagePlanProps(
    String name,
    String description,
    ApiStage stage,
    RateLimit limit,
    Optional<Quota> quota,
    Map<ApiRoute, RateLimit> routeLimits,
    Map<String, String> keys) {
  /**
   * @param requests the most in a period
   * @param period {@code DAY}, {@code WEEK} or {@code MONTH}
   */
  public record Quota(int requests, String period) {}
}
