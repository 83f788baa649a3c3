package dev.plinth.operations.loading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.environment.ollama.OllamaSettings;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run of the load test against a deployed Ollama. */
public final class LoadTest {
  private static final String OLLAMA = "ollama";

  /**
   * The classes of {@code loadtest/locustfile.py}; Locust ends with 1 over others, as over a miss.
   */
  private static final List<String> USERS =
      List.of("OllamaLoadTest", "ReadHeavyUser", "WriteHeavyUser");

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  private final Session session;
  private final DeployedEnvironment environment;

  /**
   * A load test of an environment.
   *
   * @throws Refused if its platform answers no prompts
   */
  public LoadTest(Session session, DeployedEnvironment environment) {
    this.session = session;
    this.environment = environment;
    if (!environment.target().platform().equals(OLLAMA)) {
      throw new Refused(
          "platform %s has no load test; %s has"
              .formatted(environment.target().platform(), OLLAMA));
    }
  }

  /**
   * Puts the load on, to the end of the scenario.
   *
   * @param confirmed the environment that may be production; empty where it may not
   * @return 0 if every threshold was kept, 1 if one was missed or there is no Ollama, 2 if there is
   *     no such scenario
   * @throws Refused if it is production and nobody said so, or there are no such users
   * @throws OperationFailed if Locust is not installed
   */
  public int run(Load load, String confirmed) {
    requireConfirmation(confirmed);
    requireUsers(load.users());
    Locust locust = Locust.of(session.root(), System.getenv());
    String url = load.url().orElseGet(this::address);
    Path results = results(load);
    introduce(load, url);
    return locust.run(session, arguments(load, url, results));
  }

  private void requireConfirmation(String confirmed) {
    Target target = environment.target();
    boolean named = target.environment().equals(confirmed);
    if (!confirmed.isEmpty() && !named) {
      throw new Refused(
          "--confirm says %s, the environment is %s".formatted(confirmed, target.environment()));
    }
    if (environment.deployment().isProduction() && !named) {
      throw new Refused(
          "%s has users, who would feel the load%n  if that is meant: --confirm %s"
              .formatted(target, target.environment()));
    }
  }

  private static void requireUsers(List<String> users) {
    for (String name : users) {
      if (!USERS.contains(name)) {
        throw new Refused(
            "there are no users %s%n  there are %s".formatted(name, String.join(", ", USERS)));
      }
    }
  }

  private String address() {
    return environment
        .state()
        .output("ollama_webui_url")
        .map(JsonNode::asText)
        .orElseThrow(
            () ->
                new OperationFailed(
                    "%s gives out no ollama_webui_url".formatted(environment.target()),
                    "deploy it again, or name the address with --url"));
  }

  private String model() {
    return SettingsFiles.of(session.root())
        .read(OLLAMA, environment.target().environment(), OllamaSettings.class, Map.of())
        .model()
        .model()
        .value();
  }

  /** A folder that no other run has. */
  private Path results(Load load) {
    String name =
        "%s-%s-%s"
            .formatted(
                environment.target().environment(),
                load.scenario(),
                LocalDateTime.now(ZoneOffset.UTC).format(STAMP));
    try {
      return Files.createDirectories(session.root().resolve(".plinth/loadtest").resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void introduce(Load load, String url) {
    environment.introduce(session, "loadtest");
    session.say("  address    %s", url);
    session.say("  scenario   %s, scale %s", load.scenario(), load.scale());
  }

  private List<String> arguments(Load load, String url, Path results) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--headless",
                "--loglevel=WARNING",
                "--host=" + url,
                "--scenario=" + load.scenario(),
                "--scale=" + load.scale(),
                "--model=" + load.model().orElseGet(this::model),
                "--results=" + results,
                "--csv=" + results.resolve("locust"),
                "--html=" + results.resolve("locust.html")));
    if (!session.interactive()) {
      arguments.add("--only-summary");
    }
    arguments.addAll(load.users());
    return arguments;
  }
}
