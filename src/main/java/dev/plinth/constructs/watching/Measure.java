package dev.plinth.constructs.watching;

/** What an alarm watches: a count, what part of another it is, or a formula of several. */
public sealed interface Measure permits Count, MetricRatio, MetricFormula {}
