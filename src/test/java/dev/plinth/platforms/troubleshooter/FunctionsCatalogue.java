package dev.plinth.platforms.troubleshooter;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The platform with a catalogue of functions of the test's, in a project of its own. */
record FunctionsCatalogue(Path root) {
  private static final Path SETTINGS = Path.of("environments", "troubleshooter");
  private static final Path DOCUMENT = Path.of("docs", "openapi.json");

  TerraformDocument synthesize(String functions) throws IOException {
    Files.createDirectories(root.resolve(SETTINGS));
    Files.createDirectories(root.resolve(DOCUMENT).getParent());
    try (Stream<Path> files = Files.list(SETTINGS)) {
      for (Path file : Stream.concat(files, Stream.of(DOCUMENT)).toList()) {
        Files.copy(file, root.resolve(file));
      }
    }
    Files.writeString(root.resolve(SETTINGS).resolve("functions.json"), functions);
    return TerraformDocument.read(
        new Synthesis(SettingsFiles.of(root))
            .synthesize(new Target("troubleshooter", "mvp"), Map.of())
            .json());
  }

  /** A function of the name with so much memory. */
  static String function(String name, int memoryMb) {
    return """
    {
      "name": "%s",
      "handler": "app.handler",
      "runtime": "python3.13",
      "memory_mb": %d,
      "timeout_s": 10,
      "package_location": "s3://example-packages/app/1.0.0.zip",
      "reserved_concurrency": -1,
      "environment_vars": {}
    }
    """
        .formatted(name, memoryMb);
  }

  static String of(String... functions) {
    return List.of(functions).toString();
  }
}
