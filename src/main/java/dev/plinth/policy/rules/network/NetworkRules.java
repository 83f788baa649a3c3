package dev.plinth.policy.rules.network;

import dev.plinth.policy.Topic;
import java.util.List;

/** Who reaches what. */
public final class NetworkRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Network",
          List.of(
              new DataStoreBehindTheApplication(),
              new DataStoreInPrivateSubnets(),
              new DefaultSecurityGroupClosed(),
              new EcsServiceInPrivateSubnets(),
              new ElasticIpUsed(),
              new InterfaceEndpointAdmitsHttps(),
              new InterfaceEndpointNamesResolve(),
              new InternalTaskAdmitsNeighbours(),
              new InternetLoadBalancerInPublicSubnets(),
              new LoadBalancerSpansZones(),
              new NatGatewayReachesInternet(),
              new NetworkAclKeepsAdministrationOut(),
              new PrivateRouteStaysInItsZone(),
              new PublicTaskAdmitsLoadBalancerOnly(),
              new SecurityGroupAdmitsLittle(),
              new SecurityGroupLetsOutByPort(),
              new SecurityGroupRuleWrittenOnce(),
              new SecurityGroupRulesInOnePlace(),
              new SecurityGroupUsed(),
              new SubnetBlocksApart(),
              new SubnetGivesNoPublicAddresses(),
              new SubnetHasRouteTable(),
              new SubnetRoutesFitItsName(),
              new TargetAdmitsItsLoadBalancer(),
              new TaskReachesKafka(),
              new VpcSpansZones(),
              new VpcTrafficLogged()));

  private NetworkRules() {}
}
