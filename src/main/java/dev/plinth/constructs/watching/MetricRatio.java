package dev.plinth.constructs.watching;

/**
 * How many percent of something are something else, such as failed requests of all requests; zero
 * while there is nothing.
 *
 * @param label what the percentage is called
 * @param part counts what is looked for; without data: none
 * @param whole counts all, in the same periods; without data: none
 */
public record MetricRatio(String label, Count part, Count whole) implements Measure, GraphLine {}
