package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Asks CloudWatch for the states of alarms, a hundred at a time. */
final class AlarmStates {
  /** CloudWatch takes no more names in one question. */
  private static final int AT_ONCE = 100;

  private AlarmStates() {}

  /** By their names; one that is not there is not in it. */
  static Map<String, MetricAlarm> of(AwsAccess access, List<DeployedAlarm> alarms) {
    var found = new HashMap<String, MetricAlarm>();
    Map<String, List<String>> byRegion =
        alarms.stream()
            .collect(
                Collectors.groupingBy(
                    DeployedAlarm::region,
                    Collectors.mapping(DeployedAlarm::name, Collectors.toList())));
    byRegion.forEach(
        (region, names) ->
            named(access.in(region), names).forEach(alarm -> found.put(alarm.alarmName(), alarm)));
    return found;
  }

  /** Those of one region, as they are found. */
  static List<MetricAlarm> named(AwsAccess access, List<String> names) {
    var found = new ArrayList<MetricAlarm>();
    try (var cloudWatch = access.cloudWatch()) {
      for (List<String> some : inParts(names)) {
        found.addAll(
            cloudWatch
                .describeAlarms(request -> request.alarmNames(some).maxRecords(AT_ONCE))
                .metricAlarms());
      }
    }
    return found;
  }

  private static List<List<String>> inParts(List<String> names) {
    var parts = new ArrayList<List<String>>();
    for (int first = 0; first < names.size(); first += AT_ONCE) {
      parts.add(names.subList(first, Math.min(first + AT_ONCE, names.size())));
    }
    return parts;
  }
}
