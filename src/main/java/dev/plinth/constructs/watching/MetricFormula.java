package dev.plinth.constructs.watching;

import java.util.Map;

/**
 * What is computed of several metrics by a formula of its own, such as what a request costs.
 *
 * @param label what the result is called
 * @param expression in the language of CloudWatch's metric math, over the ids of the metrics
 * @param metrics by the id that the expression calls each by: a lower-case letter first, then
 *     letters, digits and underscores; the formulas of one graph share what they call the same. An
 *     alarm takes ten at most
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html">Metric
 *     math</a>
 */
public record MetricFormula(String label, String expression, Map<String, Metric> metrics)
    implements Measure, GraphLine {}
