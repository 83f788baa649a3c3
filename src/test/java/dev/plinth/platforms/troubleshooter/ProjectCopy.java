package dev.plinth.platforms.troubleshooter;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A copy of the project's settings and of its OpenAPI file, to be changed and synthesized. */
final class ProjectCopy {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SETTINGS = Path.of("environments", "troubleshooter");
  private static final Path DOCUMENT = Path.of("docs", "openapi.json");
  private static final Target TARGET = new Target("troubleshooter", "mvp");

  private final Path root;

  ProjectCopy(Path root) {
    this.root = root;
    copy(DOCUMENT);
    try (Stream<Path> files = Files.list(SETTINGS)) {
      files.forEach(this::copy);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** With another OpenAPI file. */
  ProjectCopy withDocument(Consumer<ObjectNode> change) {
    change(DOCUMENT, change);
    return this;
  }

  /** With another text in a file of the settings. */
  ProjectCopy withSettings(String file, String text) {
    write(SETTINGS.resolve(file), text);
    return this;
  }

  String json() {
    return new Synthesis(SettingsFiles.of(root)).synthesize(TARGET, Map.of()).json();
  }

  TerraformDocument synthesized() {
    return TerraformDocument.read(json());
  }

  private void change(Path file, Consumer<ObjectNode> change) {
    try {
      var content = (ObjectNode) JSON.readTree(root.resolve(file).toFile());
      change.accept(content);
      write(file, content.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void copy(Path file) {
    try {
      write(file, Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void write(Path file, String text) {
    try {
      Files.createDirectories(root.resolve(file).getParent());
      Files.write(root.resolve(file), List.of(text));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
