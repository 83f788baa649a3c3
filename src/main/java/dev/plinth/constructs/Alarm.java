package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Tells people, and what else must know, that a measure left its bounds and that it is back. A
 * period without data counts as good: most metrics are only there while something happens.
 */
public final class Alarm extends Construct {
  public Alarm(Construct scope, String id, AlarmProps props) {
    super(scope, id + "-alarm");
    var alarm =
        CloudwatchMetricAlarm.Builder.create(this, "alarm")
            .provider(props.topic().provider().orElse(null))
            .alarmName(props.name())
            .alarmDescription(props.description())
            .evaluationPeriods(props.periods())
            .datapointsToAlarm(props.periods())
            .comparisonOperator(props.comparison().operator())
            .threshold(props.threshold())
            .treatMissingData("notBreaching")
            .alarmActions(
                Stream.concat(props.actions().stream(), Stream.of(props.topic().arn())).toList())
            .okActions(List.of(props.topic().arn()));
    if (props.measure() instanceof Metric metric) {
      watch(alarm, metric);
    } else if (props.measure() instanceof MetricSum sum) {
      alarm.metricQuery(queries(sum));
    }
    at(id, alarm.build());
  }

  private static void watch(CloudwatchMetricAlarm.Builder alarm, Metric metric) {
    alarm
        .namespace(metric.namespace())
        .metricName(metric.name())
        .dimensions(metric.dimensions())
        .statistic(metric.statistic())
        .period(metric.periodSeconds());
  }

  private static List<CloudwatchMetricAlarmMetricQuery> queries(MetricSum sum) {
    var queries = new ArrayList<CloudwatchMetricAlarmMetricQuery>();
    queries.add(
        CloudwatchMetricAlarmMetricQuery.builder()
            .id("sum")
            .label(sum.label())
            .expression(
                IntStream.rangeClosed(1, sum.parts().size())
                    .mapToObj(part -> "FILL(part" + part + ", 0)")
                    .collect(Collectors.joining(" + ")))
            .returnData(true)
            .build());
    for (int index = 0; index < sum.parts().size(); index++) {
      var metric = sum.parts().get(index);
      queries.add(
          CloudwatchMetricAlarmMetricQuery.builder()
              .id("part" + (index + 1))
              .metric(
                  CloudwatchMetricAlarmMetricQueryMetric.builder()
                      .namespace(metric.namespace())
                      .metricName(metric.name())
                      .dimensions(metric.dimensions())
                      .stat(metric.statistic())
                      .period(metric.periodSeconds())
                      .build())
              .build());
    }
    return queries;
  }
}
