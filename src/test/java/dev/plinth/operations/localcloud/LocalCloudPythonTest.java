package dev.plinth.operations.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.operations.OperationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With scripts in place of Python, which write down what they are asked. */
class LocalCloudPythonTest {
  @TempDir Path folder;
  private Path programs;
  private Path asked;

  @BeforeEach
  void begin() throws IOException {
    programs = Files.createDirectories(folder.resolve("bin"));
    asked = folder.resolve("asked");
  }

  @Test
  void takes_the_python_of_the_machine_if_it_has_moto() throws IOException {
    script(programs.resolve("python3"), "exit 0");

    assertThat(python().command("--port", "1").command())
        .containsExactly(programs.resolve("python3").toString(), "-m", "localcloud", "--port", "1");
    assertThat(asked).content().isEqualTo("-m localcloud --check\n");
  }

  @Test
  void says_that_there_is_no_python() {
    assertThatThrownBy(() -> python().command())
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("python3 is not on the PATH")
        .hasMessageContaining("install Python 3.10 or later")
        .hasMessageContaining("./plinth local up --endpoint URL");
  }

  @Test
  void makes_a_virtual_environment_otherwise_and_installs_what_is_required() throws IOException {
    pythonThatMakesVirtualEnvironments("exit 0");

    String interpreter = python().command("--port", "1").command().get(0);

    assertThat(interpreter).isEqualTo(folder.resolve("venv/bin/python").toString());
    assertThat(asked)
        .content()
        .contains("-m venv --clear " + folder.resolve("venv"))
        .contains("--requirement " + folder.resolve("sources/requirements.txt"));
  }

  @Test
  void makes_the_virtual_environment_once() throws IOException {
    pythonThatMakesVirtualEnvironments("exit 0");
    python().command();
    Files.delete(asked);

    python().command();

    assertThat(asked).content().doesNotContain("venv --clear").doesNotContain("pip");
  }

  @Test
  void says_why_nothing_could_be_installed() throws IOException {
    pythonThatMakesVirtualEnvironments("echo no route to the index; exit 1");

    assertThatThrownBy(() -> python().command())
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("moto cannot be installed")
        .hasMessageContaining("no route to the index")
        .hasMessageContaining("./plinth local up --endpoint URL");
  }

  /** A python3 without moto, whose virtual environments answer with a script. */
  private void pythonThatMakesVirtualEnvironments(String answer) throws IOException {
    Path made = programs.resolve("made");
    script(made, answer);
    script(
        programs.resolve("python3"),
        """
        [ "$2" = venv ] || exit 1
        /bin/mkdir -p "$4/bin" && /bin/cp "%s" "$4/bin/python"
        """
            .formatted(made));
  }

  private void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\necho \"$*\" >> \"%s\"\n%s\n".formatted(asked, text));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private LocalCloudPython python() {
    return new LocalCloudPython(
        folder.resolve("sources"), folder.resolve("venv"), Map.of("PATH", programs.toString()));
  }
}
