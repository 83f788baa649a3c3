package dev.plinth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.Deployment;
import dev.plinth.operations.EnvironmentStatus;
import dev.plinth.operations.GoodConfiguration;
import dev.plinth.operations.Known;
import dev.plinth.operations.Obstacle;
import dev.plinth.operations.Running;
import dev.plinth.platforms.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How an environment stands, for a person and for a program.
 *
 * @param selected the environment that this checkout or this shell works on
 */
record ShownStatus(EnvironmentStatus status, Optional<Target> selected) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For a person. */
  List<String> lines() {
    Deployment deployment = status.deployment();
    var lines = new ArrayList<String>();
    lines.add("%s%s".formatted(status.target(), selection()));
    lines.add(line("workspace", status.target().environment()));
    lines.add(line("account", "%s (%s)".formatted(deployment.accountId(), status.cloud())));
    lines.add(line("region", deployment.region()));
    lines.add(
        line("state", "%s in %s".formatted(deployment.stateBucket(), deployment.stateRegion())));
    lines.add(line("you are", status.caller(), caller -> caller));
    lines.add(line("deployed", status.state(), state -> state.map(this::words).orElse("no")));
    lines.add(
        line("last good", status.good(), good -> good.map(ShownStatus::words).orElse("none kept")));
    lines.add(
        line("lock", status.locks(), locks -> locks.isEmpty() ? "free" : String.join("; ", locks)));
    lines.add(line("runs", status.running(), ShownStatus::words));
    lines.add(
        line(
            "alarms",
            status.ringing(),
            names -> names.isEmpty() ? "none ringing" : "ringing: " + String.join(", ", names)));
    obstacles()
        .forEach(
            obstacle -> {
              lines.add(obstacle.what());
              obstacle.remedy().lines().forEach(remedy -> lines.add("  " + remedy));
            });
    return lines;
  }

  /** For a program; what is not known is null. */
  String json() {
    Deployment deployment = status.deployment();
    ObjectNode json = JSON.createObjectNode();
    json.put("platform", status.target().platform());
    json.put("environment", status.target().environment());
    json.put("selected", isSelected());
    json.put("account", deployment.accountId());
    json.put("cloud", status.cloud());
    json.put("region", deployment.region());
    json.put("stateBucket", deployment.stateBucket());
    json.put("stateRegion", deployment.stateRegion());
    json.set("caller", node(status.caller(), caller -> caller));
    json.set("deployed", node(status.state(), Optional::isPresent));
    json.set("resources", node(status.state(), state -> state.map(it -> it.resources())));
    json.set("serial", node(status.state(), state -> state.map(it -> it.serial())));
    json.set("lastGood", node(status.good(), good -> good.map(ShownStatus::node)));
    json.set("locks", node(status.locks(), locks -> locks));
    json.set("asleep", node(status.running(), Running::isAsleep));
    json.set("alarmsRinging", node(status.ringing(), names -> names));
    json.set("obstacles", JSON.valueToTree(obstacles().stream().map(Obstacle::what).toList()));
    return json.toPrettyString();
  }

  private boolean isSelected() {
    return selected.filter(status.target()::equals).isPresent();
  }

  private String selection() {
    if (selected.isEmpty()) {
      return "";
    }
    return isSelected() ? " (selected)" : " (%s is selected)".formatted(selected.get());
  }

  private String words(EnvironmentStatus.Contents state) {
    return "%d resources, serial %d".formatted(state.resources(), state.serial());
  }

  private static String words(GoodConfiguration good) {
    return "%s, by %s%s"
        .formatted(good, good.keptBy(), good.commit().map(hash -> ", commit " + hash).orElse(""));
  }

  private static String words(Running running) {
    if (running.groups() == 0) {
      return "nothing of its own";
    }
    return running.isAsleep()
        ? "asleep: no instance or task is to run"
        : "awake: %d instances and tasks are to run".formatted(running.wanted());
  }

  private static String line(String name, String text) {
    return "  %-10s %s".formatted(name, text);
  }

  private static <T> String line(String name, Known<T> known, Function<T, String> words) {
    return line(name, known.value().map(words).orElse("not known"));
  }

  private static JsonNode node(GoodConfiguration good) {
    return JSON.createObjectNode()
        .put("version", good.version())
        .put("keptAt", good.keptAt().toString())
        .put("keptBy", good.keptBy())
        .put("commit", good.commit().orElse(null));
  }

  private static <T> JsonNode node(Known<T> known, Function<T, ?> part) {
    Object found = known.value().<Object>map(part).orElse(null);
    return JSON.valueToTree(found instanceof Optional<?> maybe ? maybe.orElse(null) : found);
  }

  /** What was in the way, each once. */
  private List<Obstacle> obstacles() {
    return List.copyOf(
        new LinkedHashSet<>(
            Stream.<Known<?>>of(
                    status.caller(),
                    status.state(),
                    status.good(),
                    status.locks(),
                    status.running(),
                    status.ringing())
                .flatMap(known -> known.why().stream())
                .toList()));
  }
}
