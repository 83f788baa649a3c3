package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.watching.SavedQuery;
import java.util.List;

/** Questions to logs that people ask again and again, ready in Logs Insights. */
final class Queries {
  /** Answers of class 5xx, and why API Gateway gave them where it did. */
  static final String FAILED =
      "filter status >= 500"
          + " | fields @timestamp, httpMethod, resourcePath, status, responseLatency,"
          + " integrationStatus, integrationError, errorResponseType, requestId";

  static final String SLOW =
      "stats count(*) as requests, pct(responseLatency, 95) as p95, max(responseLatency) as longest,"
          + " pct(integrationLatency, 95) as backend_p95 by httpMethod, resourcePath"
          + " | sort p95 desc";

  /** Refused is what is beyond the limits of the usage plan or of the stage. */
  static final String CALLERS =
      "stats count(*) as requests, sum(strcontains(status, '429')) as refused by apiKeyId, sourceIp"
          + " | sort requests desc";

  static final String ERRORS =
      "fields @timestamp, @message | filter @message like /(?i)(error|exception|fatal|unhandled)/";

  private final TroubleshooterPlatform platform;

  Queries(TroubleshooterPlatform platform) {
    this.platform = platform;
    query("failed-requests", accessLog(platform), FAILED + " | sort @timestamp desc | limit 200");
    query("slow-requests", accessLog(platform), SLOW + " | limit 50");
    query("callers", accessLog(platform), CALLERS + " | limit 50");
    query("errors", Service.logGroupName(platform), ERRORS + " | sort @timestamp desc | limit 200");
  }

  /** Where API Gateway writes a line for each request. */
  static String accessLog(TroubleshooterPlatform platform) {
    return "/aws/apigateway/" + Gateway.apiName(platform);
  }

  private void query(String name, String group, String query) {
    new SavedQuery(platform, name, platform.name("queries") + "/" + name, List.of(group), query);
  }
}
