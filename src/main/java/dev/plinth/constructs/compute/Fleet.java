package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformResourceLifecycle;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroup;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInitialLifecycleHook;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceMaintenancePolicy;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefresh;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefreshPreferences;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupInstanceRefreshPreferencesAlarmSpecification;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicy;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyInstancesDistribution;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplate;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride;
import com.hashicorp.cdktf.providers.aws.autoscaling_group.AutoscalingGroupTag;
import com.hashicorp.cdktf.providers.aws.autoscaling_lifecycle_hook.AutoscalingLifecycleHook;
import dev.plinth.constructs.compute.FleetProps.Launching;
import dev.plinth.constructs.compute.FleetProps.Spot;
import dev.plinth.constructs.edge.TargetGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Instances over several zones, replaced when the load balancer finds them ill, in service only
 * when they say that they are ready. A new launch template replaces them a few at a time, and is
 * rolled back when the new ones do not come up or an alarm goes off.
 */
public final class Fleet extends Construct {
  private static final int SECONDS_BEFORE_HEALTH_COUNTS = 300;
  private static final String LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
  private static final String GIVE_UP = "ABANDON";
  private static final int SECONDS_PER_DAY = 86_400;
  private static final int ALL_STAY_IN_SERVICE = 100;
  private static final int HALF_AS_MANY_MORE = 150;

  private final AutoscalingGroup group;

  public Fleet(Construct scope, String id, FleetProps props) {
    super(scope, id + "-fleet");
    var template = new LaunchTemplate(this, id, props);
    var group =
        AutoscalingGroup.Builder.create(this, "group")
            .name(props.name())
            .minSize(props.size().min())
            .desiredCapacity(props.size().desired())
            .maxSize(props.size().max())
            .vpcZoneIdentifier(props.place().subnets().ids())
            .targetGroupArns(props.place().targetGroups().stream().map(TargetGroup::arn).toList())
            .healthCheckType("ELB")
            .healthCheckGracePeriod(SECONDS_BEFORE_HEALTH_COUNTS)
            .defaultInstanceWarmup(props.launching().warmupSeconds())
            .initialLifecycleHook(List.of(hook(props.launching())))
            .instanceMaintenancePolicy(
                AutoscalingGroupInstanceMaintenancePolicy.builder()
                    .minHealthyPercentage(ALL_STAY_IN_SERVICE)
                    .maxHealthyPercentage(HALF_AS_MANY_MORE)
                    .build())
            .instanceRefresh(refresh(props))
            .serviceLinkedRoleArn(props.serviceLinkedRoleArn())
            .terminationPolicies(List.of("OldestLaunchTemplate", "Default"))
            .enabledMetrics(
                List.of(
                    "GroupDesiredCapacity",
                    "GroupInServiceInstances",
                    "GroupPendingInstances",
                    "GroupTerminatingInstances",
                    "GroupTotalInstances"))
            .waitForCapacityTimeout(props.launching().capacityTimeout())
            .tag(tags(props.tags()))
            // Scaling policies decide the size from here on, and the hook's own resource the hook:
            // in the group, a change of it would replace the group.
            .lifecycle(
                TerraformResourceLifecycle.builder()
                    .ignoreChanges(List.of("desired_capacity", "initial_lifecycle_hook"))
                    .build())
            .dependsOn(firstSecond(props));
    if (props.maxAgeDays() > 0) {
      group.maxInstanceLifetime(props.maxAgeDays() * SECONDS_PER_DAY);
    }
    props
        .spot()
        .ifPresentOrElse(
            spot -> useSpot(group, spot, template, props.machine().instanceType()),
            () -> group.launchTemplate(onDemand(template)));
    this.group = at(id, group.build());
    keepHook(id, props.launching());
  }

  public String name() {
    return group.getName();
  }

  /**
   * What an instance needs from its first second, when it installs itself, and what Terraform does
   * not see: the launch template names subnets, security groups and a role, and not their routes,
   * rules and policies.
   */
  private static List<ITerraformDependable> firstSecond(FleetProps props) {
    var place = props.place();
    return Stream.of(
            place.subnets().routes().stream(),
            place.securityGroups().stream().flatMap(group -> group.rules().stream()),
            place.targetGroups().stream().flatMap(group -> group.listeners().stream()),
            props.machine().profile().rights().stream())
        .flatMap(what -> what)
        .toList();
  }

  /** The hook that the group has from the start, so that a change of it is made in place. */
  private void keepHook(String id, Launching launching) {
    at(
        id,
        AutoscalingLifecycleHook.Builder.create(this, "hook")
            .name(launching.hook())
            .autoscalingGroupName(group.getName())
            .lifecycleTransition(LAUNCHING)
            .heartbeatTimeout(launching.timeoutSeconds())
            .defaultResult(GIVE_UP)
            .build());
  }

  private static AutoscalingGroupInitialLifecycleHook hook(Launching launching) {
    return AutoscalingGroupInitialLifecycleHook.builder()
        .name(launching.hook())
        .lifecycleTransition(LAUNCHING)
        .heartbeatTimeout(launching.timeoutSeconds())
        .defaultResult(GIVE_UP)
        .build();
  }

  private static AutoscalingGroupInstanceRefresh refresh(FleetProps props) {
    return AutoscalingGroupInstanceRefresh.builder()
        .strategy("Rolling")
        .preferences(
            AutoscalingGroupInstanceRefreshPreferences.builder()
                .minHealthyPercentage(ALL_STAY_IN_SERVICE)
                .maxHealthyPercentage(HALF_AS_MANY_MORE)
                .autoRollback(true)
                .alarmSpecification(
                    AutoscalingGroupInstanceRefreshPreferencesAlarmSpecification.builder()
                        .alarms(props.rollbackAlarms())
                        .build())
                .build())
        .build();
  }

  /** Of the group alone: what it launches is tagged by the launch template. */
  private static List<AutoscalingGroupTag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(
            tag ->
                AutoscalingGroupTag.builder()
                    .key(tag.getKey())
                    .value(tag.getValue())
                    .propagateAtLaunch(false)
                    .build())
        .toList();
  }

  private static AutoscalingGroupLaunchTemplate onDemand(LaunchTemplate template) {
    return AutoscalingGroupLaunchTemplate.builder()
        .id(template.id())
        .version(template.version())
        .build();
  }

  private static void useSpot(
      AutoscalingGroup.Builder group, Spot spot, LaunchTemplate template, String ownType) {
    group.capacityRebalance(true).mixedInstancesPolicy(mixed(spot, template, ownType));
  }

  private static AutoscalingGroupMixedInstancesPolicy mixed(
      Spot spot, LaunchTemplate template, String ownType) {
    var specification =
        AutoscalingGroupMixedInstancesPolicyLaunchTemplateLaunchTemplateSpecification.builder()
            .launchTemplateId(template.id())
            .version(template.version())
            .build();
    var types =
        Stream.concat(Stream.of(ownType), spot.otherTypes().stream())
            .map(
                type ->
                    AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverride.builder()
                        .instanceType(type)
                        .build())
            .toList();
    return AutoscalingGroupMixedInstancesPolicy.builder()
        .instancesDistribution(
            AutoscalingGroupMixedInstancesPolicyInstancesDistribution.builder()
                .onDemandBaseCapacity(spot.onDemandBase())
                .onDemandPercentageAboveBaseCapacity(100 - spot.percentage())
                .spotAllocationStrategy("price-capacity-optimized")
                .build())
        .launchTemplate(
            AutoscalingGroupMixedInstancesPolicyLaunchTemplate.builder()
                .launchTemplateSpecification(specification)
                .override(types)
                .build())
        .build();
  }
}
