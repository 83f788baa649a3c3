package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** Finds out whether the dashboards and alarms are there. */
final class MonitoringProbe implements Probe {
  private static final int NOT_FOUND = 404;

  private final AwsAccess access;
  private final TerraformState state;

  MonitoringProbe(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public String part() {
    return "dashboards and alarms";
  }

  @Override
  public Observation attempt() {
    List<String> dashboards =
        state.resources("aws_cloudwatch_dashboard").stream()
            .map(dashboard -> dashboard.path("dashboard_name"))
            .map(JsonNode::asText)
            .toList();
    List<DeployedAlarm> alarms = DeployedAlarm.of(state);
    List<String> missing = Stream.concat(missing(dashboards).stream(), missingOf(alarms)).toList();
    return missing.isEmpty()
        ? Observation.good(
            part(), "%d and %d, all there".formatted(dashboards.size(), alarms.size()))
        : Observation.bad(
            part(), "not there: " + String.join(", ", missing), "deploy makes them again");
  }

  private List<String> missing(List<String> dashboards) {
    var missing = new ArrayList<String>();
    try (var cloudWatch = access.cloudWatch()) {
      dashboards.stream().filter(name -> !isThere(cloudWatch, name)).forEach(missing::add);
    }
    return missing;
  }

  private static boolean isThere(CloudWatchClient cloudWatch, String dashboard) {
    try {
      cloudWatch.getDashboard(request -> request.dashboardName(dashboard));
      return true;
    } catch (CloudWatchException failure) {
      if (failure.statusCode() == NOT_FOUND) {
        return false;
      }
      throw failure;
    }
  }

  private Stream<String> missingOf(List<DeployedAlarm> alarms) {
    var found = AlarmStates.of(access, alarms);
    return alarms.stream().map(DeployedAlarm::name).filter(name -> !found.containsKey(name));
  }
}
