package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a pipeline of Bitbucket installs, with others in the place of what installs and downloads.
 */
class ToolchainTest {
  private static final Path SCRIPT = Path.of(".ci/toolchain").toAbsolutePath();

  @TempDir private Path folder;

  @BeforeEach
  void nothing_is_installed() throws Exception {
    for (String program : new String[] {"apt-get", "tar", "unzip"}) {
      program(program, "exit 0");
    }
    program("curl", "echo \"$*\" >>\"$HOME/downloads\"; echo reviewed >\"$5\"");
    program("sha256sum", "read -r sum file; grep -qs reviewed \"$file\"");
  }

  @Test
  void downloads_what_is_not_there() throws Exception {
    assertThat(run()).isZero();
    assertThat(folder.resolve("downloads")).content().contains("node-v", "terraform_");
  }

  @Test
  void takes_what_an_earlier_run_has_left() throws Exception {
    cached("reviewed");

    assertThat(run()).isZero();
    assertThat(folder.resolve("downloads")).doesNotExist();
  }

  /** A cache of Bitbucket lives for a week, and keeps what its first run has put there. */
  @Test
  void downloads_again_what_is_of_another_version() throws Exception {
    cached("of another version");

    assertThat(run()).isZero();
    assertThat(folder.resolve("downloads")).content().contains("node-v", "terraform_");
  }

  @Test
  void installs_nothing_else_than_was_reviewed() throws Exception {
    program("curl", "echo changed >\"$5\"");

    assertThat(run()).isNotZero();
  }

  private void cached(String content) throws Exception {
    Path tools = Files.createDirectories(folder.resolve(".cache/plinth-tools"));
    Files.writeString(tools.resolve("node.tar.xz"), content);
    Files.writeString(tools.resolve("terraform.zip"), content);
  }

  private void program(String name, String script) throws Exception {
    Path programs = Files.createDirectories(folder.resolve("programs"));
    Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private int run() throws Exception {
    var process = new ProcessBuilder(SCRIPT.toString()).directory(folder.toFile()).inheritIO();
    process.environment().put("HOME", folder.toString());
    process
        .environment()
        .merge("PATH", folder.resolve("programs") + ":", (path, own) -> own + path);
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
