package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.autoscaling_policy.AutoscalingPolicy;
import com.hashicorp.cdktf.providers.aws.autoscaling_policy.AutoscalingPolicyTargetTrackingConfiguration;
import com.hashicorp.cdktf.providers.aws.autoscaling_policy.AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification;
import software.constructs.Construct;

/** Keeps the requests that each instance gets near a number, by growing the fleet. */
public final class RequestScaling extends Construct {
  public RequestScaling(Construct scope, String id, RequestScalingProps props) {
    super(scope, id + "-request-scaling");
    at(
        id,
        AutoscalingPolicy.Builder.create(this, "policy")
            .name(props.name())
            .autoscalingGroupName(props.fleet().name())
            .policyType("TargetTrackingScaling")
            .targetTrackingConfiguration(
                AutoscalingPolicyTargetTrackingConfiguration.builder()
                    .predefinedMetricSpecification(
                        AutoscalingPolicyTargetTrackingConfigurationPredefinedMetricSpecification
                            .builder()
                            .predefinedMetricType("ALBRequestCountPerTarget")
                            .resourceLabel(
                                props.balancer().metricName() + "/" + props.targets().metricName())
                            .build())
                    .targetValue(props.requestsPerInstance())
                    // Shrinking is the business of the CPU alarms, which wait longer.
                    .disableScaleIn(true)
                    .build())
            .dependsOn(props.targets().listeners())
            .build());
  }
}
