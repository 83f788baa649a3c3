package dev.plinth.cli;

import dev.plinth.operations.images.ImageRetention;
import dev.plinth.operations.images.Images;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "clean",
    description = "Names images that nothing needs, asks, and deletes them with their snapshots.",
    mixinStandardHelpOptions = true)
final class ImagesCleanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private ImagesCommand images;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description = "Keeps the newest N of each architecture, at least 1, whether used or not.")
  private int newest;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      defaultValue = "0",
      description = "Keeps what is younger, too.")
  private int days;

  @Override
  public Integer call() {
    if (newest < 1 || days < 0) {
      throw new ParameterException(
          spec.commandLine(), "--keep is at least 1, and --older-than at least 0");
    }
    var session = images.plinth().session(spec.commandLine());
    new Images(session, options.open(images.plinth(), spec.commandLine()))
        .clean(
            new ImageRetention(newest, Duration.ofDays(days)),
            approval.over(session.out(), images.plinth().terminal()));
    return ExitCode.OK;
  }
}
