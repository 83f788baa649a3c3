package dev.plinth.cli;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Selection;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "switch",
    description = {
      "Selects the environment that this checkout works on, or says which it is.",
      "Commands may then leave it out, and those that change something refuse any other."
    },
    mixinStandardHelpOptions = true)
final class SwitchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @ArgGroup private Choice choice;

  /** An environment or none. */
  private static final class Choice {
    @ArgGroup(exclusive = false)
    private Named named;

    @Option(names = "--none", required = true, description = "Selects none.")
    private boolean none;
  }

  private static final class Named {
    @Parameters(index = "0", paramLabel = "PLATFORM", description = "The platform.")
    private String platform;

    @Parameters(index = "1", paramLabel = "ENVIRONMENT", description = "Its environment.")
    private String environment;
  }

  @Override
  public Integer call() {
    Selection selection = plinth.selection();
    if (choice == null) {
      selection.target().ifPresentOrElse(this::show, () -> out().println("none is selected"));
    } else if (choice.none) {
      selection.selectNone();
      out().println("none is selected: every command names its own");
    } else {
      var target = new Target(choice.named.platform, choice.named.environment);
      show(target);
      selection.select(target);
    }
    if (choice != null && selection.isOfShell()) {
      spec.commandLine()
          .getErr()
          .printf(
              "plinth: warning: %s selects %s in this shell, whatever the checkout has%n",
              Selection.VARIABLE, selection.target().orElseThrow());
    }
    return ExitCode.OK;
  }

  /** Reads the settings, so that what is not there is not selected. */
  private void show(Target target) {
    Deployment deployment = new Synthesis(SettingsFiles.of(plinth.root())).deployment(target);
    out()
        .printf(
            "selected: %s (account %s, %s)%n", target, deployment.accountId(), deployment.region());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
