package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.lb.Lb;
import com.hashicorp.cdktf.providers.aws.lb.LbAccessLogs;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListener;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultAction;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionFixedResponse;
import com.hashicorp.cdktf.providers.aws.lb_listener.LbListenerDefaultActionRedirect;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRule;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleAction;
import dev.plinth.constructs.ShortName;
import dev.plinth.constructs.edge.LoadBalancerProps.Callers;
import dev.plinth.constructs.edge.LoadBalancerProps.Refusal;
import dev.plinth.constructs.edge.LoadBalancerProps.Tls;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The way in for HTTP. With a certificate HTTPS alone is spoken, and people who come by HTTP are
 * sent there; each answer carries security headers, and each request leaves a line in the access
 * log.
 */
public final class LoadBalancer extends Construct {
  public static final String ACCESS_LOG_PREFIX = "alb";

  private static final int LONGEST_NAME = 32;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

  /** Does not restrict scripts, which the web application loads from itself and evaluates. */
  private static final String CONTENT_SECURITY_POLICY =
      "frame-ancestors 'self'; object-src 'none'; base-uri 'self'";

  private final String name;
  private final Lb balancer;
  private final LbListener listener;

  public LoadBalancer(Construct scope, String id, LoadBalancerProps props) {
    super(scope, id + "-load-balancer");
    name = ShortName.within(LONGEST_NAME, props.name());
    balancer =
        at(
            id,
            Lb.Builder.create(this, "balancer")
                .name(name)
                .loadBalancerType("application")
                .internal(props.callers() == Callers.NEIGHBOURS)
                .subnets(props.subnets().ids())
                .securityGroups(List.of(props.securityGroup().id()))
                .idleTimeout(props.idleTimeoutSeconds())
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode("defensive")
                .enableDeletionProtection(props.deletionProtection())
                .accessLogs(
                    LbAccessLogs.builder()
                        .enabled(true)
                        .bucket(props.accessLogs().name())
                        .prefix(ACCESS_LOG_PREFIX)
                        .build())
                .dependsOn(
                    Stream.concat(
                            Stream.of(props.accessLogs().policy()),
                            props.subnets().routes().stream())
                        .toList())
                .build());
    listener = props.tls().map(tls -> secure(tls, props)).orElseGet(() -> plain(props));
    props.defaultTargets().ifPresent(targets -> targets.servedBy(listener));
  }

  /** The name that AWS gave it: a domain of one's own points here. */
  public String dnsName() {
    return balancer.getDnsName();
  }

  /** The hosted zone of that name, for aliases of it in Route 53. */
  public String dnsZoneId() {
    return balancer.getZoneId();
  }

  public String arn() {
    return balancer.getArn();
  }

  /** The end of the ARN, by which CloudWatch names the load balancer. */
  public String metricName() {
    return balancer.getArnSuffix();
  }

  /**
   * Sends some requests to targets of their own.
   *
   * @param id address of the rule
   */
  public void route(String id, Route route, TargetGroup targets) {
    var rule =
        at(
            id,
            LbListenerRule.Builder.create(this, id)
                .listenerArn(listener.getArn())
                .priority(route.priority())
                .condition(route.conditions())
                .action(
                    List.of(
                        LbListenerRuleAction.builder()
                            .type("forward")
                            .targetGroupArn(targets.arn())
                            .build()))
                .tags(Map.of("Name", name + "-" + id.replace('_', '-')))
                .build());
    if (route.switchedByDeployments()) {
      rule.addOverride("lifecycle.ignore_changes", List.of("action"));
    }
    targets.servedBy(rule);
  }

  /** Where requests arrive that rules look at. */
  public String listenerArn() {
    return listener.getArn();
  }

  /** For what calls at once, or makes the balancer a target: it must listen by then. */
  LbListener listener() {
    return listener;
  }

  private LbListener secure(Tls tls, LoadBalancerProps props) {
    if (props.callers() == Callers.PEOPLE) {
      redirect();
    }
    return at(
        "https",
        answering(LbListener.Builder.create(this, "https"), props)
            .port(HTTPS)
            .protocol("HTTPS")
            .certificateArn(tls.certificateArn())
            .sslPolicy(tls.policy())
            .routingHttpResponseStrictTransportSecurityHeaderValue(ONE_YEAR)
            .build());
  }

  private void redirect() {
    at(
        "http",
        LbListener.Builder.create(this, "http")
            .loadBalancerArn(balancer.getArn())
            .port(HTTP)
            .protocol("HTTP")
            .defaultAction(
                List.of(
                    LbListenerDefaultAction.builder()
                        .type("redirect")
                        .redirect(
                            LbListenerDefaultActionRedirect.builder()
                                .port(String.valueOf(HTTPS))
                                .protocol("HTTPS")
                                .statusCode("HTTP_301")
                                .build())
                        .build()))
            .build());
  }

  private LbListener plain(LoadBalancerProps props) {
    return at(
        "http",
        answering(LbListener.Builder.create(this, "http"), props)
            .port(HTTP)
            .protocol("HTTP")
            .build());
  }

  /** Answers what no rule sends elsewhere, and each answer has security headers. */
  private LbListener.Builder answering(LbListener.Builder listener, LoadBalancerProps props) {
    return listener
        .loadBalancerArn(balancer.getArn())
        .routingHttpResponseServerEnabled(false)
        .routingHttpResponseXContentTypeOptionsHeaderValue("nosniff")
        .routingHttpResponseXFrameOptionsHeaderValue("SAMEORIGIN")
        .routingHttpResponseContentSecurityPolicyHeaderValue(CONTENT_SECURITY_POLICY)
        .defaultAction(
            List.of(
                props
                    .defaultTargets()
                    .map(LoadBalancer::forward)
                    .orElseGet(() -> refuse(props.refusal()))));
  }

  private static LbListenerDefaultAction forward(TargetGroup targets) {
    return LbListenerDefaultAction.builder().type("forward").targetGroupArn(targets.arn()).build();
  }

  private static LbListenerDefaultAction refuse(Refusal refusal) {
    return LbListenerDefaultAction.builder()
        .type("fixed-response")
        .fixedResponse(
            LbListenerDefaultActionFixedResponse.builder()
                .statusCode(refusal.status())
                .contentType("application/json")
                .messageBody("{\"message\":\"%s\"}".formatted(refusal.message()))
                .build())
        .build();
  }
}
