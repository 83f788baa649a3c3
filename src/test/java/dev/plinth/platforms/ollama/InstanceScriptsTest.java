package dev.plinth.platforms.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InstanceScriptsTest {
  static Stream<Path> scripts() throws Exception {
    var folder = Path.of(UserData.class.getResource("instance/install.sh").getPath()).getParent();
    return Stream.concat(Files.list(folder), Files.list(Path.of("src/main/packer")))
        .filter(file -> file.toString().endsWith(".sh"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void has_no_finding_of_shellcheck(Path script) throws Exception {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
    assumeTrue(
        installed || "true".equals(System.getenv("CI")),
        "shellcheck is not installed: install it to lint the scripts");
    var process =
        new ProcessBuilder(
                "shellcheck", "--external-sources", "--source-path=SCRIPTDIR", script.toString())
            .redirectErrorStream(true)
            .start();
    var findings = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(findings).isZero();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void stops_at_the_first_error_and_leaves_no_marker(Path script) throws Exception {
    var content = Files.readString(script);
    assertThat(content).endsWith("\n").doesNotContain("TODO", "FIXME", "\t", "END_OF_FILE");
    if (content.startsWith("#!")) {
      assertThat(content).contains("\nset -euo pipefail\n");
    }
  }
}
