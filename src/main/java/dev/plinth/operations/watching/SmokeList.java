package dev.plinth.operations.watching;

import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Refused;
import java.util.List;

/** What is tried out of which platform. */
final class SmokeList {
  private SmokeList() {}

  /**
   * The probes of an environment, in the order in which a request meets the parts.
   *
   * @param mark what everything written is called by
   * @throws Refused if the platform has nothing to try out
   */
  static List<Probe> of(DeployedEnvironment environment, SmokeOptions options, String mark) {
    String platform = environment.target().platform();
    return switch (platform) {
      case "ollama" -> new OllamaProbes(environment, options, mark).all();
      case "microservices" -> new MicroservicesProbes(environment, options).all();
      case "troubleshooter" -> new TroubleshooterProbes(environment, options, mark).all();
      default -> throw new Refused("platform %s has nothing to try out".formatted(platform));
    };
  }
}
