package dev.plinth.constructs.watching;

import java.util.List;

/** A metric, or several added up. */
public sealed interface Count extends Measure permits Metric, MetricSum {
  /** What is added up: metrics of the same period. */
  List<Metric> parts();
}
