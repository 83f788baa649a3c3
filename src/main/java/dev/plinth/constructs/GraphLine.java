package dev.plinth.constructs;

/** What a graph draws: a metric, or all metrics that a search finds. */
public sealed interface GraphLine permits Metric, MetricSearch {}
