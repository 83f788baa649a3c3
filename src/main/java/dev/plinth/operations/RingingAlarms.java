package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** The alarms of an environment that have gone off. */
final class RingingAlarms {
  private RingingAlarms() {}

  /** Their names, in order; those of CloudFront are in another region. */
  static List<String> of(AwsAccess access, TerraformState state) {
    return state.resources("aws_cloudwatch_metric_alarm").stream()
        .collect(
            Collectors.groupingBy(
                RingingAlarms::region,
                Collectors.mapping(alarm -> alarm.path("alarm_name").asText(), Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(region -> ringing(access.in(region.getKey()), region.getValue()))
        .sorted()
        .toList();
  }

  /** An account has few that ring, and may have thousands that do not. */
  private static Stream<String> ringing(AwsAccess access, Set<String> ours) {
    try (var cloudWatch = access.cloudWatch()) {
      return cloudWatch
          .describeAlarmsPaginator(request -> request.stateValue(StateValue.ALARM))
          .metricAlarms()
          .stream()
          .map(MetricAlarm::alarmName)
          .filter(ours::contains)
          .toList()
          .stream();
    }
  }

  private static String region(JsonNode alarm) {
    return Arn.fromString(alarm.path("arn").asText()).region().orElseThrow();
  }
}
