package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds configurations against what terraform and the providers know, without any account. The
 * providers are found once for all configurations that ask for the same.
 */
final class ConfigurationJudge implements AutoCloseable {
  private static final String WHAT = "terraform validate";

  private final Session session;
  private final Map<String, String> process;
  private final WorkingDirectory directory;
  private final Claim claim;
  private final Map<JsonNode, Terraform> ready = new HashMap<>();

  /**
   * @param process the environment variables of this process
   * @throws OperationFailed if another one of this checkout is at work
   */
  ConfigurationJudge(Session session, Map<String, String> process) {
    this.session = session;
    this.process = process;
    this.directory = WorkingDirectory.ofValidation(session.root());
    this.claim = Claim.of(directory, "validate");
  }

  @Override
  public void close() {
    claim.close();
  }

  /** What is wrong with a configuration, or that nothing is. */
  List<Inspection> inspect(TerraformBinary binary, String place, String json) {
    directory.write(json, Optional.empty());
    directory.useLocalState();
    try {
      JsonNode providers = directory.requiredProviders();
      if (!ready.containsKey(providers)) {
        // Terraform keeps one set of providers in a folder: another set takes the place of it.
        ready.clear();
        ready.put(providers, initialized(binary, providers));
      }
      return inspections(place, ready.get(providers).validate());
    } catch (OperationFailed failure) {
      return List.of(
          Inspection.problem(
              place,
              WHAT,
              new Obstacle(failure.getMessage(), "let terraform have the providers it asks for")));
    }
  }

  private Terraform initialized(TerraformBinary binary, JsonNode providers) {
    var configurationFile =
        new ProviderMirror(process).configurationFile(providers, directory.path());
    var terraform =
        new Terraform(
            binary,
            directory,
            TerraformEnvironment.of(process, configurationFile, Map.of()),
            session);
    terraform.init();
    return terraform;
  }

  private static List<Inspection> inspections(String place, JsonNode verdict) {
    var found = new ArrayList<Inspection>();
    for (JsonNode diagnostic : verdict.path("diagnostics")) {
      String said =
          "%s%n%s"
              .formatted(diagnostic.path("summary").asText(), diagnostic.path("detail").asText())
              .strip();
      String remedy = "correct what %s comes from".formatted(at(diagnostic));
      found.add(
          diagnostic.path("severity").asText().equals("error")
              ? Inspection.problem(place, WHAT, new Obstacle(said, remedy))
              : Inspection.warning(place, WHAT, said, ""));
    }
    return found.isEmpty() ? List.of(Inspection.good(place, WHAT, "valid")) : found;
  }

  private static String at(JsonNode diagnostic) {
    String address = diagnostic.path("address").asText();
    String line = "line %d of the JSON".formatted(diagnostic.at("/range/start/line").asInt());
    return address.isEmpty() ? line : address;
  }
}
