package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.EnvironmentStatus;
import dev.plinth.platforms.Synthesis;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "status",
    description = {
      "Says how an environment stands: account, credentials, deployment, lock, alarms.",
      "Without one, which environment is selected and which there are."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;

  @Option(names = "--json", description = "Prints JSON; what is not known is null.")
  private boolean asJson;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (!options.isGiven()) {
      out.println("none is selected; there are:");
      new Synthesis(SettingsFiles.of(plinth.root()))
          .targets()
          .forEach(target -> out.println("  " + target));
      return ExitCode.OK;
    }
    var status =
        EnvironmentStatus.of(
            plinth.session(spec.commandLine()), options.cloud(plinth), options.target());
    var shown = new ShownStatus(status, plinth.selection().target());
    if (asJson) {
      out.println(shown.json());
    } else {
      shown.lines().forEach(out::println);
    }
    return ExitCode.OK;
  }
}
