package dev.plinth.platforms.troubleshooter;

import java.util.Map;
import java.util.TreeMap;

/** What the platform tells its programs by environment variables. */
final class Briefing {
  private final Map<String, String> variables = new TreeMap<>();

  Briefing(
      TroubleshooterPlatform platform,
      Stores stores,
      Tables tables,
      VectorCache vectors,
      Frontend frontend) {
    var settings = platform.settings();
    variables.put("ENVIRONMENT", settings.deployment().environment());
    variables.put("SESSIONS_TABLE", tables.sessions().name());
    variables.put("BUDGETS_TABLE", tables.budgets().name());
    variables.put("UPLOADS_BUCKET", stores.uploads().name());
    variables.put("ARTIFACTS_BUCKET", stores.artifacts().name());
    variables.put("VECTOR_ENDPOINT", vectors.endpoint());
    variables.put("VECTOR_INDEX", settings.vectors().vectorIndexName());
    variables.put("ALLOWED_ORIGIN", frontend.address());
  }

  Map<String, String> variables() {
    return variables;
  }
}
