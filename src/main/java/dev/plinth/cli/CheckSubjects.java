package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What somebody wants to have checked.
 *
 * @param targets platforms of this project; empty if it is about files
 * @param files of Terraform JSON, or folders of such; empty if it is about platforms
 * @param everything whether it is the whole project, its own files as well
 */
record CheckSubjects(List<Target> targets, List<Path> files, boolean everything) {

  /**
   * Reads what was written on the command line: nothing, a platform, a platform and an environment,
   * or files and folders. A folder with the name of a platform is written {@code ./name}.
   *
   * @throws Refused if it is none of them
   */
  static CheckSubjects of(List<String> written, Synthesis synthesis) {
    if (written.isEmpty()) {
      return new CheckSubjects(synthesis.targets(), List.of(), true);
    }
    List<String> platforms = written.stream().filter(PlatformCatalog.names()::contains).toList();
    if (platforms.isEmpty()) {
      return files(written);
    }
    if (written.size() > 2 || !platforms.contains(written.get(0)) || isFile(written, 1)) {
      throw new Refused(
          "%s is a platform: it is checked alone or with one environment, and files without it"
              .formatted(platforms.get(0)));
    }
    return new CheckSubjects(targets(written, synthesis), List.of(), false);
  }

  private static List<Target> targets(List<String> written, Synthesis synthesis) {
    return written.size() == 1
        ? PlatformTargets.of(synthesis, written.get(0), "platform \"%s\" has no settings files")
        : List.of(new Target(written.get(0), written.get(1)));
  }

  private static CheckSubjects files(List<String> written) {
    written.stream()
        .filter(name -> !Files.exists(Path.of(name)))
        .findFirst()
        .ifPresent(
            missing -> {
              throw new Refused(
                  missing.endsWith(".json")
                      ? missing + ": no such file"
                      : "\"%s\" is no file, no folder, and no platform; platforms are: %s"
                          .formatted(missing, String.join(", ", PlatformCatalog.names())));
            });
    return new CheckSubjects(List.of(), written.stream().map(Path::of).toList(), false);
  }

  private static boolean isFile(List<String> written, int index) {
    return index < written.size()
        && (written.get(index).endsWith(".json") || Files.exists(Path.of(written.get(index))));
  }
}
