package dev.plinth.constructs;

/** What a graph draws: a metric, all metrics that a search finds, or what part of two one is. */
public sealed interface GraphLine permits Metric, MetricSearch, MetricShare {}
