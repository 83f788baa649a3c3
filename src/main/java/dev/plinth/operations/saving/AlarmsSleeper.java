package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/**
 * The alarms that take silence for a fault: what sleeps says nothing. They stay, and tell nobody
 * meanwhile.
 */
final class AlarmsSleeper implements Sleeper {
  /** CloudWatch takes so many names at once. (API reference, "DisableAlarmActions".) */
  private static final int AT_ONCE = 100;

  private final CloudWatchClient cloudWatch;
  private final List<String> names;

  /**
   * @param alarms their attributes in the state, and those of others, which are left alone
   * @param region where they are
   */
  AlarmsSleeper(CloudWatchClient cloudWatch, List<JsonNode> alarms, String region) {
    this.cloudWatch = cloudWatch;
    names =
        alarms.stream()
            .filter(alarm -> alarm.path("treat_missing_data").asText().equals("breaching"))
            .filter(alarm -> alarm.path("arn").asText().contains(":" + region + ":"))
            .map(alarm -> alarm.path("alarm_name").asText())
            .toList();
  }

  /** How many there are. */
  int size() {
    return names.size();
  }

  /** Nothing in AWS would let them tell again at a time: then they go on. */
  @Override
  public Optional<Step> toSleep(Optional<Instant> wakesAt) {
    if (wakesAt.isPresent()) {
      return toWake();
    }
    return step(
        telling(true),
        "tell nobody",
        some -> cloudWatch.disableAlarmActions(request -> request.alarmNames(some)));
  }

  @Override
  public Optional<String> stillRunning() {
    return Optional.empty();
  }

  @Override
  public Optional<Step> toWake() {
    return step(
        telling(false),
        "tell again",
        some -> cloudWatch.enableAlarmActions(request -> request.alarmNames(some)));
  }

  private static Optional<Step> step(
      List<String> names, String what, Consumer<List<String>> change) {
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Step(
                "alarms that take silence for a fault: %d %s".formatted(names.size(), what),
                () -> inParts(names).forEach(change)));
  }

  private List<String> telling(boolean wanted) {
    return inParts(names).stream()
        .flatMap(
            some ->
                cloudWatch
                    .describeAlarmsPaginator(request -> request.alarmNames(some))
                    .metricAlarms()
                    .stream())
        .filter(alarm -> alarm.actionsEnabled() == wanted)
        .map(MetricAlarm::alarmName)
        .toList();
  }

  private static List<List<String>> inParts(List<String> names) {
    var parts = new ArrayList<List<String>>();
    for (int first = 0; first < names.size(); first += AT_ONCE) {
      parts.add(names.subList(first, Math.min(first + AT_ONCE, names.size())));
    }
    return parts;
  }
}
