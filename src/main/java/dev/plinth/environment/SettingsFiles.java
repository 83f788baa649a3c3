package dev.plinth.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings files of a project: {@code environments/<platform>/<environment>.tfvars.json}, and
 * {@code bootstrap/<environment>.tfvars.json} for the stack that makes the state buckets.
 */
public final class SettingsFiles {
  private static final String BOOTSTRAP = "bootstrap";
  private static final String ENDING = ".tfvars.json";

  private final Path root;

  private SettingsFiles(Path root) {
    this.root = root;
  }

  /** Those of the project in a folder. */
  public static SettingsFiles of(Path projectRoot) {
    return new SettingsFiles(projectRoot);
  }

  /** The environments that a platform has a file for, sorted; none for an unknown platform. */
  public List<String> environments(String platform) {
    return environmentsIn(folder(platform));
  }

  /** Where the settings of a platform in an environment are, or would be. */
  public Path file(String platform, String environment) {
    return folder(platform).resolve(environment + ENDING);
  }

  /**
   * Reads the settings of a platform in one environment.
   *
   * @param overrides settings to use instead of the file's, key to text
   * @throws InvalidSettings if there is no such environment, or its file or an override is not
   *     allowed
   */
  public <S extends EnvironmentSettings> S read(
      String platform, String environment, Class<S> type, Map<String, String> overrides) {
    List<String> environments = environments(platform);
    if (!environments.contains(environment)) {
      throw new InvalidSettings(
          "unknown environment \"%s\" of %s; %sthere are: %s"
              .formatted(
                  environment,
                  platform,
                  NearMiss.question(environment, environments),
                  listed(environments)));
    }
    return SettingsReader.read(root, file(platform, environment), type, overrides);
  }

  /** What is allowed in settings that have been read, and yet worth a look: a line each. */
  public List<String> warnings(String platform, EnvironmentSettings settings) {
    Path file = file(platform, settings.deployment().environment());
    return settings.warnings(Neighbour.of(file));
  }

  /** The environment that a file is for. */
  static String environment(Path file) {
    return file.getFileName().toString().replace(ENDING, "");
  }

  /** What there is instead of a file that is missing. */
  static String others(Path missing) {
    return listed(environmentsIn(missing.toAbsolutePath().getParent()));
  }

  /** The other settings files of its folder. */
  static Stream<Path> beside(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return environmentsIn(folder).stream()
        .filter(environment -> !environment.equals(environment(file)))
        .map(environment -> folder.resolve(environment + ENDING));
  }

  private Path folder(String platform) {
    return platform.equals(BOOTSTRAP)
        ? root.resolve(BOOTSTRAP)
        : root.resolve("environments").resolve(platform);
  }

  private static String listed(List<String> environments) {
    return environments.isEmpty() ? "none" : String.join(", ", environments);
  }

  private static List<String> environmentsIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .map(SettingsFiles::environment)
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
