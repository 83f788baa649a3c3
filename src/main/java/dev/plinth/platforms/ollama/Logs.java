package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import java.util.List;

/** The log groups that instances write to. */
final class Logs {
  private final LogGroup app;
  private final LogGroup service;

  Logs(OllamaPlatform platform, Keys keys) {
    app = group(platform, keys, "app");
    service = group(platform, keys, "service");
  }

  /** What Open WebUI, Docker and the instance's own scripts say. */
  LogGroup app() {
    return app;
  }

  /** What Ollama says. */
  LogGroup service() {
    return service;
  }

  List<LogGroup> all() {
    return List.of(app, service);
  }

  private static LogGroup group(OllamaPlatform platform, Keys keys, String part) {
    return new LogGroup(
        platform,
        "ollama_" + part,
        new LogGroupProps(
            "/aws/ec2/" + platform.name(part),
            number(platform.settings().monitoring().logRetentionDays()),
            keys.logs()));
  }
}
