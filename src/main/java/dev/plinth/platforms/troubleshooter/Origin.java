package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.LoadBalancer;
import dev.plinth.constructs.Network;
import dev.plinth.constructs.TargetGroup;
import java.util.Map;
import java.util.Optional;

/** What the API calls: the load balancer before the service, and the way to it. */
final class Origin {
  /** The stage variable that holds what the load balancer asks for, where it asks. */
  static final String STAGE_VARIABLE = "originVerify";

  Origin(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Stores stores) {}

  /** The address that paths are added to, such as {@code https://origin.example.com}. */
  String uri() {
    return "";
  }

  /** The VPC link that requests take; empty: they take the internet. */
  Optional<String> vpcLinkId() {
    return Optional.empty();
  }

  /** Headers of each request to it: the name to the source of the value in the API. */
  Map<String, String> headers() {
    return Map.of();
  }

  /** Variables of the API's stage that the headers take their values from. */
  Map<String, String> stageVariables() {
    return Map.of();
  }

  LoadBalancer balancer() {
    return null;
  }

  TargetGroup targets() {
    return null;
  }
}
