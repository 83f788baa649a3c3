package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroup;
import com.hashicorp.cdktf.providers.aws.lb_target_group.LbTargetGroupHealthCheck;
import com.hashicorp.cdktf.providers.aws.lb_target_group_attachment.LbTargetGroupAttachment;
import dev.plinth.constructs.ShortName;
import java.util.List;
import software.constructs.Construct;

/**
 * Carries connections to a load balancer that speaks HTTPS, and does not look into them: callers
 * speak TLS with that one. For callers that can be led to a network load balancer alone, as those
 * of a {@link VpcLink} are.
 *
 * <p>It keeps no access log, since AWS writes one only where it ends TLS itself; the load balancer
 * behind it logs each request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html">Application
 *     load balancers as targets</a>
 */
public final class NetworkLoadBalancer extends Construct {
  private static final int LONGEST_NAME = 32;
  private static final int HTTPS = 443;

  private final Lb balancer;
  private final LbListener listener;

  public NetworkLoadBalancer(Construct scope, String id, NetworkLoadBalancerProps props) {
    super(scope, id + "-network-load-balancer");
    balancer =
        at(
            id,
            Lb.Builder.create(this, "balancer")
                .name(ShortName.within(LONGEST_NAME, props.name()))
                .loadBalancerType("network")
                .internal(true)
                .subnets(props.subnets().ids())
                .securityGroups(List.of(props.securityGroup().id()))
                // What a VPC link brings has passed API Gateway, and comes from no address that a
                // rule could name.
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("off")
                .enableDeletionProtection(props.deletionProtection())
                .dependsOn(props.subnets().routes())
                .build());
    var targets = targets(id, props);
    listener =
        at(
            id,
            LbListener.Builder.create(this, "listener")
                .loadBalancerArn(balancer.getArn())
                .port(HTTPS)
                .protocol("TCP")
                .defaultAction(
                    List.of(
                        LbListenerDefaultAction.builder()
                            .type("forward")
                            .targetGroupArn(targets.getArn())
                            .build()))
                .build());
  }

  public String arn() {
    return balancer.getArn();
  }

  /** For what connects at once: it must listen by then. */
  LbListener listener() {
    return listener;
  }

  private LbTargetGroup targets(String id, NetworkLoadBalancerProps props) {
    var targets =
        at(
            id,
            LbTargetGroup.Builder.create(this, "targets")
                .name(ShortName.within(LONGEST_NAME, props.name() + "-to-alb"))
                .vpcId(props.vpcId())
                .targetType("alb")
                .protocol("TCP")
                .port(HTTPS)
                .healthCheck(
                    LbTargetGroupHealthCheck.builder()
                        .enabled(true)
                        .protocol("HTTPS")
                        .path(props.healthPath())
                        .matcher("200")
                        .build())
                .build());
    at(
        id,
        LbTargetGroupAttachment.Builder.create(this, "target")
            .targetGroupArn(targets.getArn())
            .targetId(props.target().arn())
            .port(HTTPS)
            // AWS refuses a load balancer that does not listen on the port.
            .dependsOn(List.of(props.target().listener()))
            .build());
    return targets;
  }
}
