package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarm;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQuery;
import com.hashicorp.cdktf.providers.aws.cloudwatch_metric_alarm.CloudwatchMetricAlarmMetricQueryMetric;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Tells people, and what else must know, that a measure left its bounds and that it is back. A
 * period without data counts as good unless the alarm says otherwise: most metrics are only there
 * while something happens.
 */
public final class Alarm extends Construct {
  private final CloudwatchMetricAlarm resource;

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
            .treatMissingData(props.missingData().treatment())
            .alarmActions(
                Stream.concat(props.actions().stream(), Stream.of(props.topic().arn())).toList())
            .okActions(List.of(props.topic().arn()));
    if (props.measure() instanceof Metric metric) {
      watch(alarm, metric);
    } else if (props.measure() instanceof MetricSum sum) {
      alarm.metricQuery(queries(MetricMath.of(sum)));
    } else if (props.measure() instanceof MetricRatio ratio) {
      alarm.metricQuery(queries(MetricMath.of(ratio)));
    } else if (props.measure() instanceof MetricFormula formula) {
      alarm.metricQuery(queries(MetricMath.of(formula, "result")));
    }
    resource = at(id, alarm.build());
  }

  /** Its name, for what looks at it while it changes something, and must be made after it. */
  public String name() {
    return resource.getAlarmName();
  }

  private static void watch(CloudwatchMetricAlarm.Builder alarm, Metric metric) {
    alarm
        .namespace(metric.namespace())
        .metricName(metric.name())
        .dimensions(metric.dimensions())
        .period(metric.periodSeconds());
    if (metric.isPercentile()) {
      alarm.extendedStatistic(metric.statistic());
    } else {
      alarm.statistic(metric.statistic());
    }
  }

  private static List<CloudwatchMetricAlarmMetricQuery> queries(List<MetricMath.Line> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(index -> query(lines.get(index), index == 0))
        .toList();
  }

  private static CloudwatchMetricAlarmMetricQuery query(MetricMath.Line line, boolean result) {
    var query = CloudwatchMetricAlarmMetricQuery.builder().id(line.id());
    line.expression().ifPresent(expression -> query.expression(expression).label(line.label()));
    line.metric().ifPresent(metric -> query.metric(measured(metric)));
    if (result) {
      query.returnData(true);
    }
    return query.build();
  }

  private static CloudwatchMetricAlarmMetricQueryMetric measured(Metric metric) {
    return CloudwatchMetricAlarmMetricQueryMetric.builder()
        .namespace(metric.namespace())
        .metricName(metric.name())
        .dimensions(metric.dimensions())
        .stat(metric.statistic())
        .period(metric.periodSeconds())
        .build();
  }
}
