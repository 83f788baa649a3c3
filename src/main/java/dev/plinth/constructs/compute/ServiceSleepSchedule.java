package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.appautoscaling_scheduled_action.AppautoscalingScheduledAction;
import com.hashicorp.cdktf.providers.aws.appautoscaling_scheduled_action.AppautoscalingScheduledActionScalableTargetAction;
import java.util.List;
import software.constructs.Construct;

/** Takes a service to no tasks at night and back in the morning (UTC). */
public final class ServiceSleepSchedule extends Construct {
  private final String id;
  private final ServiceSleepScheduleProps props;

  public ServiceSleepSchedule(Construct scope, String id, ServiceSleepScheduleProps props) {
    super(scope, id + "-sleep-schedule");
    this.id = id;
    this.props = props;
    var sleep = action("sleep", props.sleepAt(), 0, 0, props.scaling().made());
    action("wake", props.wakeAt(), props.fewest(), props.most(), List.of(sleep));
  }

  private AppautoscalingScheduledAction action(
      String what, String recurrence, int fewest, int most, List<ITerraformDependable> before) {
    return at(
        id + "_" + what,
        AppautoscalingScheduledAction.Builder.create(this, what)
            .name(props.name() + "-" + what)
            .serviceNamespace(ServiceScaling.NAMESPACE)
            .scalableDimension(ServiceScaling.DIMENSION)
            .resourceId(props.scaling().resourceId())
            .schedule(new SixFieldCron(recurrence).expression())
            .timezone("Etc/UTC")
            .scalableTargetAction(
                AppautoscalingScheduledActionScalableTargetAction.builder()
                    .minCapacity(String.valueOf(fewest))
                    .maxCapacity(String.valueOf(most))
                    .build())
            .dependsOn(before)
            .build());
  }
}
