package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;
import java.util.Map;
import java.util.TreeMap;

/** What people and programs get from the platform. */
final class Outputs {
  private final TroubleshooterPlatform platform;

  Outputs(TroubleshooterPlatform platform) {
    this.platform = platform;
  }

  void api(Gateway gateway, Frontend frontend) {}

  void data(Stores stores, Tables tables, VectorCache vectors) {
    platform.output(
        "vector_index", vectors.index(), "What `plinth vectors` makes in the collection");
  }

  void compute(Network network, Origin origin, Service service, Functions functions) {}

  void monitoring(Alerts alerts, Overview overview) {
    platform.output("dashboard_url", overview.url(), "Dashboard");
    platform.output(
        "alarm_topic_arns",
        new TreeMap<>(
            Map.of(
                platform.home().region(),
                alerts.topic().arn(),
                Regions.GLOBAL,
                alerts.global().arn())),
        "Topics of the alarms, by region");
    platform.output(
        "log_groups",
        new TreeMap<>(
            Map.of(
                "requests",
                Queries.accessLog(platform),
                "service",
                Service.logGroupName(platform))),
        "What was asked of the API, and what the service says");
  }
}
