package dev.plinth.platforms.troubleshooter;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function is a program as the service is one, wherever a policy names the programs. */
class ProgramsTest {
  private static final Path SETTINGS = Path.of("environments", "troubleshooter");
  private static final List<String> ROLES =
      List.of(
          "arn:aws:iam::333333333333:role/troubleshooter-task-mvp",
          "arn:aws:iam::333333333333:role/troubleshooter-lambda-search-mvp");

  @TempDir private Path root;

  @Test
  void each_function_reads_frames_and_vectors_as_the_service_does() throws IOException {
    TerraformDocument document = withAFunction();

    assertThat(
            document
                .locals()
                .block("uploads_bucket")
                .blocks("Statement")
                .get(1)
                .block("Condition")
                .block("StringNotEquals")
                .texts("aws:PrincipalArn"))
        .isEqualTo(ROLES);
    assertThat(document.locals().blocks("cache_data").get(0).texts("Principal")).isEqualTo(ROLES);
    assertThat(document.resources("aws_iam_role"))
        .extracting(role -> role.text("name").orElseThrow())
        .containsAll(ROLES.stream().map(arn -> arn.substring(arn.indexOf('/') + 1)).toList());
  }

  private TerraformDocument withAFunction() throws IOException {
    Files.createDirectories(root.resolve(SETTINGS));
    Files.createDirectories(root.resolve("docs"));
    Files.copy(Path.of("docs/openapi.json"), root.resolve("docs/openapi.json"));
    try (Stream<Path> files = Files.list(SETTINGS)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(SETTINGS).resolve(file.getFileName()));
      }
    }
    Files.writeString(
        root.resolve(SETTINGS).resolve("functions.json"),
        """
        [
          {
            "name": "search",
            "handler": "app.handler",
            "runtime": "python3.13",
            "memory_mb": 512,
            "timeout_s": 20,
            "package_location": "s3://example-packages/search/1.0.0.zip",
            "reserved_concurrency": -1,
            "environment_vars": {}
          }
        ]
        """);
    return TerraformDocument.read(
        new Synthesis(SettingsFiles.of(root))
            .synthesize(new Target("troubleshooter", "mvp"), Map.of())
            .json());
  }
}
