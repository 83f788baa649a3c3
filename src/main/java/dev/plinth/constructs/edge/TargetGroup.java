package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupStickiness;
import dev.plinth.constructs.ShortName;
import dev.plinth.constructs.edge.TargetGroupProps.Targets;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * Instances or tasks that answer on one port. Requests go to the one with the fewest outstanding
 * ones, since some answers take far longer than others.
 */
public final class TargetGroup extends Construct {
  private static final int LONGEST_NAME = 32;

  private final LbTargetGroup group;
  private final List<ITerraformDependable> listeners = new ArrayList<>();

  public TargetGroup(Construct scope, String id, TargetGroupProps props) {
    super(scope, id + "-target-group");
    group =
        at(
            id,
            LbTargetGroup.Builder.create(this, "group")
                .name(ShortName.within(LONGEST_NAME, props.name()))
                .vpcId(props.vpcId())
                .targetType(props.targets().type())
                .protocol("HTTP")
                .port(props.port())
                .deregistrationDelay(props.deregistrationDelaySeconds())
                .loadBalancingAlgorithmType("least_outstanding_requests")
                .healthCheck(
                    LbTargetGroupHealthCheck.builder()
                        .enabled(true)
                        .protocol("HTTP")
                        .path(props.healthPath())
                        .matcher("200")
                        .interval(30)
                        .timeout(5)
                        .healthyThreshold(2)
                        .unhealthyThreshold(props.unhealthyAfter())
                        .build())
                .stickiness(
                    props
                        .stickinessSeconds()
                        .map(
                            seconds ->
                                LbTargetGroupStickiness.builder()
                                    .type("lb_cookie")
                                    .enabled(true)
                                    .cookieDuration(seconds)
                                    .build())
                        .orElse(null))
                .build());
    if (props.targets() == Targets.ADDRESSES) {
      // Another port is another group, and the listener leads to the old one until it is there.
      group.addOverride("lifecycle.create_before_destroy", true);
    }
  }

  /** Notes who sends requests here. */
  void servedBy(ITerraformDependable listener) {
    listeners.add(listener);
  }

  /**
   * For what needs requests to come: AWS refuses to scale by the requests of a group that no
   * listener sends to.
   */
  public List<ITerraformDependable> listeners() {
    return List.copyOf(listeners);
  }

  public String name() {
    return group.getName();
  }

  public String arn() {
    return group.getArn();
  }

  /** The end of the ARN, by which CloudWatch names the group. */
  public String metricName() {
    return group.getArnSuffix();
  }
}
