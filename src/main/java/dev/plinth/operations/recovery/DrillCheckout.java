package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Bootstrap;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A checkout of a drill's own, whose settings are those of production in a region that may be lost.
 *
 * <p>That is never us-east-1: AWS keeps there what it has once for the world, such as roles and
 * distributions, so that its loss is another matter than that of a region.
 *
 * @param target the platform, in its most serious environment
 * @param bootstrap the stack that makes the place of its state
 * @param told what a person would be asked for at its recovery
 */
record DrillCheckout(Path root, Target target, Target bootstrap, Map<String, String> told) {
  /** The region that is lost. */
  static final String LOST = "us-west-2";

  /** The region that it is recovered in. */
  static final String OTHER = "us-east-2";

  /** Settings that ask for no provider beside that of AWS, which may be the only one at hand. */
  private static final Map<String, String> PLAIN =
      Map.of("ollama_storage_suffix", "drill", "ollama_ssh_key", "none");

  private static final List<String> PRODUCTION = List.of("production", "prod");

  /**
   * Makes it, in place of the one of an earlier drill.
   *
   * @param project whose settings it has
   * @throws Refused if there is no such platform
   */
  static DrillCheckout of(Path project, String platform, Path root) {
    FolderTree.delete(root);
    for (String part : List.of("environments", "bootstrap", "docs/openapi.json")) {
      FolderTree.copy(project.resolve(part), root.resolve(part));
    }
    var files = SettingsFiles.of(root);
    Target target = mostSerious(files, platform);
    Deployment deployment = new Synthesis(files).deployment(target);
    Target bootstrap = StandInStates.makerOf(files, deployment);
    move(files, bootstrap, deployment);
    String text = move(files, target, deployment);
    return new DrillCheckout(root, target, bootstrap, told(text));
  }

  private static Target mostSerious(SettingsFiles files, String platform) {
    List<String> environments = files.environments(platform);
    if (environments.isEmpty() || platform.equals(Bootstrap.NAME)) {
      throw new Refused(
          "platform \"%s\" cannot be recovered; there are: %s"
              .formatted(
                  platform,
                  String.join(
                      ", ",
                      PlatformCatalog.names().stream()
                          .filter(name -> !name.equals(Bootstrap.NAME))
                          .toList())));
    }
    return new Target(
        platform,
        environments.stream().filter(PRODUCTION::contains).findFirst().orElse(environments.get(0)));
  }

  /** Moves an environment to the region that is going to be lost, under its name. */
  private static String move(SettingsFiles files, Target target, Deployment deployment) {
    Path file = files.file(target.platform(), target.environment());
    String before = StandInFiles.read(file);
    int zones = new SettingsEdit(before).list("availability_zones").size();
    var settings =
        new StandInSettings(
            before,
            new StandInPlace(
                target.environment(),
                LOST,
                zones(zones),
                "plinth-state-%s-%s".formatted(deployment.accountId(), LOST),
                deployment.lockTable(),
                Optional.of(OTHER),
                List.of()));
    settings.translate();
    settings.tell(PLAIN);
    write(file, settings.text());
    return settings.text();
  }

  private static List<String> zones(int number) {
    return List.of("a", "b", "c").subList(0, number).stream().map(LOST::concat).toList();
  }

  /** The answers that a person would give: everything is found in the other region too. */
  private static Map<String, String> told(String text) {
    var edit = new SettingsEdit(text);
    var there =
        new StandInSettings(
            text, new StandInPlace("there", OTHER, List.of(), "", "", Optional.empty(), List.of()));
    var told = new LinkedHashMap<String, String>();
    for (String place : there.strange(Set.of()).keySet()) {
      String key = place.split("[.\\[]")[0];
      var value = edit.value(key);
      told.put(key, (value.isTextual() ? value.asText() : value.toString()).replace(LOST, OTHER));
    }
    return told;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
