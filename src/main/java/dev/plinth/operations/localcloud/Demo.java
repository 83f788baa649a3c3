package dev.plinth.operations.localcloud;

import static java.util.stream.Collectors.toSet;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import dev.plinth.platforms.Bootstrap;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every platform, deployed for real to a local cloud with its production settings, or with those
 * that it has where it is in no production yet.
 */
public final class Demo {
  /**
   * Settings that ask for no provider beside that of AWS, so that the demo runs where only that one
   * can be had.
   */
  private static final Map<String, Map<String, String>> OVERRIDES =
      Map.of("ollama", Map.of("ollama_storage_suffix", "demo", "ollama_ssh_key", "none"));

  private static final List<String> PRODUCTION = List.of("production", "prod");

  private final Session session;
  private final Synthesis synthesis;

  public Demo(Session session) {
    this.session = session;
    this.synthesis = new Synthesis(SettingsFiles.of(session.root()));
  }

  /** Brings it up; what is up already is brought to what the settings say. */
  public void up() {
    Instant begin = Instant.now();
    LocalCloud cloud = LocalCloudServer.of(session.root()).start();
    session.say("local cloud at %s", cloud.endpoint());
    var lifecycle = new Lifecycle(session, cloud);
    List<Target> targets = targets();
    for (int i = 0; i < targets.size(); i++) {
      session.say("");
      session.say("[%d/%d] after %s", i + 1, targets.size(), since(begin));
      lifecycle.deploy(request(targets.get(i)), agreed -> {});
    }
    session.say("");
    session.say("the demo is up after %s; look at it with:", since(begin));
    targets.forEach(target -> session.say("  ./plinth plan %s --local%s", target, options(target)));
    session.say("  ./plinth local status");
    session.say("  ./plinth demo --down    takes it away");
  }

  /** Takes it away, local cloud and all. */
  public void down() {
    boolean ran = LocalCloudServer.of(session.root()).stop();
    session.say(ran ? "the demo is down" : "the demo is not up");
  }

  /** Those who keep the state of the platforms come first. */
  private List<Target> targets() {
    List<Target> platforms =
        PlatformCatalog.names().stream()
            .filter(platform -> !platform.equals(Bootstrap.NAME))
            .flatMap(platform -> mostSerious(synthesis.targets(platform)))
            .toList();
    Set<String> buckets = platforms.stream().map(this::stateBucket).collect(toSet());
    return Stream.concat(
            synthesis.targets(Bootstrap.NAME).stream()
                .filter(bootstrap -> buckets.contains(stateBucket(bootstrap))),
            platforms.stream())
        .toList();
  }

  /** Production, or everything of a platform that is in no production yet. */
  private static Stream<Target> mostSerious(List<Target> targets) {
    List<Target> production =
        targets.stream().filter(target -> PRODUCTION.contains(target.environment())).toList();
    return (production.isEmpty() ? targets : production).stream();
  }

  private String stateBucket(Target target) {
    return synthesis.deployment(target).stateBucket();
  }

  private static Request request(Target target) {
    return Request.of(target)
        .withOverrides(OVERRIDES.getOrDefault(target.platform(), Map.of()))
        .withPatience(Duration.ofMinutes(5))
        .withoutPlanText();
  }

  private static String options(Target target) {
    var text = new StringBuilder();
    OVERRIDES
        .getOrDefault(target.platform(), Map.of())
        .forEach((key, value) -> text.append(" --set %s=%s".formatted(key, value)));
    return text.toString();
  }

  private static String since(Instant begin) {
    Duration passed = Duration.between(begin, Instant.now());
    return "%d:%02d min".formatted(passed.toMinutes(), passed.toSecondsPart());
  }
}
