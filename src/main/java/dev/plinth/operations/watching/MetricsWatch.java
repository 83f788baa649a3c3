package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Refused;
import dev.plinth.operations.watching.MetricsSample.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Looks at the metrics of a deployed environment, with one question a region. */
public final class MetricsWatch {
  private final AwsAccess access;
  private final Duration period;
  private final List<MetricLine> lines;

  /**
   * @param period what one value is of: a minute or more
   * @param wanted a text in the name of the panel or the line; empty takes all
   * @throws Refused if there are no such metrics
   */
  public MetricsWatch(DeployedEnvironment environment, Duration period, String wanted) {
    this.access = environment.access();
    this.period = period;
    this.lines =
        DeployedMetrics.of(environment.state(), (int) period.toSeconds()).stream()
            .filter(line -> contains(line.panel() + " " + line.label(), wanted))
            .toList();
    if (lines.isEmpty()) {
      throw new Refused(
          wanted.isEmpty()
              ? "%s has no dashboard and no alarms".formatted(environment.target())
              : "no metric of %s has \"%s\" in its name".formatted(environment.target(), wanted));
    }
  }

  /** How they are now. */
  public MetricsSample sample() {
    Instant now = Instant.now();
    Map<String, List<MetricLine>> byRegion =
        lines.stream().collect(Collectors.groupingBy(MetricLine::region));
    var found = new HashMap<String, List<MetricDataResult>>();
    byRegion.forEach(
        (region, some) ->
            found.putAll(
                LatestData.of(
                    access.in(region),
                    some.stream().map(MetricLine::queries).toList(),
                    period,
                    now)));
    return new MetricsSample(
        now,
        (int) period.toSeconds(),
        lines.stream()
            .flatMap(line -> values(line, found.getOrDefault(line.id(), List.of())))
            .toList());
  }

  /** A search may find many, or nothing, which is a value that is not there. */
  private static Stream<Value> values(MetricLine line, List<MetricDataResult> results) {
    if (results.size() > 1) {
      return results.stream()
          .map(one -> new Value(line.panel(), one.label(), latest(one), line.bounds()));
    }
    OptionalDouble value = results.isEmpty() ? OptionalDouble.empty() : latest(results.get(0));
    return Stream.of(new Value(line.panel(), line.label(), value, line.bounds()));
  }

  private static OptionalDouble latest(MetricDataResult result) {
    return result.values().stream().limit(1).mapToDouble(Double::doubleValue).findFirst();
  }

  private static boolean contains(String name, String wanted) {
    return name.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
  }
}
