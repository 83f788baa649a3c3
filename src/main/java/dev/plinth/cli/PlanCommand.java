package dev.plinth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "plan",
    description = "Shows what deploy would change, and changes nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer>, LooksOnly {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rw-------");

  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunOptions options;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = {
        "Writes the plan to a file as well, as `terraform show -json` gives it.",
        "It may hold secrets: the file is readable to its owner alone."
      })
  private Path file;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = {
        "Writes a review of the plan to a file, as a comment on a pull request: what loses data,",
        "touches security or breaks a rule comes first. Sensitive values are masked."
      })
  private Path comment;

  @Override
  public Integer call() {
    var request = options.request();
    options.lifecycle(plinth, spec.commandLine()).plan(request, plan -> write(request, plan));
    return ExitCode.OK;
  }

  private void write(Request request, JsonNode plan) {
    if (file != null) {
      write(file, plan.toString());
    }
    if (comment != null) {
      write(comment, new PlanReview(plinth.root()).comment(request, plan));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
      Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new Refused("%s: cannot be written: check its folder and permissions".formatted(file));
    }
  }
}
