package dev.plinth.platforms.troubleshooter;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    var models = settings.models();
    variables.put("ENVIRONMENT", settings.deployment().environment());
    variables.put("SESSIONS_TABLE", tables.sessions().name());
    variables.put("SESSIONS_BY_USER_INDEX", Tables.BY_USER);
    variables.put("BUDGETS_TABLE", tables.budgets().name());
    variables.put("UPLOADS_BUCKET", stores.uploads().name());
    variables.put("UPLOADS_PREFIX", Stores.INCIDENTS);
    variables.put("ARTIFACTS_BUCKET", stores.artifacts().name());
    variables.put("ARTIFACTS_PREFIX", Stores.ARTIFACTS);
    variables.put("VECTOR_ENDPOINT", vectors.endpoint());
    variables.put("VECTOR_INDEX", settings.vectors().vectorIndexName());
    variables.put(
        "MODELS",
        Stream.of(models.bedrockModelIds(), models.bedrockInferenceProfileIds())
            .flatMap(ids -> ids.stream())
            .collect(Collectors.joining(",")));
    variables.put("CACHE_METRICS_NAMESPACE", Measures.CACHE);
    variables.put("ALLOWED_ORIGIN", frontend.address());
  }

  /**
   * By name; none is empty.
   *
   * <ul>
   *   <li>{@code MODELS}: the models and profiles of Bedrock that may be asked, with commas between
   *   <li>{@code CACHE_METRICS_NAMESPACE}: where {@code CacheHits} and {@code CacheMisses} are
   *       published, with the dimension {@code Environment}
   *   <li>{@code ALLOWED_ORIGIN}: where browsers call from
   * </ul>
   */
  Map<String, String> variables() {
    return variables;
  }
}
