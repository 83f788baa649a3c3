package dev.plinth.policy.rules.edge;

import dev.plinth.policy.Topic;
import java.util.List;

/** Load balancers, distributions, APIs: what the internet meets. */
public final class EdgeRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Edge",
          List.of(
              new AlbDefendsAgainstDesync(),
              new AlbDropsInvalidHeaders(),
              new AlbEndsTls(),
              new AlbRequestsLogged(),
              new ApiBackendCalledByTls(),
              new ApiChangesAreDeployed(),
              new ApiDomainSpeaksModernTls(),
              new ApiErrorsLogged(),
              new ApiMethodAsksWhoCalls(),
              new ApiRequestsLogged(),
              new ApiTraced(),
              new BalancerWaitsAsLongAsItsCaller(),
              new CloudfrontBehaviourHasOrigin(),
              new CloudfrontCachesForAWhile(),
              new CloudfrontCertificateInUsEast1(),
              new CloudfrontOriginByTls(),
              new CloudfrontRootObject(),
              new CloudfrontS3OriginSigned(),
              new CloudfrontSpeaksModernTls(),
              new CloudfrontViewersUseTls(),
              new HttpRedirectsToHttps(),
              new InternalServiceWithoutLoadBalancer(),
              new ListenerRulesDistinct(),
              new LoadBalancerProtectedFromDeletion(),
              new PublicServiceBehindLoadBalancer(),
              new TargetGroupChecksAPath(),
              new TargetGroupChecksInTime(),
              new TargetGroupDrains(),
              new TlsPolicyModern(),
              new UsagePlanLimits(),
              new WafAclHasRules(),
              new WafAclInUse(),
              new WafAclLogged(),
              new WafRulesMeasured()));

  private EdgeRules() {}
}
