package dev.plinth.constructs;

/** What an alarm watches: a count, or what part of another it is. */
public sealed interface Measure permits Count, MetricRatio {}
