package dev.plinth.constructs.compute;

import java.util.List;

/**
 * A capacity provider's part of a service's tasks.
 *
 * @param provider {@code FARGATE} or {@code FARGATE_SPOT}
 * @param base tasks that it runs before any are spread
 * @param weight its part of the others, beside the weights of the other providers
 */
record CapacityShare(String provider, int base, int weight) {
  /**
   * Ordinary and spare capacity. The first task of each service never runs on spare capacity, which
   * may be gone at once everywhere.
   */
  static List<CapacityShare> of(int spotPercent) {
    var ordinary = new CapacityShare("FARGATE", 1, 100 - spotPercent);
    return spotPercent == 0
        ? List.of(ordinary)
        : List.of(ordinary, new CapacityShare("FARGATE_SPOT", 0, spotPercent));
  }
}
