package dev.plinth.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A workflow of GitHub's.
 *
 * @param name of its file
 * @param text as it stands there
 * @param content what a parser of YAML makes of it
 */
public record Workflow(String name, String text, Map<String, Object> content) {
  private static final Path FOLDER = Path.of(".github/workflows");

  /**
   * A job of it.
   *
   * @param name with the file, for messages
   */
  record Job(String name, Map<String, Object> content) {
    List<Map<String, Object>> steps() {
      return list(content.get("steps"));
    }

    /** What its shells run. */
    Stream<String> commands() {
      return steps().stream().filter(step -> step.containsKey("run")).map(it -> text(it, "run"));
    }

    Map<String, Object> permissions() {
      return map(content.get("permissions"));
    }

    /** What the shell of the step of that name runs. */
    String command(String step) {
      return steps().stream()
          .filter(it -> text(it, "name").equals(step))
          .map(it -> text(it, "run"))
          .findFirst()
          .orElseThrow();
    }

    boolean isCall() {
      return content.containsKey("uses");
    }

    boolean uses(String action) {
      return steps().stream().anyMatch(step -> text(step, "uses").startsWith(action));
    }

    /** The environments that it runs for, as {@code ollama dev}. */
    List<String> targets() {
      return list(map(map(content.get("strategy")).get("matrix")).get("target"));
    }
  }

  /** All of this repository, by their names. */
  public static List<Workflow> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Workflow::read).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Workflow named(String name) {
    return read(FOLDER.resolve(name));
  }

  private static Workflow read(Path file) {
    try {
      String text = Files.readString(file);
      return new Workflow(file.getFileName().toString(), text, map(yaml().load(text)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A parser that refuses a key that stands twice. */
  static Yaml yaml() {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // Steps of Bitbucket share what they have in common by aliases.
    options.setMaxAliasesForCollections(500);
    return new Yaml(new SafeConstructor(options));
  }

  List<Job> jobs() {
    var jobs = new ArrayList<Job>();
    map(content.get("jobs")).forEach((id, job) -> jobs.add(new Job(name + " " + id, map(job))));
    return jobs;
  }

  Job job(String id) {
    return jobs().stream()
        .filter(it -> it.name().equals(name + " " + id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The shell of its commands, as GitHub's page "Workflow syntax" tells: the one that has a name
   * stops when any command of a pipe fails, the one that is taken otherwise hears the last alone.
   */
  List<String> shell() {
    return text(map(map(content.get("defaults")).get("run")), "shell").equals("bash")
        ? List.of("bash", "--noprofile", "--norc", "-eo", "pipefail")
        : List.of("bash", "-e");
  }

  /** What starts it; YAML 1.1 takes the word {@code on} for true. */
  Map<String, Object> triggers() {
    return map(content.get((Object) true));
  }

  /** What its shells run, and those of Bitbucket: {@link BitbucketTest}. */
  public Stream<String> commands() {
    return jobs().stream().flatMap(Job::commands);
  }

  static String text(Map<String, Object> object, String key) {
    return String.valueOf(object.getOrDefault(key, ""));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static <T> List<T> list(Object value) {
    return value == null ? List.of() : (List<T>) value;
  }
}
