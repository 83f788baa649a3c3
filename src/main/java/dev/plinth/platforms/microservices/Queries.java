package dev.plinth.platforms.microservices;

import dev.plinth.constructs.watching.SavedQuery;
import java.util.List;

/**
 * Questions to logs that people ask again and again, ready in Logs Insights. Those about services
 * leave the log groups to whoever asks: Logs Insights takes 50 at a time.
 */
final class Queries {
  private static final List<String> CHOSEN_BY_PEOPLE = List.of();

  private final MicroservicesPlatform platform;

  Queries(Foundation foundation) {
    platform = foundation.platform();
    services();
    tasks(foundation.events().log().name());
    connections(foundation.network().flowLog().name());
    query(
        "operators-sessions",
        List.of(Clusters.sessionsName(platform)),
        """
        fields @timestamp, @logStream, @message
        | sort @timestamp desc
        | limit 200
        """);
  }

  private void services() {
    query(
        "errors",
        CHOSEN_BY_PEOPLE,
        """
        fields @timestamp, @log, @message
        | filter @message like /(?i)(error|exception|fatal|unhandled)/
        | sort @timestamp desc
        | limit 200
        """);
    query(
        "errors-by-service",
        CHOSEN_BY_PEOPLE,
        """
        filter @message like /(?i)(error|exception|fatal|unhandled)/
        | stats count(*) as errors by @log, bin(5m)
        | sort errors desc
        """);
    query(
        "slow-requests",
        CHOSEN_BY_PEOPLE,
        """
        fields coalesce(durationMs, duration_ms, responseTime) as ms, coalesce(path, url) as request
        | filter ms > ${var.slow_response_seconds * 1000}
        | stats count(*) as requests, avg(ms), pct(ms, 95), max(ms) by @log, request
        | sort requests desc
        | limit 50
        """);
  }

  private void tasks(String events) {
    query(
        "failed-tasks",
        List.of(events),
        """
        filter `detail-type` = "ECS Task State Change"
        | fields @timestamp, detail.group, detail.stopCode, detail.stoppedReason, \
        detail.containers.0.exitCode, detail.containers.0.reason, detail.taskDefinitionArn
        | sort @timestamp desc
        | limit 100
        """);
    query(
        "failed-deliveries",
        List.of(events),
        """
        filter detail.eventName = "SERVICE_DEPLOYMENT_FAILED" or detail.state = "FAILED" \
        or detail.build-status = "FAILED"
        | fields @timestamp, `detail-type`, resources.0, detail.reason, detail.pipeline
        | sort @timestamp desc
        | limit 100
        """);
  }

  private void connections(String flowLog) {
    query(
        "rejected-connections",
        List.of(flowLog),
        """
        filter action = "REJECT"
        | stats count(*) as attempts by srcAddr, dstAddr, dstPort, protocol
        | sort attempts desc
        | limit 50
        """);
    query(
        "busiest-destinations",
        List.of(flowLog),
        """
        filter action = "ACCEPT"
        | stats count(*) as connections, sum(bytes) as sent by dstAddr, dstPort
        | sort connections desc
        | limit 50
        """);
  }

  private void query(String name, List<String> groups, String query) {
    new SavedQuery(
        platform,
        name,
        platform.nameInEnvironment(MicroservicesPlatform.NAME) + "/" + name,
        groups,
        query);
  }
}
