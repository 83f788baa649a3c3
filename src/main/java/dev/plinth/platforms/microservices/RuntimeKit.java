package dev.plinth.platforms.microservices;

import dev.plinth.environment.microservices.ServiceSettings.Runtime;
import java.util.List;
import java.util.Map;

/**
 * What a service's language brings with it. The images are AWS's copies of the official ones: they
 * ask for no login and know no limit of pulls. They have no curl, so each language asks for the
 * health of its program itself.
 *
 * @param baseImage what the service's image is built on
 * @param testCommand what runs the service's tests inside its image
 * @param variables how the language behaves in a container
 * @param health asks the program for its health
 */
record RuntimeKit(
    String baseImage, String testCommand, Map<String, String> variables, HealthCheck health) {
  /** How a language asks for a page of its own container, and ends badly without a good answer. */
  interface HealthCheck {
    /** The command that asks for the address. */
    List<String> of(String url);
  }

  private static final RuntimeKit NODEJS =
      new RuntimeKit(
          "public.ecr.aws/docker/library/node:22-slim",
          "npm test",
          Map.of("NODE_ENV", "production"),
          url ->
              List.of(
                  "CMD",
                  "node",
                  "-e",
                  "fetch('%s').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
                      .formatted(url)));

  /** Lines are not held back, and no compiled files are written to a disk that takes none. */
  private static final RuntimeKit PYTHON =
      new RuntimeKit(
          "public.ecr.aws/docker/library/python:3.13-slim",
          "python -m pytest",
          Map.of("PYTHONUNBUFFERED", "1", "PYTHONDONTWRITEBYTECODE", "1"),
          url ->
              List.of(
                  "CMD",
                  "python",
                  "-c",
                  "import urllib.request; urllib.request.urlopen('%s', timeout=4)".formatted(url)));

  static RuntimeKit of(Runtime runtime) {
    return switch (runtime) {
      case NODEJS -> NODEJS;
      case PYTHON -> PYTHON;
    };
  }
}
