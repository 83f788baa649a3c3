package dev.plinth.policy.rules.repository;

import dev.plinth.environment.StandIn;
import dev.plinth.policy.Repository;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the program of this project takes, as its sources and its files of settings say. */
final class PlinthCommand {
  private static final Pattern CALL =
      Pattern.compile(
          "(?<![\\w/])\\./plinth\\s+([a-z][\\w-]*)((?:\\s+[a-z][\\w-]*)*)(?![\\w.|/-])");
  private static final Pattern DECLARED =
      Pattern.compile("@Command\\((?:[^()\"]|\"[^\"]*\")*?\\bname\\s*=\\s*\"([\\w-]+)\"");
  private static final Set<String> OF_AN_ENVIRONMENT =
      Set.of("plan", "deploy", "destroy", "synth", "vectors");

  private final Set<String> commands;
  private final Set<String> settings;

  private PlinthCommand(Set<String> commands, Set<String> settings) {
    this.commands = commands;
    this.settings = settings;
  }

  /** What a repository has of it; without its sources, nothing is wrong about a call. */
  static PlinthCommand of(Repository repository) {
    return new PlinthCommand(
        repository
            .matching("src/main/java/**.java")
            .flatMap(file -> DECLARED.matcher(file.text()).results())
            .map(name -> name.group(1))
            .collect(Collectors.toSet()),
        repository.files().stream()
            .map(Repository.File::path)
            .filter(path -> path.endsWith(".tfvars.json"))
            .map(path -> path.replaceFirst("^environments/", "").replace(".tfvars.json", ""))
            .collect(Collectors.toSet()));
  }

  /** What is wrong with the calls in a line. */
  Stream<String> problems(String line) {
    return commands.isEmpty()
        ? Stream.empty()
        : CALL.matcher(line)
            .results()
            .flatMap(call -> problem(call.group(1), call.group(2).strip().split("\\s+")).stream());
  }

  private Optional<String> problem(String command, String[] names) {
    if (!commands.contains(command)) {
      return Optional.of("./plinth has no command " + command);
    }
    if (!OF_AN_ENVIRONMENT.contains(command) || names[0].isEmpty()) {
      return Optional.empty();
    }
    if (settings.stream().noneMatch(it -> it.startsWith(names[0] + "/"))) {
      return Optional.of("there is no platform " + names[0]);
    }
    return names.length < 2 || isEnvironment(names[0], names[1])
        ? Optional.empty()
        : Optional.of("%s has no environment %s".formatted(names[0], names[1]));
  }

  /** What stands in for an environment in another region has a file only from that day on. */
  private boolean isEnvironment(String platform, String name) {
    return settings.contains(platform + "/" + name)
        || settings.contains(platform + "/" + StandIn.original(name));
  }
}
