package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.TerraformState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tries out the API with and without a key, the service behind it, and what it keeps its data in.
 */
final class TroubleshooterProbes {
  private static final String HEALTH = "API";
  private static final String SEE_SERVICE =
      "look at the log groups of the API and of the service, and at its targets: ./plinth health";

  private final DeployedEnvironment environment;
  private final AwsAccess access;
  private final TerraformState state;
  private final SmokeOptions options;
  private final String mark;

  TroubleshooterProbes(DeployedEnvironment environment, SmokeOptions options, String mark) {
    this.environment = environment;
    this.access = environment.access();
    this.state = environment.state();
    this.options = options;
    this.mark = mark;
  }

  List<Probe> all() {
    var services = ServicesOfState.of(access, state);
    var probes = new ArrayList<Probe>(services.probes(access));
    var door = ApiDoor.of(state);
    probes.add(HttpProbe.get(ApiDoor.CLOSED, at("/sessions"), door::closed));
    if (!services.runnable().isEmpty()) {
      probes.add(HttpProbe.get(HEALTH, at("/health"), TroubleshooterProbes::isHealthy));
      probes.add(
          HttpProbe.get(
              ApiDoor.OPEN,
              at("/sessions"),
              Map.of("x-api-key", key()),
              answer -> door.open(answer, SEE_SERVICE)));
      probes.add(new LogProbe(access, logGroup(), options.silence()));
    }
    probes.addAll(TableProbe.of(access, state, mark));
    probes.add(BucketProbe.of(access, state, text("uploads_bucket"), mark));
    probes.add(new VectorIndexProbe(environment));
    probes.add(new CdnProbe(access, text("frontend_distribution_id")));
    probes.add(
        HttpProbe.get(
            "web application",
            options.cdnAddress().orElseGet(() -> URI.create(text("frontend_url"))),
            TroubleshooterProbes::isTheApplication));
    probes.add(new MonitoringProbe(access, state));
    return probes;
  }

  private static Observation isHealthy(HttpAnswer answer) {
    return answer.status() == 200
        ? Observation.good(HEALTH, "/health answers 200")
        : Observation.bad(HEALTH, "/health says " + answer, SEE_SERVICE);
  }

  private static Observation isTheApplication(HttpAnswer answer) {
    String part = "web application";
    if (answer.isFailure()) {
      return Observation.bad(
          part, answer.toString(), "the bucket policy and the key must admit the CDN");
    }
    return answer.status() == 200 && answer.isHtml()
        ? Observation.good(part, "is there")
        : Observation.unknown(
            part,
            "answers %d, and no page".formatted(answer.status()),
            "nothing is published there yet");
  }

  private URI at(String path) {
    String base = options.address().map(URI::toString).orElseGet(() -> text("invoke_url"));
    return URI.create(base.replaceFirst("/+$", "") + path);
  }

  private String key() {
    return state.resources("aws_api_gateway_api_key").stream()
        .map(key -> key.path("value").asText())
        .findFirst()
        .orElseThrow();
  }

  private String logGroup() {
    JsonNode groups = state.output("log_groups").orElseThrow();
    return groups.path("service").asText();
  }

  private String text(String output) {
    return state.output(output).orElseThrow().asText();
  }
}
