package dev.plinth.cli;

import dev.plinth.operations.Destruction;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "destroy",
    description = "Says what will be lost, asks, and takes the platform away.",
    mixinStandardHelpOptions = true)
final class DestroyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      description = "The account of a production that --confirm names: the second proof.")
  private String account;

  @Option(
      names = "--lift-protection",
      description = "Lifts the protection from deletion first, with an apply of its own.")
  private boolean lifting;

  @Option(
      names = "--empty-buckets",
      description =
          "Deletes what is in buckets, all versions of it, and in repositories and backup vaults.")
  private boolean emptying;

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var accountProof = new AccountProof(account, out, plinth.terminal());
    options
        .lifecycle(plinth, spec.commandLine())
        .destroy(
            options.request(),
            new Destruction(lifting, emptying),
            accountProof.after(approval.over(out, plinth.terminal())));
    return ExitCode.OK;
  }
}
