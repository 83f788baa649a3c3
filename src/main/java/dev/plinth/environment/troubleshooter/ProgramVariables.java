package dev.plinth.environment.troubleshooter;

import java.util.List;
import java.util.Set;

/** Environment variables that the platform or AWS gives to the service and to functions. */
public final class ProgramVariables {
  /** Those of the platform. */
  public static final Set<String> OF_THE_PLATFORM =
      Set.of(
          "ALLOWED_ORIGIN",
          "ARTIFACTS_BUCKET",
          "ARTIFACTS_PREFIX",
          "BUDGETS_TABLE",
          "CACHE_METRICS_NAMESPACE",
          "ENVIRONMENT",
          "MODELS",
          "PORT",
          "SESSIONS_BY_USER_INDEX",
          "SESSIONS_TABLE",
          "UPLOADS_BUCKET",
          "UPLOADS_PREFIX",
          "VECTOR_ENDPOINT",
          "VECTOR_INDEX");

  /** AWS Lambda developer guide, "Reserved environment variables"; ECS has its own. */
  private static final List<String> OF_AWS = List.of("AWS_", "ECS_", "LAMBDA_");

  private ProgramVariables() {}

  /** Whether a name is not for settings to use. */
  static boolean isGiven(String name) {
    return OF_THE_PLATFORM.contains(name) || OF_AWS.stream().anyMatch(name::startsWith);
  }
}
