package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;

/** The service: its cluster, roles, tasks and scaling. */
final class Service {
  Service(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Origin origin,
      Rights rights,
      Briefing briefing) {}

  /** Known before the cluster is made, for keys and alarms that name it. */
  static String clusterName(TroubleshooterPlatform platform) {
    return platform.name("cluster");
  }

  /** Known before the service is made, for alarms that name it. */
  static String serviceName(TroubleshooterPlatform platform) {
    return platform.name("service");
  }

  /** Where its lines go. */
  static String logGroupName(TroubleshooterPlatform platform) {
    return "/ecs/" + serviceName(platform);
  }
}
