package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilter;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_metric_filter.CloudwatchLogMetricFilterMetricTransformation;
import software.constructs.Construct;

/**
 * Counts the lines of a log group that say one thing, as a metric of our own: one for each value of
 * its dimensions, without data while no such line comes.
 */
public final class LogMetric extends Construct {
  public LogMetric(Construct scope, String id, LogMetricProps props) {
    super(scope, id + "-log-metric");
    at(
        id,
        CloudwatchLogMetricFilter.Builder.create(this, "filter")
            .name(props.name())
            .logGroupName(props.group().name())
            .pattern(props.pattern())
            .metricTransformation(
                CloudwatchLogMetricFilterMetricTransformation.builder()
                    .namespace(props.namespace())
                    .name(props.metric())
                    .value("1")
                    .dimensions(props.dimensions().isEmpty() ? null : props.dimensions())
                    .build())
            .build());
  }
}
