package dev.plinth.operations.localcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.Cloud;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An emulator of AWS, reached at one address for all services: our own ({@link LocalCloudServer})
 * or another, such as LocalStack.
 *
 * <p>In our own the access key is the number of the account, so that environments of several
 * accounts live side by side.
 */
public final class LocalCloud implements Cloud {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An operation that the emulator lacks fails at once, instead of 25 times with growing pauses.
   */
  private static final int MAX_RETRIES = 3;

  private final URI endpoint;

  private LocalCloud(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** The emulator at an address, such as {@code http://127.0.0.1:4566}. */
  public static LocalCloud at(URI endpoint) {
    return new LocalCloud(endpoint);
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public String name() {
    return "local cloud at " + endpoint;
  }

  @Override
  public String suffix() {
    return "-local";
  }

  /**
   * Leads terraform and every AWS SDK here, with keys that are of no use anywhere else. The region
   * is left to the configuration.
   */
  @Override
  public Map<String, String> environment(String accountId) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_ENDPOINT_URL", endpoint.toString());
    variables.put("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "false");
    variables.put("AWS_ACCESS_KEY_ID", accountId);
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    // A session or a profile of the user's own belongs to the real AWS.
    variables.put("AWS_SESSION_TOKEN", "");
    variables.put("AWS_PROFILE", "");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put("AWS_S3_USE_PATH_STYLE", "true");
    return variables;
  }

  /** Adds to every AWS provider of the configuration what only an emulator needs. */
  @Override
  public Optional<String> override(String json) {
    try {
      var providers = JSON.createArrayNode();
      for (JsonNode provider : listed(JSON.readTree(json).path("provider").path("aws"))) {
        ObjectNode addition = providers.addObject();
        if (provider.has("alias")) {
          addition.set("alias", provider.get("alias"));
        }
        addition.put("max_retries", MAX_RETRIES).put("s3_use_path_style", true);
      }
      if (providers.isEmpty()) {
        return Optional.empty();
      }
      ObjectNode override = JSON.createObjectNode();
      override.putObject("provider").set("aws", providers);
      return Optional.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(override));
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A single provider may stand without a list around it. */
  private static Iterable<JsonNode> listed(JsonNode providers) {
    return providers.isObject() ? JSON.createArrayNode().add(providers) : providers;
  }

  @Override
  public String toString() {
    return name();
  }
}
