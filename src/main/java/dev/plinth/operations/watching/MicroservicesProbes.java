package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.TerraformState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Tries out the services that run: the public ones by the first path that the load balancer leads
 * to them, and the logs of all. Their health paths are for the load balancer alone, which does not
 * lead to them.
 */
final class MicroservicesProbes {
  private final AwsAccess access;
  private final TerraformState state;
  private final SmokeOptions options;

  MicroservicesProbes(DeployedEnvironment environment, SmokeOptions options) {
    this.access = environment.access();
    this.state = environment.state();
    this.options = options;
  }

  List<Probe> all() {
    var services = ServicesOfState.of(access, state);
    var probes = new ArrayList<Probe>(services.probes(access));
    services
        .runnable()
        .forEach(service -> path(service).map(at -> answer(service, at)).ifPresent(probes::add));
    services.runnable().forEach(service -> logGroup(service).map(this::log).ifPresent(probes::add));
    probes.add(new MonitoringProbe(access, state));
    return probes;
  }

  private Probe answer(JsonNode service, String path) {
    String part = "answer of " + ServicesOfState.name(service);
    return HttpProbe.get(part, URI.create(base() + path), answer -> judged(part, path, answer));
  }

  /** Without being signed in, and with nothing asked for, a refusal is an answer too. */
  private static Observation judged(String part, String path, HttpAnswer answer) {
    return answer.isFailure()
        ? Observation.bad(
            part,
            "%s says %s".formatted(path, answer),
            "look at its log group and at its targets: ./plinth health")
        : Observation.good(part, "%s answers %d".formatted(path, answer.status()));
  }

  private Probe log(String group) {
    return new LogProbe(access, group, options.silence());
  }

  /** Where the load balancer leads to a service; nowhere, if only other services call it. */
  private Optional<String> path(JsonNode service) {
    String group = service.at("/load_balancer/0/target_group_arn").asText();
    return state.resources("aws_lb_listener_rule").stream()
        .filter(rule -> rule.at("/action/0/target_group_arn").asText().equals(group))
        .flatMap(rule -> StreamSupport.stream(rule.path("condition").spliterator(), false))
        .map(condition -> condition.at("/path_pattern/0/values/0"))
        .filter(JsonNode::isTextual)
        .map(pattern -> pattern.asText().replace("*", ""))
        .findFirst();
  }

  /** An output for each service says where it writes. */
  private Optional<String> logGroup(JsonNode service) {
    for (JsonNode output : state.json().path("outputs")) {
      JsonNode value = output.path("value");
      if (value.path("service_name").asText().equals(ServicesOfState.name(service))) {
        return Optional.of(value.path("log_group").asText());
      }
    }
    return Optional.empty();
  }

  private String base() {
    return options
        .address()
        .map(URI::toString)
        .orElseGet(() -> "https://" + state.output("alb_dns_name").orElseThrow().asText())
        .replaceFirst("/+$", "");
  }
}
