package dev.plinth.operations.watching;

import java.util.Locale;

/**
 * Where a value is out of bounds, by the alarm that guards it.
 *
 * @param comparison as CloudWatch calls it, such as {@code GreaterThanThreshold}
 * @param scales whether the alarm makes something scale, so that being out of bounds is no harm
 */
public record Bound(String alarm, String comparison, double threshold, boolean scales) {
  static Bound of(DeployedAlarm alarm) {
    return new Bound(
        alarm.name(),
        alarm.attributes().path("comparison_operator").asText(),
        alarm.attributes().path("threshold").asDouble(),
        alarm.scales());
  }

  /** Whether a value would make the alarm go off, if it stays so. */
  public boolean isCrossedBy(double value) {
    return switch (comparison) {
      case "GreaterThanThreshold" -> value > threshold;
      case "GreaterThanOrEqualToThreshold" -> value >= threshold;
      case "LessThanThreshold" -> value < threshold;
      case "LessThanOrEqualToThreshold" -> value <= threshold;
      // Alarms of anomalies have a band instead of a threshold.
      default -> false;
    };
  }

  /** Such as {@code > 80}. */
  @Override
  public String toString() {
    String sign = comparison.startsWith("Greater") ? ">" : "<";
    String equal = comparison.contains("OrEqual") ? "=" : "";
    String number =
        threshold == Math.rint(threshold)
            ? "%d".formatted((long) threshold)
            : "%s".formatted(threshold);
    return String.format(Locale.ROOT, "%s%s %s", sign, equal, number);
  }
}
