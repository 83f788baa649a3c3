package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Reads settings files that are not there yet as if they were, so that nothing wrong is ever
 * written.
 *
 * @param root the checkout that they are for
 */
record SettingsRehearsal(Path root) {
  /** What the settings of a checkout are read with. */
  private static final List<String> PARTS =
      List.of("environments", "bootstrap", "docs/openapi.json");

  /**
   * Where a platform would be deployed.
   *
   * @param texts of the files that are not there yet
   * @throws Refused if they are not allowed
   */
  Deployment deployment(Target target, Map<Path, String> texts) {
    Path stage = null;
    try {
      stage = Files.createTempDirectory("plinth-settings-");
      for (String part : PARTS) {
        if (Files.exists(root.resolve(part))) {
          FolderTree.copy(root.resolve(part), stage.resolve(part));
        }
      }
      for (var text : texts.entrySet()) {
        Files.writeString(stage.resolve(root.relativize(text.getKey())), text.getValue());
      }
      return new Synthesis(SettingsFiles.of(stage)).deployment(target);
    } catch (InvalidSettings invalid) {
      throw new Refused(
          "the settings that %s would have are not allowed; --set KEY=VALUE changes them%n%s"
              .formatted(target, invalid.getMessage().replace(stage + "/", "")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      FolderTree.delete(stage);
    }
  }
}
