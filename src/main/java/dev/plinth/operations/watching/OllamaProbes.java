package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.TerraformState;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tries out Open WebUI, Ollama behind it, and what both keep their data in. */
final class OllamaProbes {
  private static final String SEE_APP =
      "look at the log group of the application and at the targets: ./plinth health";

  private final AwsAccess access;
  private final TerraformState state;
  private final SmokeOptions options;
  private final String mark;

  OllamaProbes(DeployedEnvironment environment, SmokeOptions options, String mark) {
    this.access = environment.access();
    this.state = environment.state();
    this.options = options;
    this.mark = mark;
  }

  List<Probe> all() {
    String base = base();
    var probes = new ArrayList<Probe>();
    probes.add(
        HttpProbe.literal("load balancer", URI.create(base + "/"), OllamaProbes::balancerAnswers));
    probes.add(HttpProbe.get("Open WebUI", URI.create(base + "/health"), OllamaProbes::isHealthy));
    probes.add(HttpProbe.get("Open WebUI's page", URI.create(base + "/"), OllamaProbes::isThePage));
    probes.add(
        new OllamaApiProbe(base, Duration.ofSeconds(number("ollama_client_timeout_seconds"))));
    probes.addAll(
        List.of(
            new LogProbe(access, text("ollama_app_log_group"), options.silence()),
            new LogProbe(access, text("ollama_service_log_group"), options.silence())));
    probes.addAll(TableProbe.of(access, state, mark));
    probes.add(BucketProbe.of(access, state, text("ollama_storage_bucket"), mark));
    probes.add(new CdnProbe(access, text("ollama_cdn_id")));
    probes.add(
        HttpProbe.literal(
            "CDN's answer",
            options
                .cdnAddress()
                .orElseGet(
                    () -> URI.create("https://%s/".formatted(text("ollama_cdn_domain_name")))),
            OllamaProbes::cdnAnswers));
    probes.add(new MonitoringProbe(access, state));
    return probes;
  }

  private static Observation balancerAnswers(HttpAnswer answer) {
    return answer.isFailure()
        ? Observation.bad("load balancer", answer.toString(), SEE_APP)
        : Observation.good("load balancer", "answers " + answer.status());
  }

  /**
   * @see <a href="https://docs.openwebui.com/getting-started/advanced-topics/monitoring">Health of
   *     Open WebUI</a>
   */
  private static Observation isHealthy(HttpAnswer answer) {
    return answer.status() == 200 && answer.json().path("status").asBoolean()
        ? Observation.good("Open WebUI", "says that it is well")
        : Observation.bad("Open WebUI", answer.toString(), SEE_APP);
  }

  private static Observation isThePage(HttpAnswer answer) {
    return answer.status() == 200 && answer.isHtml()
        ? Observation.good("Open WebUI's page", "is there")
        : Observation.bad("Open WebUI's page", answer.toString(), SEE_APP);
  }

  /** The bucket has nothing at its root, which the CDN says with a status of class 4xx. */
  private static Observation cdnAnswers(HttpAnswer answer) {
    return answer.isFailure()
        ? Observation.bad(
            "CDN's answer", answer.toString(), "the bucket policy and the key must admit the CDN")
        : Observation.good("CDN's answer", Integer.toString(answer.status()));
  }

  private String base() {
    return options
        .address()
        .map(URI::toString)
        .orElseGet(() -> text("ollama_webui_url"))
        .replaceFirst("/+$", "");
  }

  private String text(String output) {
    return state.output(output).orElseThrow().asText();
  }

  private long number(String output) {
    return state.output(output).orElseThrow().asLong();
  }
}
