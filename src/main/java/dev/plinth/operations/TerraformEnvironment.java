package dev.plinth.operations;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The environment variables that terraform runs with: those it needs, and none that would change
 * what it does behind our back, such as {@code TF_CLI_ARGS}, {@code TF_VAR_…} or {@code
 * TF_WORKSPACE}.
 */
final class TerraformEnvironment {
  private static final Set<String> PASSED_ON =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TMPDIR",
          "LANG",
          "LC_ALL",
          "TERM",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "XDG_CONFIG_HOME",
          "XDG_DATA_HOME",
          "GOGC",
          "TF_LOG",
          "TF_LOG_PATH",
          "TF_PLUGIN_CACHE_DIR",
          "TF_REGISTRY_CLIENT_TIMEOUT",
          // The one variable that is no setting: a code of an MFA device stands in no file.
          "TF_VAR_audit_mfa");

  /**
   * How far the heaps of terraform and its providers may grow before Go collects garbage, in
   * percent of what is in use. Each run reads the schemas of 1,500 resource types: with Go's own
   * 100 a third of its work is collecting; with this it takes half as much memory again.
   */
  private static final String HEAP_GROWTH = "400";

  private TerraformEnvironment() {}

  /**
   * Chosen from the variables of this process.
   *
   * @param configurationFile of the terraform command line, if it needs one
   * @param cloud what leads to the cloud, over the variables of this process
   */
  static Map<String, String> of(
      Map<String, String> process, Optional<Path> configurationFile, Map<String, String> cloud) {
    var chosen = new HashMap<String, String>();
    chosen.put("GOGC", HEAP_GROWTH);
    process.forEach(
        (name, value) -> {
          if (PASSED_ON.contains(name) || name.startsWith("AWS_")) {
            chosen.put(name, value);
          }
        });
    chosen.put("TF_IN_AUTOMATION", "1");
    chosen.put("TF_INPUT", "0");
    configurationFile.ifPresent(file -> chosen.put("TF_CLI_CONFIG_FILE", file.toString()));
    chosen.putAll(cloud);
    return chosen;
  }
}
