package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration;
import com.hashicorp.cdktf.providers.aws.appautoscaling_policy.AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification;
import com.hashicorp.cdktf.providers.aws.appautoscaling_target.AppautoscalingTarget;
import dev.plinth.constructs.compute.ServiceScalingProps.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * As many tasks as keep each near a share of its CPU, and where it is wanted of its memory, and
 * near a number of requests: whichever asks for most has it. Tasks come within a minute and go
 * within five.
 */
public final class ServiceScaling extends Construct {
  static final String NAMESPACE = "ecs";
  static final String DIMENSION = "ecs:service:DesiredCount";
  private static final int SECONDS_BEFORE_MORE = 60;
  private static final int SECONDS_BEFORE_FEWER = 300;

  private final String id;
  private final ServiceScalingProps props;
  private final String resourceId;
  private final List<ITerraformDependable> made = new ArrayList<>();

  public ServiceScaling(Construct scope, String id, ServiceScalingProps props) {
    super(scope, id + "-scaling");
    this.id = id;
    this.props = props;
    resourceId =
        at(
                id,
                AppautoscalingTarget.Builder.create(this, "target")
                    .serviceNamespace(NAMESPACE)
                    .scalableDimension(DIMENSION)
                    .resourceId("service/" + props.clusterName() + "/" + props.service().name())
                    .minCapacity(props.fewest())
                    .maxCapacity(props.most())
                    .dependsOn(List.of(props.service().resource()))
                    .build())
            .getResourceId();
    keep("cpu", measure("ECSServiceAverageCPUUtilization"), props.cpuPercent(), List.of());
    props
        .memoryPercent()
        .ifPresent(
            percent ->
                keep("memory", measure("ECSServiceAverageMemoryUtilization"), percent, List.of()));
    props.requests().ifPresent(this::keep);
  }

  /**
   * What has to be there before another part of its scaling is made: AWS takes one change at a
   * time, and the provider does not try again. (terraform-provider-aws, issue 17915.)
   */
  List<ITerraformDependable> made() {
    return List.copyOf(made);
  }

  /** The service, as its scaling calls it. */
  String resourceId() {
    return resourceId;
  }

  private void keep(Requests requests) {
    keep(
        "requests",
        measure("ALBRequestCountPerTarget").resourceLabel(requests.label()),
        requests.perMinute(),
        requests.targets().listeners());
  }

  private static
  AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification.Builder
      measure(String metric) {
    return AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
        .builder()
        .predefinedMetricType(metric);
  }

  private void keep(
      String what,
      AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification
              .Builder
          measure,
      Number target,
      List<ITerraformDependable> needs) {
    var before = Stream.concat(made.stream(), needs.stream()).toList();
    var policy =
        AppautoscalingPolicy.Builder.create(this, what)
            .name(props.name() + "-" + what)
            .policyType("TargetTrackingScaling")
            .serviceNamespace(NAMESPACE)
            .scalableDimension(DIMENSION)
            .resourceId(resourceId)
            .targetTrackingScalingPolicyConfiguration(
                AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration.builder()
                    .targetValue(target)
                    .scaleOutCooldown(SECONDS_BEFORE_MORE)
                    .scaleInCooldown(SECONDS_BEFORE_FEWER)
                    .predefinedMetricSpecification(measure.build())
                    .build())
            .dependsOn(before.isEmpty() ? null : before)
            .build();
    at(id + "_" + what, policy);
    made.clear();
    made.add(policy);
  }
}
