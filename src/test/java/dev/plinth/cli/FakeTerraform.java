package dev.plinth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A terraform that does what a test says, and keeps what it was asked to do. */
record FakeTerraform(Path folder) {
  private static final String SCRIPT =
      """
      echo "$@" >> '%1$s/asked'
      case "$1" in
      %3$s
        version) echo '{"terraform_version": "%2$s"}' ;;
        state) echo '{}' ;;
        output) echo '{}' ;;
        show) echo '{"resource_changes": []}' ;;
      esac
      """;

  /**
   * A program in a folder.
   *
   * @param version that it says it is
   * @param cases of the shell's {@code case "$1"} before its own, such as {@code plan) exit 2 ;;}
   */
  static FakeTerraform in(Path folder, String version, String cases) {
    program(folder.resolve("terraform"), SCRIPT.formatted(folder, version, cases));
    return new FakeTerraform(folder);
  }

  /** Writes a program for the shell. */
  static void program(Path path, String script) {
    try {
      Files.writeString(path, "#!/bin/sh\n" + script);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The PATH with this terraform first. */
  String searchPath() {
    return folder + ":" + System.getenv("PATH");
  }

  /** The command lines that it was given, in order. */
  List<String> asked() {
    try {
      return Files.readAllLines(folder.resolve("asked"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
