package dev.plinth.constructs.edge;

import dev.plinth.constructs.keys.EncryptionKey;
import java.util.Map;
import java.util.Optional;

/**
 * @param api what it serves
 * @param name the first part of every path at the API's own address
 * @param logName what the log group of requests is called behind {@code /aws/apigateway/}
 * @param retentionDays how long lines are kept
 * @param key what lines are encrypted with, which must admit log groups that begin with {@code
 *     /aws/apigateway/} and with {@link ApiStage#EXECUTION_LOGS}
 * @param limit what each route takes from all callers together
 * @param routeLimits routes that take fewer, by their address
 * @param variables what the document reads as {@code stageVariables}
 * @param logging the role by which API Gateway writes; empty: the account has one already
 */
public record ApiStageProps(
    RestApi api,
    String name,
    String logName,
    Number retentionDays,
    EncryptionKey key,
    RateLimit limit,
    Map<String, RouteLimit> routeLimits,
    Map<String, String> variables,
    Optional<ApiLogging> logging) {
  /** What one route takes. */
  public record RouteLimit(ApiRoute route, RateLimit limit) {}
}
