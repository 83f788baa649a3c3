package dev.plinth.cli;

import dev.plinth.operations.images.Images;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "list",
    description = "Shows the images in the environment's account and region, with what needs them.",
    mixinStandardHelpOptions = true)
final class ImagesListCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private ImagesCommand images;
  @Mixin private EnvironmentOptions options;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() {
    var session = images.plinth().session(spec.commandLine());
    var found = new Images(session, options.open(images.plinth(), spec.commandLine()));
    if (json) {
      found.listAsJson();
    } else {
      found.list();
    }
    return ExitCode.OK;
  }
}
