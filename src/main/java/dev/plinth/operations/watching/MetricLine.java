package dev.plinth.operations.watching;

import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * One thing to ask CloudWatch for: a metric, or an expression over some.
 *
 * @param panel what it belongs to, such as {@code Response time (s)}
 * @param label what it is of that; empty if the panel is about nothing else, or a search finds many
 * @param region where it is asked for
 * @param id of the query with its value
 * @param queries that query, and those that it needs
 * @param bounds of the alarms that guard it
 */
record MetricLine(
    String panel,
    String label,
    String region,
    String id,
    List<MetricDataQuery> queries,
    List<Bound> bounds) {}
