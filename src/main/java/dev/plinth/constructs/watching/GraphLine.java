package dev.plinth.constructs.watching;

/**
 * What a graph draws: a metric, all metrics that a search finds, what part of others one is, or a
 * formula of several.
 */
public sealed interface GraphLine
    permits Metric, MetricSearch, MetricShare, MetricRatio, MetricFormula {}
