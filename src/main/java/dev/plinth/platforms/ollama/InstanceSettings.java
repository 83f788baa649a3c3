package dev.plinth.platforms.ollama;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an instance is told about its platform: names, addresses and sizes, never a secret.
 *
 * <p>A value is plain text or a Terraform reference such as {@code ${aws_s3_bucket.storage.id}}. It
 * is one line, and not blank. It reaches the instance as data, so any character is safe in it.
 *
 * @param region the region of the instance and of everything it talks to
 * @param database what several instances share; empty when each keeps its own user store
 */
public record InstanceSettings(
    String region,
    Group group,
    Logs logs,
    Model model,
    WebUi webUi,
    Storage storage,
    Optional<SharedDatabase> database) {

  /**
   * The auto scaling group, by plain names: it depends on the launch template that carries these
   * settings, so a reference to it would be a cycle.
   *
   * @param name of the group, and the dimension of the instance's metrics
   * @param launchHook the launching lifecycle hook that the instance completes
   */
  public record Group(String name, String launchHook) {}

  /**
   * The log groups.
   *
   * @param app takes what Open WebUI, Docker, the health checks and the install say
   * @param service takes what Ollama says
   */
  public record Logs(String app, String service) {}

  /**
   * The model and how Ollama serves it.
   *
   * @param name as in Ollama's library: {@code llama3.2:3b}
   * @param contextTokens the context window; memory grows with it times the parallel requests
   * @param keepAlive how long an idle model stays loaded: {@code 30m}, {@code -1} for ever
   * @param parallelRequests how many requests the model answers at once
   * @param queueLength how many requests wait before Ollama answers 503
   */
  public record Model(
      String name,
      String contextTokens,
      String keepAlive,
      String parallelRequests,
      String queueLength) {}

  /**
   * Open WebUI.
   *
   * @param image with a pinned tag, which also names the lease of its database migrations
   * @param secretArn the Secrets Manager secret whose whole value signs sessions
   * @param cookiesSecure {@code true} where users come by HTTPS, otherwise {@code false}
   * @param requestSeconds how long Open WebUI waits for an answer of Ollama
   */
  public record WebUi(
      String image, String secretArn, String cookiesSecure, String requestSeconds) {}

  /**
   * What the platform stores outside the instance.
   *
   * @param bucket takes the uploads, under {@code open-webui/}
   * @param table holds the lease of the database migrations
   */
  public record Storage(String bucket, String table) {}

  /**
   * The database and cache of several Open WebUIs.
   *
   * @param secretArn the secret that RDS manages: a JSON object with username and password
   * @param cacheUrl with scheme and port: {@code rediss://cache.example:6379/0}
   */
  public record SharedDatabase(
      String host, String port, String name, String secretArn, String cacheUrl) {}

  /**
   * The settings under the names by which the scripts know them.
   *
   * @throws IllegalArgumentException if a value is blank or has a line break
   */
  Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_REGION", region);
    variables.put("ASG_NAME", group.name());
    variables.put("LAUNCH_HOOK", group.launchHook());
    variables.put("APP_LOG_GROUP", logs.app());
    variables.put("SERVICE_LOG_GROUP", logs.service());
    variables.put("OLLAMA_MODEL", model.name());
    variables.put("OLLAMA_CONTEXT_LENGTH", model.contextTokens());
    variables.put("OLLAMA_KEEP_ALIVE", model.keepAlive());
    variables.put("OLLAMA_PARALLEL_REQUESTS", model.parallelRequests());
    variables.put("OLLAMA_MAX_QUEUE", model.queueLength());
    variables.put("WEBUI_IMAGE", webUi.image());
    variables.put("WEBUI_SECRET_ARN", webUi.secretArn());
    variables.put("WEBUI_COOKIES_SECURE", webUi.cookiesSecure());
    variables.put("WEBUI_REQUEST_SECONDS", webUi.requestSeconds());
    variables.put("STORAGE_BUCKET", storage.bucket());
    variables.put("DATA_TABLE", storage.table());
    variables.put("WEBUI_DATABASE", database.isPresent() ? "postgres" : "embedded");
    database.ifPresent(
        shared -> {
          variables.put("DATABASE_HOST", shared.host());
          variables.put("DATABASE_PORT", shared.port());
          variables.put("DATABASE_NAME", shared.name());
          variables.put("DATABASE_SECRET_ARN", shared.secretArn());
          variables.put("CACHE_URL", shared.cacheUrl());
        });
    variables.forEach(InstanceSettings::requireOneLine);
    return variables;
  }

  private static void requireOneLine(String name, String value) {
    if (value == null || value.isBlank() || value.lines().count() != 1) {
      throw new IllegalArgumentException(
          "instance setting %s is '%s': give one line of text".formatted(name, value));
    }
  }
}
