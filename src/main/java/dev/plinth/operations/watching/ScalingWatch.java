package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Refused;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.watching.ScalingSample.AlarmState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Looks at what scales in a deployed environment: groups of instances, and services. */
public final class ScalingWatch {
  private final AwsAccess access;
  private final FleetLook fleets;
  private final ServiceLook services;
  private final List<String> deployedAlarms;

  /**
   * @throws Refused if nothing scales in it
   */
  public ScalingWatch(DeployedEnvironment environment) {
    TerraformState state = environment.state();
    List<JsonNode> groups = state.resources("aws_autoscaling_group");
    List<JsonNode> tasks = state.resources("aws_ecs_service");
    if (groups.isEmpty() && tasks.isEmpty()) {
      throw new Refused("nothing scales in %s".formatted(environment.target()));
    }
    this.access = environment.access();
    this.fleets = new FleetLook(access, groups);
    this.services = new ServiceLook(access, tasks);
    this.deployedAlarms =
        DeployedAlarm.of(state).stream()
            .filter(DeployedAlarm::scales)
            .map(DeployedAlarm::name)
            .toList();
  }

  /** How it is now. */
  public ScalingSample sample() {
    Instant now = Instant.now();
    var alarms = new ArrayList<>(deployedAlarms);
    alarms.addAll(fleets.alarms());
    alarms.addAll(services.alarms());
    return new ScalingSample(now, fleets.look(now), services.look(now), states(alarms));
  }

  /** By name: CloudWatch may tell them in another order each time. */
  private List<AlarmState> states(List<String> names) {
    return AlarmStates.named(access, names.stream().distinct().toList()).stream()
        .map(ScalingWatch::state)
        .sorted(Comparator.comparing(AlarmState::name))
        .toList();
  }

  private static AlarmState state(MetricAlarm alarm) {
    return new AlarmState(alarm.alarmName(), alarm.stateValueAsString());
  }
}
