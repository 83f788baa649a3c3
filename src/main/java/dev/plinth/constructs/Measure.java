package dev.plinth.constructs;

/** What an alarm watches: a metric, or several put together. */
public sealed interface Measure permits Metric, MetricSum, MetricRatio {}
