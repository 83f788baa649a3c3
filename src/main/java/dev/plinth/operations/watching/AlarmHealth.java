package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Running;
import dev.plinth.operations.TerraformState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Whether alarms are there, and which of them have gone off. */
final class AlarmHealth implements Look {
  private final AwsAccess access;
  private final TerraformState state;

  AlarmHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    List<DeployedAlarm> deployed = DeployedAlarm.of(state);
    if (deployed.isEmpty()) {
      return List.of();
    }
    Map<String, MetricAlarm> found = AlarmStates.of(access, deployed);
    var seen = new ArrayList<Observation>();
    long asleep = deployed.stream().filter(alarm -> sleeps(alarm, found)).count();
    if (asleep > 0 && Running.of(access, state).isAsleep()) {
      deployed = deployed.stream().filter(alarm -> !sleeps(alarm, found)).toList();
      seen.add(
          Observation.unknown(
              "alarms",
              "%d tell nobody while it sleeps".formatted(asleep),
              "./plinth wake lets them tell again"));
    }
    int quiet = 0;
    for (DeployedAlarm alarm : deployed) {
      MetricAlarm there = found.get(alarm.name());
      if (there == null) {
        seen.add(Observation.bad("alarm " + alarm.name(), "is not there", "deploy makes it again"));
      } else if (there.stateValue() == StateValue.ALARM && !alarm.scales()) {
        seen.add(
            Observation.bad(
                "alarm " + alarm.name(), "has gone off: " + reason(there), alarm.description()));
      } else if (!there.actionsEnabled()) {
        seen.add(
            Observation.bad(
                "alarm " + alarm.name(), "tells nobody", "deploy switches its actions on again"));
      } else {
        quiet++;
      }
    }
    if (quiet > 0) {
      seen.add(Observation.good("alarms", "%d of %d quiet".formatted(quiet, deployed.size())));
    }
    return seen;
  }

  /** Whether it is one of those that `sleep` silences. */
  private static boolean sleeps(DeployedAlarm alarm, Map<String, MetricAlarm> found) {
    MetricAlarm there = found.get(alarm.name());
    return there != null && !there.actionsEnabled() && alarm.hearsSilence();
  }

  private static String reason(MetricAlarm alarm) {
    return alarm.stateReason() == null ? "no reason given" : alarm.stateReason();
  }
}
