package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * @param name the filter's name
 * @param group whose lines are counted
 * @param pattern which lines, in the language of CloudWatch Logs
 * @param namespace where the metric is found
 * @param metric what the count is called
 * @param dimensions name of a dimension to the field of the line that gives its value, such as
 *     {@code $.detail.group}
 */
public record LogMetricProps(
    String name,
    LogGroup group,
    String pattern,
    String namespace,
    String metric,
    Map<String, String> dimensions) {}
