package dev.plinth.operations.watching;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values of an environment's metrics at one moment.
 *
 * @param periodSeconds what one value is of
 */
public record MetricsSample(Instant at, int periodSeconds, List<Value> values) {

  /**
   * The last value of a metric.
   *
   * @param panel what it belongs to, as on the dashboard
   * @param label what it is of that; may be empty
   * @param value empty: nothing was reported lately
   * @param bounds of the alarms that guard it
   */
  public record Value(String panel, String label, OptionalDouble value, List<Bound> bounds) {
    /** The bounds that it is beyond. */
    public List<Bound> crossed() {
      return value.isEmpty()
          ? List.of()
          : bounds.stream().filter(bound -> bound.isCrossedBy(value.getAsDouble())).toList();
    }
  }
}
