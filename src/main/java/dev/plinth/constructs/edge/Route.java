package dev.plinth.constructs.edge;

import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleCondition;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionHostHeader;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionHttpHeader;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionPathPattern;
import com.hashicorp.cdktf.providers.aws.lb_listener_rule.LbListenerRuleConditionSourceIp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which requests a load balancer sends to targets of their own: those that fulfil each condition
 * that is not empty. All conditions together have five values at most, which is what a rule may
 * have.
 *
 * @param priority routes are tried in this order, 1 to 50000
 * @param hosts names in the request, such as {@code shop.example.com}
 * @param paths such as {@code /api/orders/*}
 * @param sourceCidrs where requests come from
 * @param header what requests carry
 * @param switchedByDeployments whether deployments turn the route to other targets, and back:
 *     Terraform then leaves the targets alone
 */
public record Route(
    int priority,
    List<String> hosts,
    List<String> paths,
    List<String> sourceCidrs,
    Optional<Header> header,
    boolean switchedByDeployments) {
  /**
   * A header of a request.
   *
   * @param value in which {@code *} and {@code ?} stand for other characters, and capitals do not
   *     count
   */
  public record Header(String name, String value) {}

  /** Some paths, for some callers only. */
  public static Route of(int priority, List<String> paths, List<String> sourceCidrs) {
    return new Route(priority, List.of(), paths, sourceCidrs, Optional.empty(), false);
  }

  /** All that callers ask who carry a header. */
  public static Route of(int priority, Header header) {
    return new Route(priority, List.of(), List.of(), List.of(), Optional.of(header), false);
  }

  List<LbListenerRuleCondition> conditions() {
    var conditions = new ArrayList<LbListenerRuleCondition>();
    if (!hosts.isEmpty()) {
      conditions.add(
          LbListenerRuleCondition.builder()
              .hostHeader(LbListenerRuleConditionHostHeader.builder().values(hosts).build())
              .build());
    }
    if (!paths.isEmpty()) {
      conditions.add(
          LbListenerRuleCondition.builder()
              .pathPattern(LbListenerRuleConditionPathPattern.builder().values(paths).build())
              .build());
    }
    if (!sourceCidrs.isEmpty()) {
      conditions.add(
          LbListenerRuleCondition.builder()
              .sourceIp(LbListenerRuleConditionSourceIp.builder().values(sourceCidrs).build())
              .build());
    }
    header.ifPresent(
        it ->
            conditions.add(
                LbListenerRuleCondition.builder()
                    .httpHeader(
                        LbListenerRuleConditionHttpHeader.builder()
                            .httpHeaderName(it.name())
                            .values(List.of(it.value()))
                            .build())
                    .build()));
    return conditions;
  }
}
