package dev.plinth.constructs.watching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A measure in the language of CloudWatch: metrics with an id each, and expressions over them. The
 * result stands first, and is the only one that is shown.
 */
final class MetricMath {
  private MetricMath() {}

  /** One line: either a metric, or an expression over other lines. */
  record Line(String id, Optional<Metric> metric, Optional<String> expression, String label) {
    private static Line of(String id, Metric metric) {
      return new Line(id, Optional.of(metric), Optional.empty(), metric.name());
    }

    private static Line of(String id, String expression, String label) {
      return new Line(id, Optional.empty(), Optional.of(expression), label);
    }
  }

  static List<Line> of(MetricSum sum) {
    var lines = new ArrayList<Line>();
    lines.add(Line.of("sum", added("part", sum.parts().size()), sum.label()));
    lines.addAll(parts("part", sum.parts()));
    return lines;
  }

  static List<Line> of(MetricRatio ratio) {
    return of(ratio, "percent", "");
  }

  /**
   * @param result id of the percentage
   * @param prefix what the ids of its metrics begin with, where others stand beside them
   */
  static List<Line> of(MetricRatio ratio, String result, String prefix) {
    var part = ratio.part().parts();
    var whole = ratio.whole().parts();
    String all = "(" + added(prefix + "whole", whole.size()) + ")";
    var lines = new ArrayList<Line>();
    lines.add(
        Line.of(
            result,
            "IF(%s > 0, 100 * (%s) / %s, 0)"
                .formatted(all, added(prefix + "part", part.size()), all),
            ratio.label()));
    lines.addAll(parts(prefix + "part", part));
    lines.addAll(parts(prefix + "whole", whole));
    return lines;
  }

  /**
   * @param result id of what comes out
   */
  static List<Line> of(MetricFormula formula, String result) {
    var lines = new ArrayList<Line>();
    lines.add(Line.of(result, formula.expression(), formula.label()));
    new TreeMap<>(formula.metrics()).forEach((id, metric) -> lines.add(Line.of(id, metric)));
    return lines;
  }

  /** A metric that nothing was measured of is missing, and would take the others with it. */
  private static String added(String id, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(index -> "FILL(" + id + index + ", 0)")
        .collect(Collectors.joining(" + "));
  }

  private static List<Line> parts(String id, List<Metric> metrics) {
    return IntStream.range(0, metrics.size())
        .mapToObj(index -> Line.of(id + (index + 1), metrics.get(index)))
        .toList();
  }
}
