package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a java, a node and a Maven that only say how they were called. */
class LauncherTest {
  private static final String JAVA =
      """
      case "$*" in
        -version) echo 'openjdk version "%s"' >&2 ;;
        *ArchiveClassesAtExit*) ;;
        *) echo "run: $*" ;;
      esac
      """;
  private static final String MAVEN =
      """
      echo built >> builds
      mkdir -p target
      : > target/plinth.jar
      printf 'a.jar:b.jar' > target/plinth.classpath
      """;

  @TempDir private Path root;
  @TempDir private Path programs;

  @BeforeEach
  void prepare() throws IOException {
    Files.copy(Path.of("plinth"), root.resolve("plinth"));
    for (String folder :
        List.of("src/main/java", "src/main/resources", "bindings/generator", "bindings/cdktf")) {
      Files.createDirectories(root.resolve(folder));
    }
    for (String file :
        List.of(
            "pom.xml",
            "src/pom.xml",
            "src/main/java/A.java",
            "bindings/generate.mjs",
            "bindings/package-lock.json",
            "bindings/cdktf/pom.xml")) {
      Files.createFile(root.resolve(file));
    }
    FakeTerraform.program(programs.resolve("java"), JAVA.formatted("17.0.15"));
    FakeTerraform.program(programs.resolve("node"), "echo v20.1.0");
    FakeTerraform.program(programs.resolve("npm"), "");
    FakeTerraform.program(programs.resolve("mvn"), MAVEN);
  }

  @Test
  void builds_once_and_then_runs() throws IOException {
    Run first = launch("synth", "ollama dev");
    Run second = launch("synth", "ollama dev");

    assertThat(first.err()).isEqualTo("plinth: building (a first build takes a minute or two)\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("-cp %s/target/plinth.jar:a.jar:b.jar".formatted(root.toRealPath()))
        .contains(" -Djdk.console=java.base ")
        .endsWith("dev.plinth.cli.Plinth synth ollama dev\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void builds_again_when_a_source_was_edited_or_deleted() throws IOException {
    launch();
    Files.setLastModifiedTime(
        root.resolve("src/main/java/A.java"), FileTime.from(Instant.now().plusSeconds(60)));
    launch();
    assertThat(builds()).isEqualTo(2);

    Files.setLastModifiedTime(
        root.resolve("src/main/java/A.java"), FileTime.from(Instant.now().minusSeconds(60)));
    age("target/plinth.built");
    launch();
    assertThat(builds()).as("a folder changed after the build").isEqualTo(3);
  }

  @Test
  void builds_again_when_the_checkout_was_moved() throws IOException {
    launch();
    Files.writeString(root.resolve("target/plinth.built"), "/elsewhere\n");

    launch();

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void runs_through_a_symbolic_link_from_any_folder() throws IOException {
    Path link = programs.resolve("linked-plinth");
    Files.createSymbolicLink(link, root.resolve("plinth"));
    try {
      Run run = run(link, programs, List.of("--version"));

      assertThat(run.out()).contains("-Dplinth.home=" + root.toRealPath());
    } finally {
      Files.delete(link);
    }
  }

  @Test
  void shows_the_output_of_a_build_that_failed() {
    FakeTerraform.program(programs.resolve("mvn"), "echo '[ERROR] A.java:[1,1] no class'; exit 1");

    Run run = launch("synth");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("[ERROR] A.java:[1,1] no class").contains("the build failed");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void says_what_is_missing_and_where_to_get_it() throws IOException {
    Files.delete(programs.resolve("mvn"));
    assertThat(launch().err()).startsWith("plinth: Maven is missing: install Maven 3.8");

    Files.delete(programs.resolve("node"));
    assertThat(launch().err()).startsWith("plinth: Node.js is missing: install version 20");

    Files.delete(programs.resolve("java"));
    assertThat(launch().err()).startsWith("plinth: Java is missing: install a JDK 17");
  }

  @Test
  void refuses_versions_that_are_too_old() {
    FakeTerraform.program(programs.resolve("node"), "echo v16.20.0");
    assertThat(launch().err()).contains("Node.js 20 or later is needed, and node is v16.20.0");

    FakeTerraform.program(programs.resolve("java"), JAVA.formatted("11.0.2"));
    Run run = launch();

    assertThat(run.err()).contains("Java 17 or later is needed").contains("11.0.2");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  private record Run(int exitCode, String out, String err) {}

  private Run launch(String... arguments) {
    return run(root.resolve("plinth"), root, List.of(arguments));
  }

  private Run run(Path launcher, Path folder, List<String> arguments) {
    var command = new ArrayList<String>(List.of("/bin/bash", launcher.toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", programs + ":" + basics());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), out, err);
    } catch (IOException | InterruptedException failure) {
      throw new AssertionError(failure);
    }
  }

  /** A folder with the shell's tools and without those that a test takes away. */
  private String basics() {
    Path basics = root.resolve("basics");
    if (!Files.exists(basics)) {
      try {
        Files.createDirectory(basics);
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
      for (String tool :
          List.of("find", "mkdir", "rm", "mv", "cat", "sleep", "readlink", "dirname")) {
        FakeTerraform.program(
            basics.resolve(tool), "PATH=/usr/bin:/bin exec %s \"$@\"".formatted(tool));
      }
    }
    return basics.toString();
  }

  private long builds() throws IOException {
    return Files.readAllLines(root.resolve("builds")).size();
  }

  private void age(String file) throws IOException {
    Files.setLastModifiedTime(root.resolve(file), FileTime.from(Instant.now().minusSeconds(30)));
  }
}
