package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.compute.Cluster;
import dev.plinth.constructs.compute.ClusterProps;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;

/** The cluster of an environment. */
final class Clusters {
  private Clusters() {}

  /** Known before the cluster is made, for keys and alarms that name it. */
  static String name(MicroservicesPlatform platform) {
    return platform.nameInEnvironment("microservices");
  }

  /** Known before the group is made, for pages that show what operators typed. */
  static String sessionsName(MicroservicesPlatform platform) {
    return sessions(platform);
  }

  /** The log group of what operators type, known before it is made, for roles that name it. */
  static String sessions(MicroservicesPlatform platform) {
    return "/ecs/sessions/" + name(platform);
  }

  static Cluster of(MicroservicesPlatform platform, Keys keys) {
    return new Cluster(
        platform,
        "main",
        new ClusterProps(
            name(platform),
            keys.tasks(),
            log(platform, keys, "sessions", sessionsName(platform)),
            log(
                platform,
                keys,
                "insights",
                "/aws/ecs/containerinsights/" + name(platform) + "/performance"),
            platform.settings().tasks().fargateSpotPercent()));
  }

  private static LogGroup log(MicroservicesPlatform platform, Keys keys, String id, String name) {
    return new LogGroup(
        platform,
        id,
        new LogGroupProps(
            name, number(platform.settings().monitoring().logRetentionDays()), keys.logs()));
  }
}
