package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;
import java.util.Map;

/** The Lambda functions that answer routes which are seldom asked. */
final class Functions {
  Functions(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Rights rights,
      Briefing briefing) {}

  /** How API Gateway calls each: name to invocation ARN. */
  Map<String, String> invokeArns() {
    return Map.of();
  }

  /** Lets an API call those functions that its routes name. */
  void callableBy(String executionArn) {}
}
